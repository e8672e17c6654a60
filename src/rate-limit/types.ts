/**
 * What a limiter takes and what it gives.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/middleware.ts";
import type { Observable } from "../core/observable.ts";
import type { Duration } from "../core/options.ts";
import type { Store } from "../core/store.ts";
import type { Policy, PolicyOptions } from "./policies.ts";
import type { RateLimitDecision } from "./result.ts";

/** Options of `createLimiter()`. Either one policy (`limit`, …) or several (`policies`). */
export interface LimiterOptions {
  /**
   * Several policies, taken together: when one refuses, none consumes.
   * @default one policy, made of `limit`, `window`, `burst` and `name`
   */
  policies?: readonly PolicyOptions[];
  /** Tokens that flow back per window. */
  limit?: number;
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
  /** The policies, completed. */
  readonly policies: readonly Policy[];
  /** How far it counts. */
  readonly scope: "isolate" | "global";
  /**
   * Takes `cost` tokens of a key's buckets, or none when they are not all there. Never throws for a
   * failing store: `failMode` decides.
   *
   * @param key Who: any string.
   * @param cost Tokens, 0 or more. @default 1
   * @param c The request, for stores that need its bindings.
   */
  take(key: string, cost?: number, c?: EdgeContext): MaybePromise<RateLimitDecision>;
  /** Looks without taking: whether `cost` tokens could be taken. */
  peek(key: string, cost?: number, c?: EdgeContext): MaybePromise<RateLimitDecision>;
  /** Gives tokens back, never above full. */
  refund(key: string, tokens?: number, c?: EdgeContext): MaybePromise<RateLimitDecision>;
  /** Makes a key's buckets full again. */
  reset(key: string, c?: EdgeContext): MaybePromise<RateLimitDecision>;
}
