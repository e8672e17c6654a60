/**
 * The store in this process: bounded, without timers, safe to create at module scope of a Worker.
 *
 * Limitation: it counts in this process (on Workers: this isolate) only, so `n` instances admit up
 * to `n` times the limit.
 *
 * @module
 */
import { fullySpent, spend } from "../core/store/bucket.ts";
import type { Bucket } from "../core/store/bucket.ts";
import type { Clock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import type { Charge, Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { makeTable, sameShare, spentAt } from "./expiries.ts";
import type { ExpiryTable, HashState } from "./table.ts";

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /**
   * Maximum number of client keys, of 16 bytes each. Allocated on first use.
   * @default 65536
   */
  readonly maxKeys?: number | undefined;
}

/** The store that {@link memoryStore} creates. It answers synchronously. */
export interface MemoryStore extends Store {
  /** Counts in this process only. */
  readonly scope: "isolate";
  /** Decides all takes of a batch. */
  take(batch: readonly Take[], context: TakeContext): TakeResult[];
  /**
   * The fast path: one charge, without allocations. The key is `charge.key` followed by `client`.
   *
   * @returns The units spent if granted, or `-1 - spent` if refused.
   */
  takeOne(charge: Charge, client: string, now: number, clock: Clock): number;
  /** Leases a key for `ttl` ms unless it is leased already. */
  lease(key: string, ttl: number, context: TakeContext): boolean;
  /** Copies the state of another store, to continue from there without it. */
  adopt(take: Take, spent: readonly number[], context: TakeContext): void;
  /** Returns the units spent, if known exactly; 0 for an evicted key. */
  recall(take: Take, context: TakeContext): number[];
  /**
   * Statistics: the number of keys and its maximum, the keys evicted to the overflow for lack of
   * room, and the takes decided by the overflow.
   */
  stats(): { keys: number; max_keys: number; evicted_total: number; overflow_total: number };
}

const MAX_KEYS = 0x1000000;
const MAX_GROUP = 31;
/** Start of the keys that hold the size of the buckets of varying limits. */
const LIMITS = "limit:";

/**
 * Keeps token buckets in the memory of this process.
 *
 * Bounded: at most `maxKeys` buckets of 16 bytes. If the table is full, the bucket that is nearest
 * to full again is evicted, and its spent tokens are kept by hash in an overflow of fixed size (8
 * bytes per key, at most four times that if policies differ much). In any flood, a limited key
 * therefore stays limited, and new keys are limited too. Keys that share their place in the
 * overflow count together, which may refuse one early but never admits too many. The clock may
 * stand still; if it is set back, buckets continue from where they were.
 *
 * @param options See {@link MemoryStoreOptions}.
 * @throws {RangeError} If `maxKeys` is not a whole number from 1 to 16 777 216.
 *
 * @example
 * ```ts
 * import { createLimiter, memoryStore } from "@djed/edge/rate-limit";
 *
 * const store = memoryStore({ maxKeys: 1_000 });
 * const limiter = createLimiter({ limit: 5, window: "1s", store });
 * const { allowed } = await limiter.take("user-1");
 * ```
 */
export function memoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const checks = optionChecks("memoryStore");
  checks.known(options, { maxKeys: 1 } satisfies Record<keyof MemoryStoreOptions, 1>);
  return new TableStore(checks.integer("maxKeys", options.maxKeys ?? 65_536, 1, MAX_KEYS));
}

/** Whether {@link memoryStore} created the store: it answers synchronously and does not fail. */
export function isMemoryStore(store: Store): store is MemoryStore {
  return store instanceof TableStore;
}

class TableStore implements MemoryStore {
  readonly scope = "isolate";
  readonly #maxKeys: number;
  #prefix = "";
  #prefixHash: HashState | undefined;
  #table: ExpiryTable | undefined;
  /** The last charge, and the group of its buckets in the table. */
  #charge: Bucket | undefined;
  #group = 0;
  #overflown = 0;

  /** The latest reading of the clock, and the sum of its steps back, both in ms. */
  #latest = 0;
  #steppedBack = 0;
  #origin = 0;

  constructor(maxKeys: number) {
    this.#maxKeys = maxKeys;
  }

