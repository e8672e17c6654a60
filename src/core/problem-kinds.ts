/**
 * The kinds of problems. Each is a value of its own, so that a bundle only has those of its guards.
 *
 * @module
 */
import type { Problem, ProblemCode } from "./request/types.ts";

/** A kind of problem. */
export interface ProblemKind {
  readonly code: ProblemCode;
  readonly status: Problem["status"];
  readonly title: string;
  /** The name of its type in IANA's registry; other types are in the docs under the code. */
  readonly registered?: string;
}

export const RATE_LIMITED: ProblemKind = {
  code: "rate-limited",
  status: 429,
  title: "Too many requests",
  registered: "quota-exceeded",
};
export const COST_EXCEEDS_CAPACITY: ProblemKind = {
  code: "cost-exceeds-capacity",
  status: 429,
  title: "This request can never pass the limit",
};
export const LIMITER_UNAVAILABLE: ProblemKind = {
  code: "limiter-unavailable",
  status: 503,
  title: "Rate limiting is unavailable",
  registered: "temporary-reduced-capacity",
};
export const INJECTION_DETECTED: ProblemKind = {
  code: "injection-detected",
  status: 400,
  title: "The request looks like an attack",
};
export const ROLE_NOT_ALLOWED: ProblemKind = {
  code: "role-not-allowed",
  status: 422,
  title: "A message has a role that is not allowed",
};
export const VALIDATION_FAILED: ProblemKind = {
  code: "validation-failed",
  status: 422,
  title: "The request is not valid",
};
export const MALFORMED_BODY: ProblemKind = {
  code: "malformed-body",
  status: 400,
  title: "The body cannot be read",
};
export const BODY_REQUIRED: ProblemKind = {
  code: "body-required",
  status: 400,
  title: "A body is required",
};
export const BODY_TOO_DEEP: ProblemKind = {
  code: "body-too-deep",
  status: 400,
  title: "The body is nested too deeply",
};
export const BODY_TIMEOUT: ProblemKind = {
  code: "body-timeout",
  status: 408,
  title: "The body did not arrive in time",
};
export const PAYLOAD_TOO_LARGE: ProblemKind = {
  code: "payload-too-large",
  status: 413,
  title: "The body is too large",
};
export const SCAN_BUDGET_EXCEEDED: ProblemKind = {
  code: "scan-budget-exceeded",
  status: 413,
  title: "The request takes too much work to scan",
};
export const UNSUPPORTED_MEDIA_TYPE: ProblemKind = {
  code: "unsupported-media-type",
  status: 415,
  title: "The content type is not supported",
};
export const RESPONSE_INVALID: ProblemKind = {
  code: "response-invalid",
  status: 500,
  title: "The response is not valid",
};
export const UNKNOWN_TOOL: ProblemKind = {
  code: "unknown-tool",
  status: 404,
  title: "There is no such tool",
};
export const CIRCUIT_OPEN: ProblemKind = {
  code: "circuit-open",
  status: 503,
  title: "A dependency is failing",
  registered: "temporary-reduced-capacity",
};
export const OVERLOADED: ProblemKind = {
  code: "overloaded",
  status: 503,
  title: "The service is overloaded",
  registered: "temporary-reduced-capacity",
};
export const UPSTREAM_TIMEOUT: ProblemKind = {
  code: "upstream-timeout",
  status: 504,
  title: "A dependency did not answer in time",
};
export const UPSTREAM_UNREACHABLE: ProblemKind = {
  code: "upstream-unreachable",
  status: 502,
  title: "A dependency cannot be reached",
};
export const UNHEALTHY: ProblemKind = {
  code: "unhealthy",
  status: 503,
  title: "The service is not healthy",
};
export const IDEMPOTENCY_KEY_MISSING: ProblemKind = {
  code: "idempotency-key-missing",
  status: 400,
  title: "An idempotency key is required",
};
export const IDEMPOTENCY_KEY_INVALID: ProblemKind = {
  code: "idempotency-key-invalid",
  status: 400,
  title: "The idempotency key is not valid",
};
export const IDEMPOTENCY_KEY_REUSED: ProblemKind = {
  code: "idempotency-key-reused",
  status: 422,
  title: "The idempotency key was used for another request",
};
export const IDEMPOTENCY_KEY_IN_PROGRESS: ProblemKind = {
  code: "idempotency-key-in-progress",
  status: 409,
  title: "The first request is still running",
};
export const IDEMPOTENCY_KEY_COMPLETED: ProblemKind = {
  code: "idempotency-key-completed",
  status: 409,
  title: "The request has run, and its answer was not kept",
};
export const IDEMPOTENCY_UNAVAILABLE: ProblemKind = {
  code: "idempotency-unavailable",
  status: 503,
  title: "Protection against repeated requests is unavailable",
  registered: "temporary-reduced-capacity",
};
export const API_KEY_INVALID: ProblemKind = {
  code: "api-key-invalid",
  status: 401,
  title: "The API key is missing or not valid",
};
export const SCOPE_MISSING: ProblemKind = {
  code: "scope-missing",
  status: 403,
  title: "The API key lacks a scope",
};
export const API_KEYS_UNAVAILABLE: ProblemKind = {
  code: "api-keys-unavailable",
  status: 503,
  title: "API keys cannot be checked",
  registered: "temporary-reduced-capacity",
};
export const WEBHOOK_SIGNATURE_INVALID: ProblemKind = {
  code: "webhook-signature-invalid",
  status: 401,
  title: "The delivery is not authentic",
};
export const WEBHOOK_STALE: ProblemKind = {
  code: "webhook-stale",
  status: 401,
  title: "The delivery is not authentic",
};
export const WEBHOOK_IN_PROGRESS: ProblemKind = {
  code: "webhook-in-progress",
  status: 409,
  title: "The delivery is being handled",
};
export const WEBHOOK_UNAVAILABLE: ProblemKind = {
  code: "webhook-unavailable",
  status: 503,
  title: "Webhooks cannot be checked",
  registered: "temporary-reduced-capacity",
};
