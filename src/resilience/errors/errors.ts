/**
 * The errors with which this library refuses or ends a call, distinguished by name or class. They
 * carry no stack trace: they are created often while a dependency fails, and the await in the
 * caller shows where the call was made.
 *
 * @module
 */
import { makeProblem, type Problem, problemResponse } from "../../core/problem.ts";
import { isInstance } from "./foreign-error.ts";

/** Members of every {@link UpstreamError}. */
export interface UpstreamErrorInit {
  /** The name of the upstream, breaker or policy. */
  readonly upstream: string;
  /** When to try again, in ms from now; 0 when unknown. */
  readonly retryAfterMs?: number;
  /** The error that caused it. */
  readonly cause?: unknown;
}

/** Base class of {@link CircuitOpenError}, {@link BulkheadFullError} and {@link TimeoutError}. */
export abstract class UpstreamError extends Error {
  /** The name of the upstream, breaker or policy. */
  readonly upstream: string;
  /** When to try again, in ms from now; 0 when unknown. */
  readonly retryAfterMs: number;

  /** Creates an error with this message. */
  constructor(message: string, init: UpstreamErrorInit) {
    const restore = withoutStacks();
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    restore();
    this.upstream = init.upstream;
    this.retryAfterMs = init.retryAfterMs ?? 0;
  }

  /**
   * The problem+json response for this error. Hono sends it when a handler does not catch the error
   * and there is no `onError`.
   */
  getResponse(): Response {
    const problem = toProblem(this)!;
    return problemResponse(problem, retryAfterHeader(problem));
  }
}

/** The circuit is open or isolated: the dependency was not called. */
export class CircuitOpenError extends UpstreamError {
  /** Always `"CircuitOpenError"`. */
  override readonly name = "CircuitOpenError";

  /** Creates the error of an open circuit. */
  constructor(init: UpstreamErrorInit) {
    super(`the circuit of ${init.upstream} is open`, init);
  }
}

/** No slot was free, and the queue was full or the wait exceeded `maxWait`. */
export class BulkheadFullError extends UpstreamError {
  /** Always `"BulkheadFullError"`. */
  override readonly name = "BulkheadFullError";

  /** Creates the error of a full bulkhead. */
  constructor(init: UpstreamErrorInit) {
    super(`too many calls to ${init.upstream} at once`, init);
  }
}

/** An attempt (`timeout`) or the whole call (`deadline`) took too long. */
export class TimeoutError extends UpstreamError {
  /** Always `"TimeoutError"`, like the error of `AbortSignal.timeout()`. */
  override readonly name = "TimeoutError";

  /** Creates the error of a call that took longer than `ms`. */
  constructor(ms: number, init: UpstreamErrorInit) {
    super(`${init.upstream} did not answer within ${ms} ms`, init);
  }
}

/**
 * Converts an {@link UpstreamError} to a problem: `circuit-open` 503, `overloaded` 503 or
 * `upstream-timeout` 504. Returns undefined for any other error.
 *
 * @param error Any caught value.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { toProblem } from "@djed/edge/resilience";
 *
 * const app = new Hono();
 * app.onError((error, c) => {
 *   const problem = toProblem(error);
 *   if (problem === undefined) return c.text("Internal Server Error", 500);
 *   return c.json(problem, problem.status as 503);
 * });
 * ```
 */
export function toProblem(error: unknown): Problem | undefined {
  if (!isUpstreamError(error)) return undefined;
  const members = error.retryAfterMs > 0 && Number.isFinite(error.retryAfterMs)
    ? { retryAfter: Math.ceil(error.retryAfterMs / 1_000) }
    : undefined;
  // The dependency's name is internal: it is not exposed to clients.
  if (error instanceof CircuitOpenError) {
    return makeProblem(undefined, "circuit-open", "A dependency is failing; try later.", members);
  }
  if (error instanceof BulkheadFullError) {
    return makeProblem(undefined, "overloaded", "Too much at once; try later.", members);
  }
  return makeProblem(undefined, "upstream-timeout", "A dependency did not answer in time.");
}

/** Whether a thrown value is an {@link UpstreamError}. Safe for values that throw when read. */
export function isUpstreamError(error: unknown): error is UpstreamError {
  return isInstance(error, UpstreamError);
}

/** Whether it is a {@link TimeoutError}. */
export function isTimeout(error: UpstreamError): boolean {
  return error instanceof TimeoutError;
}

/** The `Retry-After` header of a problem; empty when it has none. */
export function retryAfterHeader(problem: Problem): Record<string, string> {
  return problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) };
}

/** Turns off stack traces until the returned function is called, where the engine allows it. */
function withoutStacks(): () => void {
  const errors = Error as { stackTraceLimit?: number };
  const limit = errors.stackTraceLimit;
  return setLimit(errors, 0) ? () => void setLimit(errors, limit) : () => {};
}

function setLimit(errors: { stackTraceLimit?: number }, limit: number | undefined): boolean {
  try {
    errors.stackTraceLimit = limit;
    return true;
  } catch {
    // `Error` is frozen in hardened realms: then the error has a stack trace.
    return false;
  }
}
