/**
 * How many calls at once? A fixed number, or one that follows the latency.
 *
 * @module
 */

/** A limit of calls at once. */
export interface ConcurrencyLimit {
  /** The limit now: a whole number of at least 1. */
  readonly max: number;
  /** True when it wants samples. */
  readonly learns: boolean;
  /** A call has ended after `ms`, with so many still under way. */
  sample(ms: number, inFlight: number, now: number): void;
}

/** A limit that stays. */
export class FixedLimit implements ConcurrencyLimit {
  readonly learns = false;
  readonly max: number;

  /** @param max Calls at once. */
  constructor(max: number) {
    this.max = max;
  }

  sample(): void {}
}

/** The limit is looked at no more often than this, and not on fewer samples. */
const UPDATE_MS = 250;
const MIN_SAMPLES = 10;
/** Latency may be half as long again as usual before the limit shrinks. */
const TOLERANCE = 1.5;
/** How far one update moves the limit towards its goal. */
const SMOOTHING = 0.2;
/** How far one update moves the usual latency towards the present one. */
const LONG_SMOOTHING = 0.01;
/** Room to grow, in calls. */
const HEADROOM = 4;
const INITIAL = 20;
const LOWEST = 1;
const HIGHEST = 1_000;

/**
 * A limit that follows the gradient of latency (Gradient2 of Netflix' concurrency-limits): as long
 * as calls take about as long as usual it grows, when they take longer it shrinks towards what the
 * dependency can bear. The usual latency is a slow average, not the shortest ever seen: limits
 * built on the minimum starve.
 */
export class AdaptiveLimit implements ConcurrencyLimit {
  readonly learns = true;
  #estimate = INITIAL;
  #usualMs = 0;
  #sumMs = 0;
  #samples = 0;
  #peak = 0;
  #updatedAt = -Infinity;

  get max(): number {
    return Math.floor(this.#estimate);
  }

  sample(ms: number, inFlight: number, now: number): void {
    this.#sumMs += ms;
    this.#samples++;
    // The call itself was in flight too.
    this.#peak = Math.max(this.#peak, inFlight + 1);
    const since = now - this.#updatedAt;
    if (this.#samples < MIN_SAMPLES || since >= 0 && since < UPDATE_MS) return;
    this.#update(Math.max(1, this.#sumMs / this.#samples));
    this.#updatedAt = now;
    this.#sumMs = this.#samples = this.#peak = 0;
  }

  #update(recentMs: number): void {
    this.#usualMs = this.#usualMs === 0
      ? recentMs
      : this.#usualMs + (recentMs - this.#usualMs) * LONG_SMOOTHING;
    // Latency has come down for good: follow faster than the slow average would.
    if (this.#usualMs > 2 * recentMs) this.#usualMs *= 0.95;
    // Too little traffic says nothing about a limit.
    if (this.#peak < this.#estimate / 2) return;
    const gradient = Math.max(0.5, Math.min(1, TOLERANCE * this.#usualMs / recentMs));
    const goal = this.#estimate * gradient + HEADROOM;
    const moved = this.#estimate * (1 - SMOOTHING) + goal * SMOOTHING;
    this.#estimate = Math.max(LOWEST, Math.min(HIGHEST, moved));
  }
}
