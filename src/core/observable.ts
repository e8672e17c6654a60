/**
 * The interface through which health checks and metrics watch a limiter, an upstream or a store
 * without depending on it.
 *
 * @module
 */
import type { EdgeContext } from "./request/middleware.ts";

/** An object to watch: pass it to `health({ checks })` or `metrics({ watch })`. */
export interface Observable {
  /** The name, used as a metric label and as a health component. */
  readonly name: string;
  /** The kind of object: `"rate_limit"`, `"upstream"`, …; part of metric names. */
  readonly kind: string;
  /**
   * Whether a service should get no requests when `ping()` rejects. `false` for an object that
   * continues without what it pings, such as a limiter that counts by itself while its store fails:
   * `health()` then warns.
   * @default true
   */
  readonly critical?: boolean | undefined;
  /**
   * Resolves when the object works; rejects with the reason when it does not.
   *
   * @param options `signal` is aborted when the result is no longer needed; `c` is the request that
   *   asks, for resources that need its bindings.
   */
  ping(options?: { signal?: AbortSignal | undefined; c?: EdgeContext | undefined }): Promise<void>;
  /**
   * Returns its current numbers. Keys are snake_case; those ending in `_total` are counters, which
   * never decrease, all others are gauges.
   */
  stats(): Readonly<Record<string, number>>;
}
