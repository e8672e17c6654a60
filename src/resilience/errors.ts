/**
 * The three ways in which this library itself refuses or ends a call, as errors told apart by name
 * or class. They carry no stack: they are made where the dependency is failing, often, and the
 * place that called is in the stack of whoever awaits.
 *
 * @module
 */
import { isInstance } from "./chain/foreign-error.ts";
import { makeProblem, type Problem, problemResponse } from "../core/problem.ts";

/** What every error of this library's own says. */
export interface UpstreamErrorInit {
  /** The name of the upstream, breaker or policy. */
  readonly upstream: string;
  /** After how many ms trying again makes sense; 0 when that is not known. */
  readonly retryAfterMs?: number;
  /** What led to it. */
  readonly cause?: unknown;
}

/** What {@link CircuitOpenError}, {@link BulkheadFullError} and {@link TimeoutError} share. */
export abstract class UpstreamError extends Error {
  /** The name of the upstream, breaker or policy. */
  readonly upstream: string;
  /** After how many ms trying again makes sense; 0 when that is not known. */
  readonly retryAfterMs: number;

  /** An error of ours that says `message`. */
  constructor(message: string, init: UpstreamErrorInit) {
    const restore = withoutStacks();
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    restore();
    this.upstream = init.upstream;
    this.retryAfterMs = init.retryAfterMs ?? 0;
  }

  /**
   * The problem+json of this error. Hono answers with it by itself when a handler lets the error
   * pass and there is no `onError`.
   */
  getResponse(): Response {
    const problem = toProblem(this)!;
    return problemResponse(problem, retryAfterHeader(problem));
  }
}

/** The circuit is open, or isolated by hand: the dependency was not called. */
export class CircuitOpenError extends UpstreamError {
  /** Always `"CircuitOpenError"`. */
  override readonly name = "CircuitOpenError";

  /** For an upstream that is not called, for some time. */
  constructor(init: UpstreamErrorInit) {
    super(`the circuit of ${init.upstream} is open`, init);
  }
}

/** No slot was free, and none in the queue either (or not within `maxWait`). */
export class BulkheadFullError extends UpstreamError {
  /** Always `"BulkheadFullError"`. */
  override readonly name = "BulkheadFullError";

  /** For an upstream that has no slot free. */
  constructor(init: UpstreamErrorInit) {
    super(`too many calls to ${init.upstream} at once`, init);
  }
}

/** An attempt (`timeout`) or the whole call (`deadline`) took too long. */
export class TimeoutError extends UpstreamError {
  /** Always `"TimeoutError"`, as that of `AbortSignal.timeout()`. */
  override readonly name = "TimeoutError";

  /** For an upstream that did not answer within `ms`. */
  constructor(ms: number, init: UpstreamErrorInit) {
    super(`${init.upstream} did not answer within ${ms} ms`, init);
  }
}

/**
 * The problem that tells a client of one of this library's errors: `circuit-open` 503,
 * `overloaded` 503 or `upstream-timeout` 504; undefined for any other error.
 *
 * @param error Whatever was caught.
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
  // The dependency's name is the operator's business: the detail does not carry it.
  if (error instanceof CircuitOpenError) {
    return makeProblem(undefined, "circuit-open", "A dependency is failing; try later.", members);
  }
  if (error instanceof BulkheadFullError) {
    return makeProblem(undefined, "overloaded", "Too much at once; try later.", members);
  }
  return makeProblem(undefined, "upstream-timeout", "A dependency did not answer in time.");
}

/** Whether an error is one of ours. Anything may be thrown, also what throws when it is asked. */
export function isUpstreamError(error: unknown): error is UpstreamError {
  return isInstance(error, UpstreamError);
}

/** Whether an error of ours says that time was up. */
export function isTimeout(error: UpstreamError): boolean {
  return error instanceof TimeoutError;
}

/** `Retry-After` of a problem that has one. */
export function retryAfterHeader(problem: Problem): Record<string, string> {
  return problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) };
}

/** Makes errors that are created until `restore()` cost no stack trace, where the engine lets us. */
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
    // Hardened realms freeze Error: then the error has a stack after all.
    return false;
  }
}
