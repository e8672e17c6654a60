/**
 * The limiter's public methods.
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import type { Duration } from "../core/options.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { MaybePromise } from "../core/thenable.ts";
import type { Hold, ReserveOptions } from "./hold.ts";
import type { RateLimitDecision } from "./result.ts";

/** A rate limiter without Hono. It is an {@link Observable}: health and metrics can watch it. */
export interface Limiter extends Observable {
  /** The policies' names, in order. */
  readonly policies: readonly string[];
  /** `"isolate"` counts in this process only; `"global"` is shared by all instances. */
  readonly scope: "isolate" | "global";
  /**
   * Takes `cost` tokens from a key's buckets, or none if any bucket has too few. Never throws when
   * the store fails: `failMode` decides.
   *
   * @param key The client: any string. A string that reads as a client address (`192.0.2.1`,
   *   `2001:db8::/64`) is that address, any other a key; for a guard with `key` all are keys.
   * @param cost Number of tokens, 0 or more. @default 1
   * @param c The request, for stores that need its bindings.
   * @returns The decision: at once for a memory store, else a promise.
   */
  take(key: string, cost?: number, c?: EdgeContext): MaybePromise<RateLimitDecision>;
  /** Returns whether `cost` tokens could be taken, without taking them. */
  peek(key: string, cost?: number, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Gives tokens back, at most until the buckets are full. */
  refund(key: string, tokens?: number, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Takes tokens even from an empty bucket; later takes wait until the debt has flowed back. */
  penalty(key: string, tokens?: number, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Refuses a key for at least this long, however many tokens it has left. */
  block(key: string, duration: Duration, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Fills a key's buckets and ends a block. */
  reset(key: string, c?: EdgeContext): Promise<RateLimitDecision>;
  /**
   * Takes an estimated number of tokens before work whose cost is known only afterwards. Settle the
   * hold with the real cost.
   *
   * @param options `ttl`: how long the hold can be settled. @default "10m". `c`: the request.
   */
  reserve(key: string, tokens: number, options?: ReserveOptions): Promise<Hold>;
}
