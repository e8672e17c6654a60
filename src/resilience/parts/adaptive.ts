/**
 * Concurrency limits: a fixed one, and one that follows the latency.
 *
 * @module
 */

/** A limit on concurrent calls. */
export interface ConcurrencyLimit {
  /** The current limit: a whole number of at least 1. */
  readonly max: number;
  /** Whether it needs samples. */
  readonly learns: boolean;
  /** Adds a call that ended after `ms`, with `inFlight` others still running. */
  sample(ms: number, inFlight: number, now: number): void;
}

/** A fixed limit. */
export class FixedLimit implements ConcurrencyLimit {
  readonly learns = false;
  readonly max: number;

  /** @param max Maximum number of concurrent calls. */
  constructor(max: number) {
    this.max = max;
  }

  sample(): void {}
}

/** Minimum time and number of samples between two updates of the limit. */
const UPDATE_MS = 250;
const MIN_SAMPLES = 10;
/** Latency may exceed the usual one by half before the limit shrinks. */
const TOLERANCE = 1.5;
/** Share of the distance to its target that one update moves the limit. */
const SMOOTHING = 0.2;
/** The same for the usual latency, towards the recent one. */
const LONG_SMOOTHING = 0.01;
/** Growth per update, in calls, before smoothing. */
const HEADROOM = 4;
const INITIAL = 20;
const LOWEST = 1;
const HIGHEST = 1_000;

/**
 * A limit that follows the gradient of latency (Gradient2 of Netflix' concurrency-limits). It grows
 * while calls take about as long as usual, and shrinks when they take longer. The usual latency is
 * a slow average, not the minimum ever seen: limits based on the minimum starve.
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
    // Latency has dropped permanently: follow faster than the slow average.
    if (this.#usualMs > 2 * recentMs) this.#usualMs *= 0.95;
    // Traffic far below the limit says nothing about it.
    if (this.#peak < this.#estimate / 2) return;
    const gradient = Math.max(0.5, Math.min(1, TOLERANCE * this.#usualMs / recentMs));
    const target = this.#estimate * gradient + HEADROOM;
    const moved = this.#estimate * (1 - SMOOTHING) + target * SMOOTHING;
    this.#estimate = Math.max(LOWEST, Math.min(HIGHEST, moved));
  }
}
