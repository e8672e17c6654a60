/**
 * Load shedding: as many requests at once as can be answered well, the rest refused at once.
 *
 * An overloaded service that takes everything answers nobody in time. This one follows its own
 * latency: while requests take as long as usual it takes more, when they take longer it takes
 * fewer, and refuses the rest with 503 `overloaded` and `Retry-After`.
 *
 * Its honest limit: it sees this process only, and the time to a response's head, not its body.
 * A request that waits for its client's body takes no slot meanwhile.
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
import { Callback } from "../core/callback.ts";
import { type Clock, systemClock } from "../core/clock.ts";
import { record } from "../core/request/decision.ts";
import { NO_PERMIT } from "./breaker/leases.ts";
import { defineMiddleware } from "../core/request/middleware.ts";
import type { EdgeContext, EdgeMiddleware, Next } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import { makeProblem, refuse } from "../core/problem.ts";
import { watchBody } from "../core/body/watch-body.ts";
import { slotSettings } from "./parts/bulkhead.ts";
import { Occupancy } from "./client/client-wait.ts";
import { Slots } from "./parts/slots.ts";

/** How much a request matters. */
export type Priority = "critical" | "normal" | "sheddable";

/** What load shedding leaves on `c.var`. */
export type LoadShedVariables = {
  /** Requests under way when this one came, the limit then, and what this one mattered. */
  loadShed: { readonly inFlight: number; readonly limit: number; readonly priority: Priority };
};

/** Options of {@link loadShed}. */
export interface LoadShedOptions {
  /**
   * Requests at once; `"adaptive"` follows the latency.
   * @default "adaptive"
   */
  max?: number | "adaptive";
  /**
   * How much a request matters: `"critical"` may fill the limit, `"normal"` 90 % of it,
   * `"sheddable"` half. Without it every request may fill the limit. It must answer at once; a
   * throw, a promise or a wrong answer means `"normal"` and is counted.
   */
  priority?(c: EdgeContext): Priority;
  /**
   * After how long a request that never ended (its client has left a Worker) counts no more.
   * @default "30s"
   */
  lease?: Duration;
  /**
   * What `Retry-After` says, in whole seconds.
   * @default "1s"
   */
  retryAfter?: Duration;
  /**
   * `"report"` only says what it would have done.
   * @default "enforce"
   */
  mode?: "enforce" | "report";
  /**
   * Its name, for health and metrics.
   * @default "loadShed"
   */
  name?: string;
  /** The time; for tests. */
  clock?: Clock;
}

/** The middleware; an {@link Observable}. */
export type LoadShed = EdgeMiddleware<LoadShedVariables> & Observable & {
  readonly kind: "load_shed";
};

/** The part of the limit that each priority may fill. */
const SHARES: Readonly<Record<Priority, number>> = { critical: 1, normal: 0.9, sheddable: 0.5 };

/**
 * Refuses requests beyond what can be answered well.
 *
 * @param options The limit, and which requests matter more.
 * @returns The middleware, with `stats()` and `ping()`.
 * @throws {TypeError} For an option that is not known.
 * @throws {RangeError} For a value out of its range.
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
export function loadShed(options: LoadShedOptions = {}): LoadShed {
  const checks = optionChecks("loadShed");
  checks.known(options, ["max", "priority", "lease", "retryAfter", "mode", "name", "clock"]);
  checks.optionalFunction("priority", options.priority);
  const { max, lease, clock = systemClock, name = "loadShed" } = options;
  const enforces = checks.oneOf("mode", options.mode ?? "enforce", ["enforce", "report"]) ===
    "enforce";
  const retryAfter = Math.ceil(
    checks.duration("retryAfter", options.retryAfter ?? "1s", 1) / 1_000,
  );
  const slots = new Slots(slotSettings("loadShed", { max, lease })(), clock);

  const priorities = priorityCallback(options);

  const middleware = defineMiddleware<LoadShedVariables>(function loadShed(c, next) {
    const now = clock.now();
    const priority = priorities?.askNow(c) ?? "normal";
    const permit = slots.take(now, priorities === undefined ? 1 : SHARES[priority]);
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
    const problem = makeProblem(c, "overloaded", "Too much at once; try later.", { retryAfter });
    return refuse(c, problem, { "retry-after": String(retryAfter) });
  });

  // Given outright, for a bundler may have renamed the function.
  Object.defineProperty(middleware, "name", { value: name });
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

function priorityCallback(
  options: LoadShedOptions,
): Callback<[EdgeContext], Priority> | undefined {
  return options.priority && new Callback(options.priority.bind(options), {
    option: "loadShed: priority",
    otherwise: '"normal"',
    accept: (answer) =>
      typeof answer === "string" && Object.hasOwn(SHARES, answer) ? answer as Priority : undefined,
  });
}
