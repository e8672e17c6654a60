/**
 * What a limiter takes and what it gives.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import type { Duration } from "../core/options.ts";
import type { Store } from "../core/store/store.ts";
import type { Hold } from "./hold.ts";
import type { PolicyOptions } from "./policies.ts";
import type { RateLimitDecision } from "./result.ts";

/** Options of `createLimiter()`. Either one policy (`limit`, …) or several (`policies`). */
export interface LimiterOptions {
  /**
   * Several policies, taken together: when one refuses, none consumes.
   * @default one policy, made of `limit`, `window`, `burst` and `name`
   */
  policies?: readonly PolicyOptions[];
  /**
   * Tokens that flow back per window; a function makes it vary by request, and may be async: 0 blocks
   * then, and Infinity does not limit.
   */
  limit?: number | ((c: any) => number | Promise<number>);
  /**
   * The window, from 1 ms to 10 years.
   * @default "1m"
   */
  window?: Duration;
  /**
   * Tokens that may be saved up beyond the limit.
   * @default 0
   */
  burst?: number;
  /**
   * What the policy is called in headers, problems and store keys.
   * @default "default"
   */
  name?: string;
  /**
   * Where buckets are kept.
   * @default memoryStore()
   */
  store?: Store;
  /**
   * What happens when the store fails: `"local"` goes on counting in this process, `"open"` admits,
   * `"closed"` refuses.
   * @default "local"
   */
  failMode?: FailMode;
  /**
   * How long one call of the store may take.
   * @default "100ms"
   */
  storeTimeout?: Duration;
  /**
   * `"exact"` asks a shared store for every take that is not known to be refused. `"lease"` takes
   * several tokens at once and spends them here: far fewer round trips, and in any window `w` at most
   * `burst + rate·w + instances·n`, with `n` at most an eighth of the bucket. For one policy.
   * @default "exact"
   */
  consistency?: "exact" | "lease";
  /**
   * The most client keys remembered in this process.
   * @default 65536
   */
  maxKeys?: number;
  /**
   * Where the time comes from.
   * @default Date.now
   */
  clock?: Clock;
}

/** What happens when the store fails. */
export type FailMode = "local" | "open" | "closed";

/** A result at once, when the store is in this process, else a promise of one. `await` takes both. */
export type MaybePromise<T> = T | Promise<T>;

/** A rate limiter without Hono. It is an {@link Observable}: health and metrics can watch it. */
export interface Limiter extends Observable {
  /** The policies' names, in order. */
  readonly policies: readonly string[];
  /** How far it counts. */
  readonly scope: "isolate" | "global";
  /**
   * Takes `cost` tokens of a key's buckets, or none when they are not all there. Never throws for a
   * failing store: `failMode` decides.
   *
   * @param key Who: any string. One that reads as a client address (`192.0.2.1`, `2001:db8::/64`) is
   *   that address, any other a key; for a guard with `key` all are keys.
   * @param cost Tokens, 0 or more. @default 1
   * @param c The request, for stores that need its bindings.
   */
  take(key: string, cost?: number, c?: EdgeContext): MaybePromise<RateLimitDecision>;
  /** Looks without taking: whether `cost` tokens could be taken. */
  peek(key: string, cost?: number, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Gives tokens back, never above full. */
  refund(key: string, tokens?: number, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Takes tokens even when they are not there: they are owed, and later takes wait for them. */
  penalty(key: string, tokens?: number, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Refuses a key for at least this long, whatever it has left. */
  block(key: string, duration: Duration, c?: EdgeContext): Promise<RateLimitDecision>;
  /** Makes a key's buckets full again; ends a block. */
  reset(key: string, c?: EdgeContext): Promise<RateLimitDecision>;
  /**
   * Takes tokens ahead of work whose cost is not known yet; settle the hold with what it really was.
   *
   * @param options `ttl`: how long the hold can be settled. @default "10m". `c`: the request.
   */
  reserve(key: string, tokens: number, options?: ReserveOptions): Promise<Hold>;
}

/** Options of `reserve()`. */
export interface ReserveOptions {
  /**
   * How long the hold can be settled; after that the estimate stands.
   * @default "10m"
   */
  ttl?: Duration;
  /** The request, for stores that need its bindings. */
  c?: EdgeContext;
}
