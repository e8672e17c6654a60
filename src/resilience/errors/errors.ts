/**
 * The errors with which this library refuses or ends a call, distinguished by name or class. They
 * carry no stack trace: they are created often while a dependency fails, and the await in the
 * caller shows where the call was made.
 *
 * @module
 */
import { makeProblem, type Problem, problemResponse } from "../../core/problem.ts";
import { CIRCUIT_OPEN, OVERLOADED, UPSTREAM_TIMEOUT } from "../../core/problem-kinds.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { findCause, headerOf, isInstance, member } from "./foreign-error.ts";
import { isUnreachable, unreachableProblem } from "./unreachable.ts";

/** Members of every {@link UpstreamError}. */
export interface UpstreamErrorInit {
  /** The name of the upstream, breaker or policy. */
  readonly upstream: string;
  /** When to try again, in ms from now; 0 when unknown. */
  readonly retryAfterMs?: number | undefined;
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
    const limit = stackLimit();
    // Without a stack trace.
    setStackLimit(0);
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    setStackLimit(limit);
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
 * Converts an error of a call to a problem: `circuit-open` 503, `overloaded` 503 or
 * `upstream-timeout` 504 for an {@link UpstreamError}, `upstream-unreachable` 502 for a dependency
 * that cannot be reached. Follows the `cause` of errors, as those of an SDK that wraps them.
 * Returns undefined for any other error.
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
 *   return c.json(problem, problem.status);
 * });
 * ```
 */
export function toProblem(error: unknown): Problem | undefined {
  const ours = upstreamErrorIn(error);
  if (ours !== undefined) return problemOf(ours);
  const refusal = findCause(error, (cause) => refusalIn(cause) !== undefined);
  if (refusal !== undefined) return problemOfCode(refusalIn(refusal)!);
  return isUnreachable(error) ? unreachableProblem() : undefined;
}

/** Makes the problem of an error; `c` is the request that it ends. */
export function problemOf(error: UpstreamError, c?: EdgeContext): Problem {
  const members = error.retryAfterMs > 0 && Number.isFinite(error.retryAfterMs)
    ? { retryAfter: Math.ceil(error.retryAfterMs / 1_000) }
    : undefined;
  if (error instanceof CircuitOpenError) return problemOfCode("circuit-open", members, c);
  if (error instanceof BulkheadFullError) return problemOfCode("overloaded", members, c);
  return problemOfCode("upstream-timeout", undefined, c);
}

/** The details do not name the dependency: its name is internal. */
const PROBLEMS = {
  "circuit-open": [CIRCUIT_OPEN, "A dependency is failing; try later."],
  "overloaded": [OVERLOADED, "Too much at once; try later."],
  "upstream-timeout": [UPSTREAM_TIMEOUT, "A dependency did not answer in time."],
} as const;

type RefusalCode = keyof typeof PROBLEMS;

function problemOfCode(
  code: RefusalCode,
  members?: { retryAfter: number },
  c?: EdgeContext,
): Problem {
  const [kind, detail] = PROBLEMS[code];
  return makeProblem(c, kind, detail, members);
}

/** The header of {@link refusalResponse} by which the error of an SDK is recognised. */
const REFUSAL = "x-djed-refusal";

/** A refusal as the Response of a `fetch`: SDKs do not retry it. */
export function refusalResponse(error: UpstreamError): Response {
  const problem = problemOf(error);
  return problemResponse(problem, {
    ...retryAfterHeader(problem),
    "x-should-retry": "false",
    [REFUSAL]: problem.code,
  });
}

/** The refusal that an SDK turned from a {@link refusalResponse} into an error. */
function refusalIn(error: unknown): RefusalCode | undefined {
  const headers = member(error, "headers") ?? member(member(error, "response"), "headers");
  const code = headerOf(headers, REFUSAL);
  return code !== null && Object.hasOwn(PROBLEMS, code) ? code as RefusalCode : undefined;
}

/** The first {@link UpstreamError} of an error and its causes. */
export function upstreamErrorIn(error: unknown): UpstreamError | undefined {
  return findCause(error, isUpstreamError) as UpstreamError | undefined;
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

/** Number of stack frames that the engine records for an error; undefined if it has no limit. */
function stackLimit(): number | undefined {
  return (Error as { stackTraceLimit?: number }).stackTraceLimit;
}

function setStackLimit(limit: number | undefined): void {
  try {
    (Error as { stackTraceLimit?: number }).stackTraceLimit = limit;
  } catch {
    // `Error` is frozen in hardened realms: then the error has a stack trace.
  }
}
