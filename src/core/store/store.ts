/**
 * The seam behind every limiter: one atomic `take`, implemented natively by each backend.
 *
 * A store keeps token buckets. To stay exact it counts in units: a token is `window` units, and
 * `limit` units flow back every millisecond, so with whole limits and windows everything is a whole
 * number. A bucket's state is how much has been spent and has not flowed back yet.
 *
 * @module
 */
import type { Clock } from "../clock.ts";
import type { EdgeContext } from "../request/middleware.ts";

/** One bucket, and what is asked of it. */
export interface Charge {
  /** The whole key: prefix, version, policy name, limit, window, burst, client. */
  readonly key: string;
  /** Tokens that flow back per window. */
  readonly limit: number;
  /** The window, in ms. */
  readonly window: number;
  /** The most tokens the bucket holds: limit + burst. */
  readonly capacity: number;
  /**
   * Tokens asked for. 0 only looks. Below 0 gives back (never above full; `-Infinity` makes the
   * bucket full).
   */
  readonly cost: number;
  /** Takes what is asked even when it is not there: the bucket owes it (penalties, overuse). */
  readonly force?: boolean;
  /** Raises what is spent to at least this many units (blocking a key for a time). */
  readonly atLeast?: number;
}

/** Charges of different keys that are taken together: if one is refused, none consumes. */
export type Take = readonly Charge[];

/** What came of one {@link Take}. */
export interface TakeResult {
  /** True when every charge was granted. */
  readonly allowed: boolean;
  /**
   * For each charge the units spent and not flowed back yet, after this take: 0 is a full bucket,
   * `capacity * window` an empty one.
   */
  readonly spent: readonly number[];
}

/** What a store may need to know of the moment. */
export interface TakeContext {
  /** The time of the decision, in ms. Stores with a clock of their own (a server's) ignore it. */
  readonly now: number;
  /** Where a fresh reading comes from. */
  readonly clock: Clock;
  /** The request, when there is one: for bindings and environment. */
  readonly c: EdgeContext | undefined;
}

/**
 * What a limiter may want of its store beyond one token at a time: to tell what is left, to take
 * costs other than 1 and give them back.
 */
export type StoreNeed = "remaining" | "cost";

/** What a limiter will ask of its store, as far as it is known when the limiter is made. */
export interface StoreDemand {
  /** One bucket per policy, taken together; undefined for a limit that varies by request. */
  readonly buckets: readonly (Pick<Charge, "limit" | "window" | "capacity"> | undefined)[];
  /** What it needs. */
  readonly needs: readonly StoreNeed[];
}

/**
 * A take that a store cannot do by its nature. Not a failure of the store: it goes to the caller,
 * who has called a method the store does not serve.
 */
export class UnsupportedTakeError extends TypeError {
  /** Its name. */
  override readonly name = "UnsupportedTakeError";
}

/**
 * Keeps token buckets. Whatever `take` throws is a store failure: the limiter's `failMode` says
 * what happens then. {@link UnsupportedTakeError} alone is not.
 */
export interface Store {
  /** `"isolate"` counts in this process only; `"global"` is shared by all. */
  readonly scope: "isolate" | "global";
  /** Decides all takes of a batch, each atomically, in order. Never get-then-set. */
  take(batch: readonly Take[], context: TakeContext): TakeResult[] | Promise<TakeResult[]>;
  /** Throws for what this store cannot keep, when a limiter is made. Optional: most keep all. */
  check?(demand: StoreDemand): void;
  /**
   * Holds a key for `ttl` ms unless somebody holds it already; true when it is ours now. Optional:
   * shared breakers need it.
   */
  lease?(key: string, ttl: number, context: TakeContext): boolean | Promise<boolean>;
}
