/**
 * The store in this process: bounded, without timers, safe to create at module scope of a Worker.
 *
 * Its honest limit: it counts in this process (on Workers: this isolate) only, so `n` instances
 * admit up to `n` times the limit.
 *
 * @module
 */
import { fullySpent, spend } from "../core/store/bucket.ts";
import type { Bucket } from "../core/store/bucket.ts";
import type { Clock } from "../core/clock.ts";
import { optionChecks } from "../core/options.ts";
import type { Charge, Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { ExpiryTable } from "./table.ts";
import type { HashState } from "./table.ts";

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions {
  /**
   * The most client keys remembered. 16 bytes each, allocated on first use.
   * @default 65536
   */
  maxKeys?: number | undefined;
}

/** What {@link memoryStore} makes: a {@link Store} that answers at once. */
export interface MemoryStore extends Store {
  /** Always in this process. */
  readonly scope: "isolate";
  /** Decides all takes of a batch. */
  take(batch: readonly Take[], context: TakeContext): TakeResult[];
  /**
   * The fast path: one charge, nothing allocated. The whole key is `charge.key` followed by `client`.
   *
   * @returns The units spent when granted, and `-1 - spent` when refused.
   */
  takeOne(charge: Charge, client: string, now: number, clock: Clock): number;
  /** Holds a key for `ttl` ms unless it is held already. */
  lease(key: string, ttl: number, context: TakeContext): boolean;
  /** Remembers what another store said of these charges, so as to go on from there without it. */
  adopt(take: Take, spent: readonly number[], context: TakeContext): void;
  /** The units spent of charges, as far as they are known exactly: 0 for a key that was dropped. */
  recall(take: Take, context: TakeContext): number[];
  /**
   * How many keys are remembered, of how many; how many were dropped to the overflow for want of
   * room, and how many takes were decided by it.
   */
  stats(): { keys: number; max_keys: number; evicted_total: number; overflow_total: number };
}

const MAX_KEYS = 1 << 24;
const MAX_GROUP = 31;
/** The most that two roundings of a double lose, as a share of it. */
const TWO_ROUNDINGS = 2 * Number.EPSILON;

/**
 * Token buckets in this process's memory.
 *
 * Bounded: never more than `maxKeys` buckets of 16 bytes. When it is full, the bucket that is
 * nearest to full again is dropped, and what it had spent is remembered by hash in an overflow of
 * fixed size (8 bytes per key, at most four times that when policies differ much). So a key that is
 * limited stays limited and a new one is limited too, whatever the flood: keys that share their
 * place in the overflow count together, which can refuse one early and never admits one too many.
 * The clock may stand still; when it steps back, buckets go on from where they were.
 *
 * @param options See {@link MemoryStoreOptions}.
 * @throws {RangeError} When `maxKeys` is not a whole number from 1 to 16 777 216.
 *
 * @example
 * ```ts
 * import { createLimiter, memoryStore } from "@djed/edge/rate-limit";
 *
 * const limiter = createLimiter({ limit: 5, window: "1s", store: memoryStore({ maxKeys: 1_000 }) });
 * const { allowed } = await limiter.take("user-1");
 * ```
 */
export function memoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const check = optionChecks("memoryStore");
  check.known(options, ["maxKeys"]);
  return new TableStore(check.integer("maxKeys", options.maxKeys ?? 65_536, 1, MAX_KEYS));
}

/** True for a store that {@link memoryStore} made: it answers at once, and does not fail. */
export function isMemoryStore(store: Store): store is MemoryStore {
  return store instanceof TableStore;
}

class TableStore implements MemoryStore {
  readonly scope = "isolate";
  readonly #maxKeys: number;
  #prefix = "";
  #prefixHash: HashState | undefined;
  #table: ExpiryTable | undefined;
  /** The charge seen last, and the group of its buckets in the table. */
  #charge: Bucket | undefined;
  #group = 0;
  #overflown = 0;

