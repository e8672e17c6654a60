/**
 * A healthy service behind an adaptive limit: it can handle any number of calls, and its latency
 * depends on the time only. In virtual time, with a seeded random source.
 */
import { AdaptiveLimit } from "../../../src/resilience/parts/adaptive.ts";
import { EventQueue, seeded } from "./simulation.ts";

/** How a service and its traffic change over time (in ms). */
export interface Profile {
  readonly duration: number;
  /** Requests per second. */
  readonly rps: (at: number) => number;
  /** Mean latency, in ms. */
  readonly latency: (at: number) => number;
  /** Whether requests come at random moments, not evenly. */
  readonly random: boolean;
  /** How single latencies vary around the mean. */
  readonly spread: Spread;
}

/** Constant; half fixed and half exponential; 2 % that take twenty times as long. */
export type Spread = "none" | "exponential" | "heavy tail";

/** How many requests were refused. */
export function refusals({ duration, rps, latency, random, spread }: Profile): number {
  const limit = new AdaptiveLimit();
  const events = new EventQueue();
  const next = seeded(7);
  const exponential = () => -Math.log(1 - next() * 0.9999);
  const lasts = (mean: number): number => {
    if (spread === "none") return mean;
    if (spread === "exponential") return mean / 2 + mean / 2 * exponential();
    return next() < 0.02 ? mean * 15 : mean * 0.7;
  };
  let inFlight = 0;
  let refused = 0;
  const arrive = (at: number): void => {
    if (inFlight >= limit.max) {
      refused++;
      limit.reached();
    } else {
      inFlight++;
      const end = at + Math.max(1, lasts(latency(at)));
      events.add(end, () => limit.sample(Math.round(end - at), --inFlight, Math.round(end)));
    }
    const then = at + (random ? exponential() : 1) * 1_000 / rps(at);
    if (then < duration) events.add(then, () => arrive(then));
  };
  events.add(0, () => arrive(0));
  for (let event = events.next(); event !== undefined; event = events.next()) event.happen();
  return refused;
}
