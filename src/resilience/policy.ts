/**
 * Policies: parts in an order chosen by the app.
 *
 * @module
 */
import { systemClock } from "../core/clock.ts";
import { warnOnce } from "../core/once.ts";
import { refuse } from "../core/problem.ts";
import { record } from "../core/request/decision.ts";
import { facts } from "../core/request/facts.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Attempt } from "./chain/call.ts";
import { compose, limitsOf, PART_ORDER, perform } from "./chain/chain.ts";
import type { ChainOwner, ChainStep, Part, PartKind, PolicyPart } from "./chain/chain.ts";
import { RouteWork } from "./chain/route-work.ts";
import { cancelUnread } from "./chain/unread.ts";
import { type ExecuteOptions, FunctionWork } from "./chain/work.ts";
import { isUpstreamError, problemOf, retryAfterHeader, TimeoutError } from "./errors/errors.ts";
import type { UpstreamError } from "./errors/errors.ts";

/** A composition of parts. */
export interface Policy {
  /** The parts, outermost first: in the given order, or in the default one if that was rejected. */
  readonly parts: readonly PolicyPart[];
  /** Runs `fn({ signal, attempt })` under all parts. */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
  /**
   * Guards a route with the parts. Refusals and timeouts become problem+json (503 `circuit-open`,
   * 503 `overloaded`, 504 `upstream-timeout`), and calls of `upstream.for(c)` are aborted when the
   * route times out.
   *
   * @throws {TypeError} For a part that would run the route twice (`retry`).
   */
  middleware(): EdgeMiddleware;
}

/** Rejected orders: the first kind around the second, and why. */
const REJECTED: readonly (readonly [outer: PartKind, inner: PartKind, why: string])[] = [
  ["circuit_breaker", "retry", "the breaker would see one outcome for several attempts"],
  ["retry", "deadline", "a deadline inside a retry would limit each attempt, as a timeout does"],
  ["retry", "fallback", "a fallback inside a retry hides the failure, so nothing is retried"],
  ["circuit_breaker", "fallback", "the breaker would count every fallback as a success"],
  ["timeout", "fallback", "a fallback inside a time limit cannot answer once it has expired"],
  ["deadline", "fallback", "a fallback inside a time limit cannot answer once it has expired"],
];

/**
 * Composes parts, outermost first. The default order is
 * `fallback, deadline, retry, circuitBreaker, bulkhead, timeout`. An order that makes no sense
 * (such as a retry inside a breaker) is replaced by the default, with a warning.
 *
 * @param parts Created by `fallback()`, `deadline()`, `retry()`, `circuitBreaker()`, `bulkhead()`
 * and `timeout()`.
 * @throws {TypeError} For an argument that is not a part.
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
      typeof (part as Part | undefined)?.attach !== "function" || !PART_ORDER.includes(part.kind)
    ) {
      throw new TypeError("policy: every part must come from retry(), timeout(), bulkhead(), …");
    }
  }
  const ordered = inSensibleOrder(parts) as readonly Part[];
  const owner: ChainOwner = { name: "policy", clock: systemClock, ...limitsOf(ordered) };
  const chain = compose(ordered, owner);
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
  const mistake = REJECTED.find(([outer, inner]) =>
    kinds.includes(outer) && kinds.indexOf(outer) < kinds.lastIndexOf(inner)
  );
  if (mistake === undefined) return parts;
  const [outer, inner, why] = mistake;
  const sorted = [...parts].sort((a, b) => PART_ORDER.indexOf(a.kind) - PART_ORDER.indexOf(b.kind));
  warnOnce(
    `policy: ${inner} inside ${outer} makes no sense (${why}); ` +
      `using the default order: ${sorted.map((part) => part.kind).join(", ")}`,
  );
  return sorted;
}

function policyMiddleware(parts: readonly PolicyPart[], chain: ChainStep): EdgeMiddleware {
  for (const { kind } of parts) {
    if (kind === "retry" || kind === "hedge" || kind === "stale") {
      throw new TypeError(`policy: ${kind} cannot guard a route, because a route runs only once`);
    }
  }
  const limitsTime = parts.some(({ kind }) => kind === "timeout" || kind === "deadline");

  return defineMiddleware("policy", async (c, next) => {
    const now = systemClock.now();
    const work = new RouteWork(c, next, limitsTime);
    try {
      const answer = await perform(chain, work, now);
      record(c, { guard: "policy", action: "allow", scope: "isolate", atMs: now });
      if (answer !== c.res) return answerWith(c, answer as Response);
    } catch (error) {
      if (!isUpstreamError(error)) throw error;
      // A call that waits may still begin after its time.
      if (!work.hasRun && !(error instanceof TimeoutError)) facts(c).refusedByPolicy = true;
      return refuseWith(c, error, now);
    }
  });
}

/**
 * Replaces the response. Once a handler has answered, Hono accepts another only through `c.res`,
 * and merges the headers of the old one unless it is unset first.
 */
function answerWith(c: EdgeContext, answer: Response): Response | undefined {
  if (!c.finalized) return answer;
  cancelUnread(c.res, answer);
  c.res = undefined as unknown as Response;
  c.res = answer;
}

function refuseWith(
  c: EdgeContext,
  error: UpstreamError,
  now: number,
): Response | Promise<Response> {
  const problem = problemOf(error, c);
  record(c, {
    guard: "policy",
    action: "deny",
    code: problem.code,
    reason: error.name,
    scope: "isolate",
    atMs: now,
  });
  return refuse(c, problem, retryAfterHeader(problem));
}
