/**
 * Time that stands still until it is moved, in place of the platform's, and random numbers from a
 * seed in place of `Math.random()`: two runs then measure and draw the same.
 *
 * @module
 */
import { randomFrom } from "./random.ts";

const START_MS = Date.UTC(2026, 0, 1);

/** The replaced time. */
export interface StillTime {
  /** Moves the time forward. */
  advance(ms: number): void;
  /**
   * Makes `Math.random()` return one number of this seed from now on: with several, the order of
   * simultaneous requests would show.
   */
  reseed(seed: number): void;
  /** Puts the platform's time and random numbers back. */
  restore(): void;
}

/** Replaces `Date.now()`, `performance.now()` and `Math.random()`. */
export function holdTime(): StillTime {
  const before = { now: Date.now, elapsed: performance.now, random: Math.random };
  let passed = 0;
  let drawn = 0;
  Date.now = () => START_MS + passed;
  performance.now = () => passed;
  Math.random = () => drawn;
  return {
    advance: (ms) => passed += ms,
    reseed: (seed) => drawn = randomFrom(seed).next(),
    restore() {
      Date.now = before.now;
      performance.now = before.elapsed;
      Math.random = before.random;
    },
  };
}
