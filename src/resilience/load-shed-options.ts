/**
 * The options of `loadShed()`.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import { checkedClock, type Clock, systemClock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { resolveBulkheadOptions } from "./parts/bulkhead-options.ts";
import { Slots } from "./parts/slots.ts";
import { SLOT_THEIRS } from "./parts/their-names.ts";

/** The importance of a request. */
export type Priority = "critical" | "normal" | "sheddable";

/** Options of `loadShed()`. */
export interface LoadShedOptions<E extends EdgeEnv = EdgeEnv> {
  /**
   * Maximum number of concurrent requests; `"adaptive"` follows the latency.
   *
   * @default "adaptive"
   */
  readonly max?: number | "adaptive" | undefined;
  /**
   * Returns the importance of a request: `"critical"` may fill the limit, `"normal"` 90 % of it,
   * `"sheddable"` half. Without it every request may fill the limit. Must be synchronous; a throw,
   * a promise or an invalid value means `"normal"` and is counted.
   */
  readonly priority?: { of(c: AppContext<E>): Priority }["of"] | undefined;
  /**
   * When a request that never ended (its client has left a Worker) no longer counts.
   *
   * @default "30s"
   */
  readonly lease?: Duration | undefined;
  /**
   * The value of `Retry-After`, rounded up to seconds.
   *
   * @default "1s"
   */
  readonly retryAfter?: Duration | undefined;
  /**
   * `"report"` only records what it would have done.
   *
   * @default "enforce"
   */
  readonly mode?: "enforce" | "report" | undefined;
  /**
   * Its name, for health and metrics.
   *
   * @default "loadShed"
   */
  readonly name?: string | undefined;
  /** The clock; for tests. */
  readonly clock?: Clock | undefined;
}

/** Completed {@link LoadShedOptions}. */
export interface LoadShedSettings {
  readonly slots: Slots;
  readonly priorities: Callback<[EdgeContext], Priority> | undefined;
  /** The value of `Retry-After`, in seconds. */
  readonly retryAfter: number;
  readonly enforces: boolean;
  readonly name: string;
  readonly clock: Clock;
}

const NAMES = {
  max: 1,
  priority: 1,
  lease: 1,
  retryAfter: 1,
  mode: 1,
  name: 1,
  clock: 1,
} satisfies Record<keyof LoadShedOptions, 1>;

/** The share of the limit that each priority may fill. */
export const PRIORITY_SHARES: Readonly<Record<Priority, number>> = {
  critical: 1,
  normal: 0.9,
  sheddable: 0.5,
};

/** Checks and completes the options of `loadShed()`. */
export function resolveLoadShedOptions(options: LoadShedOptions): LoadShedSettings {
  const checks = optionChecks("loadShed");
  checks.known(options, NAMES, SLOT_THEIRS);
  checks.optionalFunction("priority", options.priority);
  const { max, lease, retryAfter = "1s", mode = "enforce" } = options;
  const { name = "loadShed", clock = systemClock } = options;
  return {
    enforces: checks.oneOf("mode", mode, ["enforce", "report"]) === "enforce",
    retryAfter: Math.ceil(checks.duration("retryAfter", retryAfter, 1, Infinity, 1_000) / 1_000),
    slots: new Slots(resolveBulkheadOptions("loadShed", { max, lease }), clock),
    priorities: priorityCallback(options),
    name: checks.text("name", name),
    clock: checkedClock(checks, clock),
  };
}

function priorityCallback(
  options: LoadShedOptions,
): Callback<[EdgeContext], Priority> | undefined {
  return options.priority && new Callback(options.priority.bind(options), {
    option: "loadShed: priority",
    otherwise: '"normal"',
    accept: (answer) =>
      typeof answer === "string" && Object.hasOwn(PRIORITY_SHARES, answer)
        ? answer as Priority
        : undefined,
  });
}
