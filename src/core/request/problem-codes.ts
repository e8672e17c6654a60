/**
 * The catalogue of problem codes.
 *
 * @module
 */

/** The code of every refusal that this library makes. */
export type ProblemCode =
  | "rate-limited"
  | "cost-exceeds-capacity"
  | "limiter-unavailable"
  | "injection-detected"
  | "role-not-allowed"
  | "validation-failed"
  | "malformed-body"
  | "body-required"
  | "body-too-deep"
  | "body-timeout"
  | "payload-too-large"
  | "scan-budget-exceeded"
  | "unsupported-media-type"
  | "response-invalid"
  | "unknown-tool"
  | "circuit-open"
  | "overloaded"
  | "upstream-timeout"
  | "upstream-unreachable"
  | "unhealthy"
  | "idempotency-key-missing"
  | "idempotency-key-invalid"
  | "idempotency-key-reused"
  | "idempotency-key-in-progress"
  | "idempotency-key-completed"
  | "idempotency-unavailable"
  | "api-key-invalid"
  | "scope-missing"
  | "api-keys-unavailable"
  | "webhook-signature-invalid"
  | "webhook-stale"
  | "webhook-in-progress"
  | "webhook-unavailable";
