/**
 * A clock that stands still until a test moves it.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";

/** A clock that a test moves, made by {@link manualClock}. */
export interface ManualClock extends Clock {
  /** Moves the clock forward by a duration. Returns the new time, in ms. */
  advance(by: Duration): number;
  /** Sets the time, in ms. It may be earlier than before, as after a correction of the clock. */
  set(now: number): void;
}

/**
 * Makes a clock for tests, which stands still until the test moves it.
 *
 * @param startMs Its first reading, in ms since the epoch. @default 2026-01-01T00:00:00Z
 * @throws {RangeError} For a time that is not a finite number, or a wrong duration.
 *
 * @example
 * ```ts
 * import { createLimiter } from "@djed/edge";
 * import { manualClock } from "@djed/edge/testing";
 *
 * const clock = manualClock();
 * const limiter = createLimiter({ limit: 1, window: "1m", clock });
 * await limiter.take("user-1");
 * clock.advance("1m");
 * console.log((await limiter.take("user-1")).allowed); // true
 * ```
 */
export function manualClock(startMs: number = Date.UTC(2026, 0, 1)): ManualClock {
  const checks = optionChecks("manualClock");
  let now = checks.number("startMs", startMs);
  return {
    now: () => now,
    advance(by) {
      now += checks.duration("by", by);
      return now;
    },
    set(to) {
      now = checks.number("now", to);
    },
  };
}
