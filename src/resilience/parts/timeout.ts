/**
 * Time limits: of one attempt (`timeout`), of all tries together (`deadline`). The work's signal is
 * aborted when the limit strikes, and only then: a call that succeeds creates no AbortController
 * and aborts nothing.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import type { Call } from "../chain/call.ts";
import type { Host, Part, PartKind, PolicyPart, Step } from "../chain/chain.ts";
import { TimeoutError } from "../errors.ts";
import { ExpiryQueue, type Timed } from "./expiry.ts";

/**
 * Ends an attempt that takes too long with a {@link TimeoutError}: a part for `policy()`.
 *
 * @param limit How long one attempt may take.
 * @throws {RangeError} When the limit is no duration above 0.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { policy, retry, timeout } from "@djed/edge/resilience";
 *
 * const patient = policy(retry({ max: 2 }), timeout("800ms"));
 * const app = new Hono().get("/", (c) => c.text("in time"));
 * const answer = await patient.execute(({ signal }) => app.request("/", { signal }));
 * console.assert(answer.status === 200);
 * ```
 */
export function timeout(limit: Duration): PolicyPart {
  return timeLimit("timeout", limit);
}

/**
 * Ends a call, with all its tries and waits, that takes too long: a part for `policy()`. A retry
 * that could not be made in time is not waited for.
 *
 * @param limit How long the whole call may take.
 * @throws {RangeError} When the limit is no duration above 0.
 *
 * @example
 * ```ts
 * import { deadline, policy, retry } from "@djed/edge/resilience";
 *
 * const bounded = policy(deadline("2s"), retry({ max: 5 }));
 * await bounded.execute(() => Promise.resolve("done"));
 * ```
 */
export function deadline(limit: Duration): PolicyPart {
  return timeLimit("deadline", limit);
}

/** Either of the two; `factory` is who checks, when that is not the part itself. */
export function timeLimit(
  kind: "timeout" | "deadline",
  limit: Duration,
  factory?: string,
): Part {
  const option = factory === undefined ? "limit" : kind;
  const ms = optionChecks(factory ?? kind).duration(option, limit, 1, MAX_TIMER_MS);
  return {
    kind,
    limitMs: ms,
    attach(next: Step, host: Host): Step {
      const expire = (call: Call): void => {
        const error = new TimeoutError(ms, { upstream: host.name });
        host.rejected?.(error);
        call.abort(error);
      };
      const queue = new ExpiryQueue(ms, host.clock, expire);
      host.whenClosed?.(() => queue.rest());
      return function limited(call, settle) {
        const scope = kind === "timeout" ? call.claim() : call.child();
        scope.endsAt = Math.min(scope.endsAt, call.now + ms);
        const timed: Timed = queue.add(scope);
        next(scope, (threw, value) => {
          queue.remove(timed);
          settle(threw, value);
        });
      };
    },
  };
}

/** How long a call may take under these parts. */
export function limitOf(parts: readonly Part[]): number | undefined {
  const limit = (kind: PartKind) => parts.find((part) => part.kind === kind)?.limitMs;
  return limit("deadline") ?? limit("timeout");
}

/** Timers beyond 2³¹ ms fire at once on every runtime. */
const MAX_TIMER_MS = 2 ** 31 - 1;
