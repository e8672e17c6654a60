/**
 * Clocks. A clock is injected; no code reads the time at import or construction.
 *
 * @module
 */
import type { OptionChecks } from "./options.ts";
import { facts } from "./request/facts.ts";
import type { EdgeContext } from "./request/middleware.ts";

/**
 * A clock of milliseconds since the Unix epoch. It may stand still (Workers freeze it between I/O)
 * and may step back; code that reads it must handle both.
 */
export interface Clock {
  /** The time now, in ms. */
  now(): number;
}

/** The platform's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Checks the option `clock`. */
export function checkedClock(checks: OptionChecks, clock: Clock): Clock {
  if (typeof clock?.now === "function") return clock;
  throw checks.error("clock", "an object with now()", clock);
}

/**
 * Returns the one clock reading that all admission decisions of this request share: guards see a
 * consistent time, and `Date.now()` is called once instead of once per guard.
 */
export function requestTime(c: EdgeContext, clock: Clock): number {
  if (clock !== systemClock) return clock.now();
  const shared = facts(c);
  return shared.now ??= Date.now();
}
