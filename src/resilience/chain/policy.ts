/**
 * Parts put together in an order of one's own.
 *
 * @module
 */
import { systemClock } from "../../core/clock.ts";
import { record } from "../../core/request/decision.ts";
import { defineMiddleware } from "../../core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware } from "../../core/request/middleware.ts";
import { makeProblem, refuse } from "../../core/problem.ts";
import type { Attempt, Host, Part, PartKind, PolicyPart, Step } from "./chain.ts";
import { compose, perform } from "./perform.ts";
import type { ExecuteOptions } from "../breaker/circuit-breaker-types.ts";
import { isUpstreamError, retryAfterHeader, toProblem, type UpstreamError } from "../errors.ts";
import { RouteWork } from "./route-work.ts";
import { limitOf } from "../parts/timeout.ts";
import { FunctionWork } from "./work.ts";

/** Parts, put together. */
export interface Policy {
  /** The parts, outermost first: as given, or in the default order where that made no sense. */
  readonly parts: readonly PolicyPart[];
  /** Does work under all parts: `fn({ signal, attempt })`. */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
  /**
   * The parts around a route: refusals and timeouts become problem+json (503 `circuit-open`, 503
   * `overloaded`, 504 `upstream-timeout`), and `upstream.for(c)` ends when the route's time is up.
   *
   * @throws {TypeError} When a part would run the route twice (`retry`).
   */
  middleware(): EdgeMiddleware;
}

/** The default order, outermost first. */
const DEFAULT_ORDER: readonly PartKind[] = [
  "fallback",
  "stale",
  "deadline",
  "hedge",
  "retry",
  "circuit_breaker",
  "bulkhead",
  "timeout",
];

/** What makes no sense: the first outside the second, and why. */
const NONSENSE: readonly (readonly [outer: PartKind, inner: PartKind, why: string])[] = [
  ["circuit_breaker", "retry", "the breaker would see one outcome for many tries"],
  ["retry", "deadline", "a deadline within a retry is a timeout of one attempt"],
  ["retry", "fallback", "what has fallen back has not failed, so it is never tried again"],
  ["circuit_breaker", "fallback", "the breaker would take every fallback for a success"],
  ["timeout", "fallback", "a fallback cannot answer once time is up outside of it"],
  ["deadline", "fallback", "a fallback cannot answer once time is up outside of it"],
];

/**
 * Puts parts together, outermost first. The default order is
 * `fallback, deadline, retry, circuitBreaker, bulkhead, timeout`; an order that makes no sense (a
 * retry inside a breaker and so on) is replaced by it, with a warning.
 *
 * @param parts What `fallback()`, `deadline()`, `retry()`, `circuitBreaker()`, `bulkhead()` and
 * `timeout()` made.
 * @throws {TypeError} For something that is no part.
 *
 * @example
 * ```ts
 * import { circuitBreaker, policy, retry, timeout } from "@djed/edge/resilience";
 *
 * const careful = policy(retry({ max: 2 }), circuitBreaker(), timeout("2s"));
 * const answer = await careful.execute(({ attempt }) => Promise.resolve(attempt));
 * console.assert(answer === 0);
 * ```
 */
export function policy(...parts: PolicyPart[]): Policy {
  for (const part of parts) {
    if (
      typeof (part as Part | undefined)?.attach !== "function" || !DEFAULT_ORDER.includes(part.kind)
    ) {
      throw new TypeError("policy: every part must come from retry(), timeout(), bulkhead(), …");
    }
  }
  const ordered = inSensibleOrder(parts) as readonly Part[];
  const host: Host = { name: "policy", clock: systemClock, limitMs: limitOf(ordered) };
  const chain = compose(ordered, host);
  return {
    parts: ordered,
    execute: <T>(
      fn: (attempt: Attempt) => T | PromiseLike<T>,
      { signal, key }: ExecuteOptions = {},
    ) =>
      perform(
        chain,
        new FunctionWork(fn, { signal, key, keepAs: key }),
        systemClock.now(),
      ) as Promise<T>,
    middleware: () => policyMiddleware(ordered, chain),
  };
}

function inSensibleOrder(parts: readonly PolicyPart[]): readonly PolicyPart[] {
  const kinds = parts.map((part) => part.kind);
  const mistake = NONSENSE.find(([outer, inner]) =>
    kinds.includes(outer) && kinds.indexOf(outer) < kinds.lastIndexOf(inner)
  );
  if (mistake === undefined) return parts;
  const [outer, inner, why] = mistake;
  const sorted = [...parts].sort((a, b) =>
    DEFAULT_ORDER.indexOf(a.kind) - DEFAULT_ORDER.indexOf(b.kind)
  );
  console.warn(
    `policy: ${inner} inside ${outer} makes no sense (${why}); ` +
      `using the default order: ${sorted.map((part) => part.kind).join(", ")}`,
  );
  return sorted;
}

function policyMiddleware(parts: readonly PolicyPart[], chain: Step): EdgeMiddleware {
  for (const { kind } of parts) {
    if (kind === "retry" || kind === "hedge" || kind === "stale") {
      throw new TypeError(`policy: ${kind} cannot guard a route, for a route runs only once`);
    }
  }
  const limitsTime = parts.some(({ kind }) => kind === "timeout" || kind === "deadline");

  return defineMiddleware(async function policy(c, next) {
    const now = systemClock.now();
    try {
      const answer = await perform(chain, new RouteWork(c, next, limitsTime), now);
      record(c, { guard: "policy", action: "allow", scope: "isolate", atMs: now });
      if (answer !== c.res) return answerWith(c, answer as Response);
    } catch (error) {
      if (!isUpstreamError(error)) throw error;
      return refuseWith(c, error, now);
    }
  });
}

/** Once a handler has answered, Hono takes no other answer but through `c.res`, and merges headers. */
function answerWith(c: EdgeContext, answer: Response): Response | undefined {
  if (!c.finalized) return answer;
  c.res = undefined as unknown as Response;
  c.res = answer;
}

function refuseWith(
  c: EdgeContext,
  error: UpstreamError,
  now: number,
): Response | Promise<Response> {
  const { code, detail, retryAfter } = toProblem(error)!;
  record(c, {
    guard: "policy",
    action: "deny",
    code,
    reason: error.name,
    scope: "isolate",
    atMs: now,
  });
  const problem = makeProblem(c, code, detail, retryAfter === undefined ? {} : { retryAfter });
  return refuse(c, problem, retryAfterHeader(problem));
}