  /** The latest reading of the clock, and how far it has ever stepped back, both in ms. */
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
    if (after !== before) this.#table!.put(time + after / charge.limit, time);
    return after;
  }

  lease(key: string, ttl: number, { now, clock }: TakeContext): boolean {
    const time = this.#steady(now, clock);
    // A lease is held by who is known to hold it: the overflow, which may err, has no say.
    if (this.#find("lease:", key, 0) > time && this.#table!.isExact) return false;
    this.#table!.put(time + ttl, time);
    return true;
  }

  adopt(take: Take, spent: readonly number[], { now, clock }: TakeContext): void {
    const time = this.#steady(now, clock);
    // It was true when it was asked, which may be a while ago.
    const then = Math.min(time, now + this.#steppedBack - this.#origin);
    take.forEach((charge, i) => {
      const expires = then + spent[i] / charge.limit;
      const isKnown = this.#find(charge.key, "", this.#groupOf(charge)) > 0;
      if (isKnown || expires > time) this.#table!.put(expires, time);
    });
  }

  recall(take: Take, { now, clock }: TakeContext): number[] {
    const time = this.#steady(now, clock);
    return take.map((charge) => {
      const expires = this.#find(charge.key, "", this.#groupOf(charge));
      return this.#table!.isExact ? spentAt(expires, time, charge.limit) : 0;
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
      this.#find(charge.key, "", this.#groupOf(charge));
      this.#table!.put(time + after[i] / charge.limit, time);
    });
    return { allowed: true, spent: after };
  }

  #spentOn(charge: Charge, client: string, time: number): number {
    const expires = this.#find(charge.key, client, this.#groupOf(charge));
    if (expires <= time) return 0;
    if (!this.#table!.isExact) this.#overflown++;
    return spentAt(expires, time, charge.limit);
  }

  #makeTable(): ExpiryTable {
    return new ExpiryTable(this.#maxKeys, randomSeed(), () => warnOfFull(this.#maxKeys));
  }

  /** Buckets that take about as long to fill up: within a factor of four. */
  #groupOf(charge: Charge): number {
    if (charge === this.#charge) return this.#group;
    this.#charge = charge;
    const log = Math.log2(fullySpent(charge) / charge.limit) / 2;
    return this.#group = log > 0 ? Math.min(Math.floor(log), MAX_GROUP) : 0;
  }

  #find(prefix: string, rest: string, group: number): number {
    const table = this.#table ??= this.#makeTable();
    // Nearly always the same policy as last time: its hash need not be made again.
    if (prefix !== this.#prefix || this.#prefixHash === undefined) {
      this.#prefixHash = table.hash(prefix);
      this.#prefix = prefix;
    }
    return table.find(this.#prefixHash, rest, group);
  }

  /**
   * Time that never goes back, from 0. A reading older than the latest is either stale (a request
   * that waited; then a fresh one is not older) or shows that the clock was set back: then time goes
   * on from where it was, and nobody waits for the clock to catch up.
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

/**
 * Units spent and not flowed back. The table keeps a time, in ms; dividing by the limit and
 * multiplying again loses a little of a unit, which this gives back where units are whole. What is
 * lost grows with the time that this store has run and with the limit: units stay exact while their
 * product is below 2^50 (100 000 per second for 130 days).
 */
function spentAt(expires: number, time: number, limit: number): number {
  if (expires <= time) return 0;
  const spent = (expires - time) * limit;
  const whole = Math.round(spent);
  return Math.abs(spent - whole) <= 1 / 256 + expires * limit * TWO_ROUNDINGS ? whole : spent;
}

/** Said once per store. */
function warnOfFull(maxKeys: number): void {
  console.warn(
    `rateLimit: no room for another client (maxKeys: ${maxKeys}); those dropped are counted by ` +
      "hash, together with others, and may be refused early. Raise maxKeys (shown once)",
  );
}

function randomSeed(): HashState {
  const [a, b] = crypto.getRandomValues(new Int32Array(2));
  return { a, b };
}
