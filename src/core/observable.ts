/**
 * The interface through which health checks and metrics watch a limiter, an upstream or a store
 * without depending on it.
 *
 * @module
 */

/** An object to watch: pass it to `health({ checks })` or `metrics({ watch })`. */
export interface Observable {
  /** The name, used as a metric label and as a health component. */
  readonly name: string;
  /** The kind of object: `"rate_limit"`, `"upstream"`, …; part of metric names. */
  readonly kind: string;
  /** Resolves when the object works; rejects with the reason when it does not. */
  ping(options?: { signal?: AbortSignal }): Promise<void>;
  /**
   * Returns its current numbers. Keys are snake_case; those ending in `_total` are counters, which
   * never decrease, all others are gauges.
   */
  stats(): Readonly<Record<string, number>>;
}
