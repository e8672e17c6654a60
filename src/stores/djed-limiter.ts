/**
 * The Durable Object behind `durableObjectStore`: the buckets of one client.
 *
 * A plain class with `fetch` and `alarm`, so that this file can be loaded by every runtime.
 *
 * @module
 */
import type { Take } from "../core/store/store.ts";
import { decide, fullAt } from "./ledger.ts";
import type { KeptBucket } from "./ledger.ts";

/** The storage of an object, SQLite or the older kind. */
export interface LimiterStorage {
  /** Reads one value. */
  get(key: string): Promise<any>;
  /** Writes one value; the object's answer waits until that is safe. */
  put(key: string, value: unknown): Promise<void>;
  /** Removes everything. */
  deleteAll(): Promise<void>;
  /** When the alarm rings, in ms. */
  getAlarm(): Promise<number | null>;
  /** Sets the alarm, in ms. */
  setAlarm(time: number): Promise<void>;
}

/** What the platform gives an object. */
export interface LimiterState {
  /** The object's storage. */
  readonly storage: LimiterStorage;
}

/** Everything an object keeps, as one row: a decision is one write. */
interface Kept {
  readonly buckets: Map<string, KeptBucket>;
  /** Leased keys, and until when. */
  readonly leases: Map<string, number>;
}

const ROW = "kept";

/** The alarm rings no sooner than this after a write, so that a busy object is not busier for it. */
const SOONEST_ALARM_MS = 10_000;
const LATEST_ALARM_MS = 30 * 24 * 3_600_000;

/**
 * Keeps the buckets of one client. Export it from the Worker; `durableObjectStore` does the rest.
 *
 * Whatever was counted survives eviction and restarts. An alarm removes the object's storage when
 * all its buckets are full again, so clients who are gone cost nothing.
 *
 * @example
 * ```ts
 * export { DjedLimiter } from "@djed/edge/stores/durable-object";
 * ```
 */
export class DjedLimiter {
  readonly #storage: LimiterStorage;
  #kept: Promise<Kept> | undefined;
  /** Undefined while no alarm is set. */
  #alarmAt: number | undefined;
  /** How far this machine's clock is behind the latest moment that was kept, in ms. */
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

  /** Called by the platform: cleans up, or waits on. */
  async alarm(): Promise<void> {
    const kept = await this.#load();
    const now = this.#now();
    this.#alarmAt = undefined;
    prune(kept, now);
    if (kept.buckets.size === 0 && kept.leases.size === 0) await this.#storage.deleteAll();
    else this.#setAlarm(kept, now);
  }

  // From here on nothing is awaited: no other request can come between reading and writing.

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
    // Not awaited: the platform holds the answer back until the row is safe, and resets the object
    // when it cannot be written.
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
    const kept: Kept = row ?? { buckets: new Map(), leases: new Map() };
    this.#alarmAt = alarmAt ?? undefined;
    for (const { at } of kept.buckets.values()) this.#latest = Math.max(this.#latest, at);
    return kept;
  }

  /** Time that never goes back, also when the object moves to a machine whose clock is behind. */
  #now(): number {
    const now = Date.now() + this.#behind;
    if (now < this.#latest) this.#behind += this.#latest - now;
    return this.#latest = Math.max(now, this.#latest);
  }
}

/** Drops what means nothing any more. */
function prune({ buckets, leases }: Kept, now: number): void {
  for (const [key, bucket] of buckets) if (fullAt(bucket) <= now) buckets.delete(key);
  for (const [key, expires] of leases) if (expires <= now) leases.delete(key);
}
