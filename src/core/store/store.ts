/**
 * The store interface of the limiters: one atomic `take`, implemented natively by each backend.
 *
 * A store keeps token buckets. To stay exact it counts in units: a token is `window` units, and
 * `limit` units refill every millisecond, so integer limits and windows only give integers. The
 * state of a bucket is the number of units spent and not refilled yet.
 *
 * @module
 */
import type { ClaimStore } from "./claims.ts";
import type { TakeContext } from "./context.ts";

export type * from "./claims.ts";
export type { TakeContext } from "./context.ts";

/** One bucket and the tokens to take from it. */
export interface Charge {
  /**
   * The complete key: prefix, version, policy name, limit (`~` if it varies), window, burst,
   * client.
   */
  readonly key: string;
  /** Tokens refilled per window. */
  readonly limit: number;
  /** The window, in ms. */
  readonly window: number;
  /** Maximum number of tokens in the bucket: limit + burst. */
  readonly capacity: number;
  /**
   * Tokens to take. 0 only reads the bucket. A negative cost returns tokens (never beyond a full
   * bucket; `-Infinity` fills it).
   */
  readonly cost: number;
  /** Takes the tokens even if they are not available, as a debt (penalties, overuse). */
  readonly force?: boolean | undefined;
  /** Minimum number of units spent after the take (blocks a key for some time). */
  readonly atLeast?: number | undefined;
  /**
   * Whether the limit varies by request: buckets of different limits have the same key, and a
   * client whose limit has changed starts with the share that was spent.
   */
  readonly varies?: boolean | undefined;
}

/** Charges of different keys that are taken atomically: if one is refused, none is taken. */
export type Take = readonly Charge[];

/** The result of one {@link Take}. */
export interface TakeResult {
  /** Whether every charge was granted. */
  readonly allowed: boolean;
  /**
   * The units spent and not refilled yet after this take, for each charge: 0 is a full bucket,
   * `capacity * window` an empty one.
   */
  readonly spent: readonly number[];
}

/**
 * A capability that a limiter may need beyond taking one token at a time: reporting the remaining
 * tokens, or taking and returning costs other than 1.
 */
export type StoreNeed = "remaining" | "cost";

/** The requirements of a limiter, as far as they are known at its construction. */
export interface StoreDemand {
  /** One bucket per policy, taken together; undefined for a limit that varies by request. */
  readonly buckets: readonly (Pick<Charge, "limit" | "window" | "capacity"> | undefined)[];
  /** The capabilities that it needs. */
  readonly needs: readonly StoreNeed[];
}

/**
 * Keeps token buckets. Any error that `take` throws is a store failure, which the limiter's
 * `failMode` handles, except `UnsupportedTakeError`. The methods of {@link ClaimStore} are
 * optional: idempotency keys and the deduplication of webhooks require them.
 */
export interface Store extends Partial<ClaimStore> {
  /** `"isolate"` counts in this process only; `"global"` is shared by all processes. */
  readonly scope: "isolate" | "global";
  /** Decides all takes of a batch, each atomically, in order. Never get-then-set. */
  take(batch: readonly Take[], context: TakeContext): TakeResult[] | Promise<TakeResult[]>;
  /** Throws at construction of a limiter that this store cannot serve. Optional. */
  check?(demand: StoreDemand): void;
  /**
   * Leases a key for `ttl` ms, unless it is already leased; true when the lease was acquired.
   * Optional: required by shared circuit breakers.
   */
  lease?(key: string, ttl: number, context: TakeContext): boolean | Promise<boolean>;
}

/** Returns `; write …` for the client of Redis in place of a store, or `""`. */
export function storeHint(given: unknown): string {
  const { connect } = (given ?? {}) as { connect?: unknown };
  return typeof connect === "function" ? "; write redisStore({ client })" : "";
}
