/**
 * Load shedding: limits the number of concurrent requests, and refuses the rest at once.
 *
 * An overloaded service that accepts every request answers none in time. This middleware follows
 * the latency: while requests take as long as usual it accepts more; when they take longer it
 * accepts fewer, and refuses the rest with 503 `overloaded` and `Retry-After`.
 *
 * Limitations: it sees only this process, and the time to the head of a response, not its body. A
 * request that waits for its client's body takes no slot meanwhile.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.loadShed({
 *   priority: (c) => c.req.path === "/checkout" ? "critical" : "normal",
 * }));
 * ```
 *
 * @module
 */
import { OVERLOADED } from "../core/problem-kinds.ts";
import { watchBody } from "../core/body/watch-body.ts";
import type { Observable } from "../core/observable.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import { record } from "../core/request/decision.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeEnv, EdgeMiddleware, Next } from "../core/request/middleware.ts";
import { usesOf } from "../core/uses.ts";
import { NO_PERMIT } from "./breaker/leases.ts";
import { PRIORITY_SHARES, resolveLoadShedOptions } from "./load-shed-options.ts";
import type { LoadShedOptions, Priority } from "./load-shed-options.ts";
import { Occupancy } from "./parts/occupancy.ts";

/** The variables that `loadShed()` sets on `c.var`. */
export type LoadShedVariables = {
  /** The running requests and the limit when this request arrived, and its priority. */
  loadShed: { readonly inFlight: number; readonly limit: number; readonly priority: Priority };
};

/** The middleware; an {@link Observable}. */
export type LoadShed = EdgeMiddleware<LoadShedVariables> & Observable & {
  readonly kind: "load_shed";
};

/**
 * Refuses requests beyond the number that the service can handle.
 *
 * @param options The limit, and the priority of requests.
 * @returns The middleware, with `stats()` and `ping()`.
 * @throws {TypeError} For an unknown option.
 * @throws {RangeError} For a value out of range.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * app.use(djed.loadShed({ max: 100 }));
 * app.get("/", (c) => c.text("in time"));
 * ```
 */
export function loadShed<E extends EdgeEnv = EdgeEnv>(options?: LoadShedOptions<E>): LoadShed;
export function loadShed(options: LoadShedOptions = {}): LoadShed {
  const { slots, priorities, retryAfter, enforces, name, clock } = resolveLoadShedOptions(options);

  const uses = usesOf("loadShed", name, clock);

  const middleware = defineMiddleware<LoadShedVariables>(name, (c, next) => {
    uses.add(c);
    const now = clock.now();
    const priority = priorities?.askNow(c) ?? "normal";
    const permit = slots.take(now, priorities === undefined ? 1 : PRIORITY_SHARES[priority]);
    const detail = { inFlight: slots.taken, limit: slots.max, priority };
    c.set("loadShed", detail);
    const action = permit !== NO_PERMIT ? "allow" : enforces ? "deny" : "report";
    const code = permit !== NO_PERMIT ? undefined : "overloaded";
    record(c, { guard: "load-shed", action, code, detail, scope: "isolate", atMs: now });
    if (permit !== NO_PERMIT) {
      const occupancy = new Occupancy(slots, permit, now, clock, name, enforces);
      watchBody(c, occupancy);
      return occupy(occupancy, next);
    }
    slots.refused++;
    if (!enforces) return next();
    const problem = makeProblem(c, OVERLOADED, "Too much at once; try later.", { retryAfter });
    return refuse(c, problem, { "retry-after": String(retryAfter) });
  });

  return Object.assign(middleware, {
    kind: "load_shed" as const,
    ping: () => Promise.resolve(),
    stats: () => ({
      in_flight: slots.taken,
      limit: slots.max,
      shed_total: slots.refused,
      ...(priorities && { callback_errors_total: priorities.failures }),
      leases_expired_total: slots.expired,
    }),
  }) as LoadShed;
}

async function occupy(occupancy: Occupancy, next: Next): Promise<void> {
  try {
    await next();
  } finally {
    occupancy.end();
  }
}
