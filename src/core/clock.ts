/**
 * Time, as a seam: a clock is passed in, never read at import or construction.
 *
 * @module
 */
import { facts } from "./request/facts.ts";
import type { EdgeContext } from "./request/middleware.ts";

/**
 * Milliseconds since the Unix epoch. A clock may stand still (Workers freeze it between I/O) and
 * may step back; what reads it must stay correct.
 */
export interface Clock {
  /** The time now, in ms. */
  now(): number;
}

/** The platform's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/**
 * The one clock reading that all admission decisions of this request share: a consistent view for
 * the guards, and one `Date.now()` instead of one per guard.
 */
export function requestTime(c: EdgeContext, clock: Clock): number {
  if (clock !== systemClock) return clock.now();
  const shared = facts(c);
  return shared.now ??= Date.now();
}
