/**
 * How a result is to be read: does it speak against the dependency, for it, or not at all?
 *
 * @module
 */
import type { Outcome } from "./breaker-types.ts";
import type { Work } from "./chain.ts";
import { TimeoutError, UpstreamError } from "./errors.ts";

/** A status of 5xx is a failure; 4xx says something of the request, not of the dependency. */
export function judgeStatus(status: number): Outcome {
  if (status >= 500) return "failure";
  return status >= 400 ? "neutral" : "success";
}

/**
 * An error is a failure, unless it is a refusal of our own (the dependency was not called), carries
 * a 4xx status (`HTTPException`, most SDKs), or comes of the caller's own abort.
 */
export function judgeError(error: unknown, signal: AbortSignal | undefined): Outcome {
  if (error instanceof UpstreamError) return error instanceof TimeoutError ? "failure" : "neutral";
  if (signal?.aborted) return "neutral";
  const status = (error as { status?: unknown } | null | undefined)?.status;
  return typeof status === "number" && status >= 400 && status < 500 ? "neutral" : "failure";
}

/** True for what a fallback or a stale answer may stand in for: failures, and our own refusals. */
export function isFailure(work: Work, threw: boolean, value: unknown): boolean {
  return work.judge(threw, value) === "failure" || threw && value instanceof UpstreamError;
}
