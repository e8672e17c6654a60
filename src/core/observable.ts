/**
 * What a limiter, an upstream or a store can say of itself, so that health and metrics can watch it
 * without knowing what it is.
 *
 * @module
 */

/** Something that can be watched: pass it to `health({ checks })` or `metrics({ watch })`. */
export interface Observable {
  /** Its own name; a metric label and a health component. */
  readonly name: string;
  /** What it is: `"rate_limit"`, `"upstream"`, …; part of metric names. */
  readonly kind: string;
  /** Resolves when it works; rejects, with the reason, when it does not. */
  ping(options?: { signal?: AbortSignal }): Promise<void>;
  /**
   * Its numbers now. Keys are snake_case; those ending in `_total` only ever grow (counters), all
   * others are gauges.
   */
  stats(): Readonly<Record<string, number>>;
}