  take(batch: readonly Take[], { now, clock }: TakeContext): TakeResult[] {
    const time = this.#steady(now, clock);
    return batch.map((take) => this.#takeAll(take, time));
  }

  takeOne(charge: Charge, client: string, now: number, clock: Clock): number {
    const time = this.#steady(now, clock);
    const before = this.#spentOn(charge, client, time);
    const after = spend(before, charge);
    if (after < 0) return -1 - before;
    if (after === before) return after;
    if (charge.varies) this.#putVarying(charge, client, time + after / charge.limit, time);
    else this.#table!.put(time + after / charge.limit, time);
    return after;
  }

  lease(key: string, ttl: number, { now, clock }: TakeContext): boolean {
    const time = this.#steady(now, clock);
    // The overflow may report keys that were never leased, so only exact entries count.
    if (this.#find("lease:", key, 0) > time && this.#table!.isExact) return false;
    this.#table!.put(time + ttl, time);
    return true;
  }

  adopt(take: Take, spent: readonly number[], { now, clock }: TakeContext): void {
    const time = this.#steady(now, clock);
    // The state is that of the time of the query, which may be a while ago.
    const then = Math.min(time, now + this.#steppedBack - this.#origin);
    take.forEach((charge, i) => {
      const expires = then + spent[i] / charge.limit;
      if (charge.varies) return this.#putVarying(charge, "", expires, time);
      const isKnown = this.#find(charge.key, "", this.#groupOf(charge)) > 0;
      if (isKnown || expires > time) this.#table!.put(expires, time);
    });
  }

  recall(take: Take, { now, clock }: TakeContext): number[] {
    const time = this.#steady(now, clock);
    return take.map((charge) => {
      const expires = this.#find(charge.key, "", this.#groupOf(charge));
      if (!this.#table!.isExact) return 0;
      return charge.varies
        ? this.#carried(charge, "", expires, time)
        : spentAt(expires, time, charge.limit);
    });
  }

  stats(): { keys: number; max_keys: number; evicted_total: number; overflow_total: number } {
    const time = this.#latest + this.#steppedBack - this.#origin;
    return {
      keys: this.#table?.count(time) ?? 0,
      max_keys: this.#maxKeys,
      evicted_total: this.#table?.evicted ?? 0,
      overflow_total: this.#overflown,
    };
  }

  #takeAll(take: Take, time: number): TakeResult {
    const before = take.map((charge) => this.#spentOn(charge, "", time));
    const after = take.map((charge, i) => spend(before[i], charge));
    if (after.some((spent) => spent < 0)) return { allowed: false, spent: before };
    take.forEach((charge, i) => {
      if (after[i] === before[i]) return;
      const expires = time + after[i] / charge.limit;
      if (charge.varies) return this.#putVarying(charge, "", expires, time);
      this.#find(charge.key, "", this.#groupOf(charge));
      this.#table!.put(expires, time);
    });
    return { allowed: true, spent: after };
  }

  #spentOn(charge: Charge, client: string, time: number): number {
    const expires = this.#find(charge.key, client, this.#groupOf(charge));
    if (expires <= time) return 0;
    if (!this.#table!.isExact) this.#overflown++;
    else if (charge.varies) return this.#carried(charge, client, expires, time);
    return spentAt(expires, time, charge.limit);
  }

  /** Returns the units spent of a bucket of a varying limit, which may have had another limit. */
  #carried(charge: Charge, client: string, expires: number, time: number): number {
    const { limit } = charge;
    const then = this.#find(LIMITS, charge.key + client, this.#groupOf(charge)) - expires;
    // An evicted entry tells nothing: the limit is taken to be the same.
    if (!this.#table!.isExact) return spentAt(expires, time, limit);
    return spentAt(sameShare(expires, time, then, fullySpent(charge) / limit), time, limit);
  }

  /**
   * Writes a bucket of a varying limit in two entries: the time at which it is full again, and that
   * time plus the time that an empty bucket of the limit takes to fill up.
   */
  #putVarying(charge: Charge, client: string, expires: number, time: number): void {
    const group = this.#groupOf(charge);
    this.#find(charge.key, client, group);
    this.#table!.put(expires, time);
    const full = fullySpent(charge) / charge.limit;
    this.#find(LIMITS, charge.key + client, group);
    this.#table!.put(expires > time ? expires + full : time, time);
  }

  /** Returns the group of buckets whose times to fill up differ by less than a factor of four. */
  #groupOf(charge: Charge): number {
    if (charge === this.#charge) return this.#group;
    this.#charge = charge;
    // All limits of a varying one have the same group.
    const full = charge.varies ? charge.window : fullySpent(charge) / charge.limit;
    const log = Math.log2(full) / 2;
    return this.#group = log > 0 ? Math.min(Math.floor(log), MAX_GROUP) : 0;
  }

  #find(prefix: string, rest: string, group: number): number {
    const table = this.#table ??= makeTable(this.#maxKeys);
    // Nearly always the same policy as last time: its hash is reused.
    if (prefix !== this.#prefix || this.#prefixHash === undefined) {
      this.#prefixHash = table.hash(prefix);
      this.#prefix = prefix;
    }
    return table.find(this.#prefixHash, rest, group);
  }

  /**
   * Monotonic time, starting at 0. A reading older than the latest is either stale (of a request
   * that waited), which a fresh reading tells, or the clock was set back. In that case time
   * continues from the latest reading, so that clients do not wait for the clock to catch up.
   */
  #steady(now: number, clock: Clock): number {
    if (now < this.#latest) {
      now = clock.now();
      if (now < this.#latest) this.#steppedBack += this.#latest - now;
    } else if (this.#table === undefined && this.#latest === 0) {
      this.#origin = now;
    }
    this.#latest = now;
    return now + this.#steppedBack - this.#origin;
  }
}
