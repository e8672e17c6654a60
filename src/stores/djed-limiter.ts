/**
 * The Durable Object of `durableObjectStore`: the buckets of one client.
 *
 * A plain class with `fetch` and `alarm`, so that every runtime can load this file.
 *
 * @module
 */
import type { Take } from "../core/store/store.ts";
import { decide, fullAt } from "./ledger.ts";
import type { KeptBucket } from "./ledger.ts";

/** The storage of an object: SQLite or key-value. */
export interface LimiterStorage {
  /** Reads one value. */
  get(key: string): Promise<unknown>;
  /** Writes one value; the platform delays the object's answer until it is stored. */
  put(key: string, value: unknown): Promise<void>;
  /** Removes everything. */
  deleteAll(): Promise<void>;
  /** Returns the time of the alarm, in ms. */
  getAlarm(): Promise<number | null>;
  /** Sets the time of the alarm, in ms. */
  setAlarm(time: number): Promise<void>;
}

/** The state that the platform passes to an object. */
export interface LimiterState {
  /** The object's storage. */
  readonly storage: LimiterStorage;
}

/** All data of an object, as one row: a decision is one write. */
interface Kept {
  readonly buckets: Map<string, KeptBucket>;
  /** Leased keys and their expiry times. */
  readonly leases: Map<string, number>;
}

const ROW = "kept";

/** Minimum delay of the alarm, to keep the load of busy objects low. */
const SOONEST_ALARM_MS = 10_000;
/** 30 days. */
const LATEST_ALARM_MS = 2_592_000_000;

/**
 * Keeps the buckets of one client. Export it from the Worker for `durableObjectStore`.
 *
 * The buckets survive eviction and restarts. An alarm removes the object's storage when all its
 * buckets are full again, so that inactive clients cost nothing.
 *
 * @example
 * ```ts
 * export { DjedLimiter } from "@djed/edge/stores/durable-object";
 * ```
 */
export class DjedLimiter {
  /** Only a type: the brand of Cloudflare's types for the classes of a `DurableObjectNamespace`. */
  declare readonly __DURABLE_OBJECT_BRAND: never;
  readonly #storage: LimiterStorage;
  #kept: Promise<Kept> | undefined;
  /** Undefined while no alarm is set. */
  #alarmAt: number | undefined;
  /** How far this machine's clock is behind the latest stored time, in ms. */
  #behind = 0;
  #latest = 0;

  /** Called by the platform. */
  constructor(state: LimiterState) {
    this.#storage = state.storage;
  }

  /** Answers `durableObjectStore`. */
  async fetch(request: Request): Promise<Response> {
    const { takes, lease } = await request.json() as {
      takes?: Take[];
      lease?: { key: string; ttl: number };
    };
    const kept = await this.#load();
    if (lease !== undefined) return Response.json(this.#lease(kept, lease.key, lease.ttl));
    return Response.json(this.#take(kept, takes ?? []));
  }

  /** Called by the platform: removes expired buckets, and the storage if none is left. */
  async alarm(): Promise<void> {
    const kept = await this.#load();
    const now = this.#now();
    this.#alarmAt = undefined;
    prune(kept, now);
    if (kept.buckets.size === 0 && kept.leases.size === 0) await this.#storage.deleteAll();
    else this.#setAlarm(kept, now);
  }

  // The methods below await nothing, so that no other request runs between reading and writing.

  #take(kept: Kept, takes: readonly Take[]): unknown {
    const now = this.#now();
    const { results, changed } = decide(takes, (key) => kept.buckets.get(key), now);
    for (const [key, bucket] of changed) kept.buckets.set(key, bucket);
    if (changed.size > 0) this.#save(kept, now);
    return results;
  }

  #lease(kept: Kept, key: string, ttl: number): boolean {
    const now = this.#now();
    if ((kept.leases.get(key) ?? 0) > now) return false;
    kept.leases.set(key, now + ttl);
    this.#save(kept, now);
    return true;
  }

  #save(kept: Kept, now: number): void {
    prune(kept, now);
    // Not awaited: the platform delays the answer until the row is stored, and resets the object if
    // that fails.
    this.#storage.put(ROW, kept).catch(() => {});
    if (this.#alarmAt === undefined) this.#setAlarm(kept, now);
  }

  #setAlarm(kept: Kept, now: number): void {
    let until = now;
    for (const bucket of kept.buckets.values()) until = Math.max(until, fullAt(bucket));
    for (const expires of kept.leases.values()) until = Math.max(until, expires);
    const wait = Math.min(Math.max(until - now, SOONEST_ALARM_MS), LATEST_ALARM_MS);
    this.#alarmAt = Date.now() + Math.ceil(wait);
    this.#storage.setAlarm(this.#alarmAt).catch(() => {});
  }

  #load(): Promise<Kept> {
    return this.#kept ??= this.#read().catch((error) => {
      this.#kept = undefined;
      throw error;
    });
  }

  async #read(): Promise<Kept> {
    const [row, alarmAt] = await Promise.all([this.#storage.get(ROW), this.#storage.getAlarm()]);
    const kept = row as Kept | undefined ?? { buckets: new Map(), leases: new Map() };
    this.#alarmAt = alarmAt ?? undefined;
    for (const { at } of kept.buckets.values()) this.#latest = Math.max(this.#latest, at);
    return kept;
  }

  /** Monotonic time, even if the object moves to a machine whose clock is behind. */
  #now(): number {
    const now = Date.now() + this.#behind;
    if (now < this.#latest) this.#behind += this.#latest - now;
    return this.#latest = Math.max(now, this.#latest);
  }
}

/** Removes buckets that are full again and leases that have expired. */
function prune({ buckets, leases }: Kept, now: number): void {
  for (const [key, bucket] of buckets) if (fullAt(bucket) <= now) buckets.delete(key);
  for (const [key, expires] of leases) if (expires <= now) leases.delete(key);
}
