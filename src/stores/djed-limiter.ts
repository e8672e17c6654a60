/**
 * The Durable Object of `durableObjectStore`: the buckets of one client, one claim, or one API key.
 *
 * A plain class with `fetch` and `alarm`, so that every runtime can load this file.
 *
 * @module
 */
import type { Take } from "../core/store/store.ts";
import { decide } from "./ledger.ts";
import { answerQuestion, emptyAt, isEmpty, prune } from "./object-data.ts";
import type { LimiterQuestion, ObjectData } from "./object-data.ts";

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

const ROW = "kept";

/** Minimum delay of the alarm, to keep the load of busy objects low. */
const SOONEST_ALARM_MS = 10_000;
/** 30 days. */
const LATEST_ALARM_MS = 2_592_000_000;

/**
 * Keeps the buckets of one client, one claim, or one API key. Export it from the Worker for
 * `durableObjectStore`.
 *
 * The data survives eviction and restarts. An alarm removes the object's storage when all its
 * buckets are full again and the rest has expired, so that inactive clients cost nothing.
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
  #kept: Promise<ObjectData> | undefined;
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
    const question = await request.json() as LimiterQuestion;
    const { takes, lease } = question;
    const kept = await this.#load();
    if (lease !== undefined) return Response.json(this.#lease(kept, lease.key, lease.ttl));
    if (takes !== undefined) return Response.json(this.#take(kept, takes));
    const { answer, changed } = answerQuestion(kept, question, this.#now());
    if (changed) await this.#saved(kept);
    return Response.json(answer);
  }

  /** Called by the platform: removes expired buckets, and the storage if none is left. */
  async alarm(): Promise<void> {
    const kept = await this.#load();
    const now = this.#now();
    this.#alarmAt = undefined;
    prune(kept, now);
    if (isEmpty(kept)) await this.#storage.deleteAll();
    else this.#setAlarm(kept, now);
  }

  // The methods below await nothing, so that no other request runs between reading and writing.

  #take(kept: ObjectData, takes: readonly Take[]): unknown {
    const now = this.#now();
    const { results, changed } = decide(takes, (key) => kept.buckets.get(key), now);
    for (const [key, bucket] of changed) kept.buckets.set(key, bucket);
    if (changed.size > 0) this.#save(kept, now);
    return results;
  }

  #lease(kept: ObjectData, key: string, ttl: number): boolean {
    const now = this.#now();
    if ((kept.leases.get(key) ?? 0) > now) return false;
    kept.leases.set(key, now + ttl);
    this.#save(kept, now);
    return true;
  }

  #save(kept: ObjectData, now: number): void {
    // Not awaited: the platform delays the answer until the row is stored, and resets the object if
    // that fails.
    this.#write(kept, now).catch(() => {});
  }

  /** Saves a row that may be too large for the storage: then the data is as it was before. */
  async #saved(kept: ObjectData): Promise<void> {
    try {
      await this.#write(kept, this.#now());
    } catch (error) {
      this.#kept = undefined;
      throw error;
    }
  }

  #write(kept: ObjectData, now: number): Promise<void> {
    prune(kept, now);
    const written = this.#storage.put(ROW, kept);
    if (this.#alarmAt === undefined) this.#setAlarm(kept, now);
    return written;
  }

  #setAlarm(kept: ObjectData, now: number): void {
    const wait = Math.max(emptyAt(kept, now) - now, SOONEST_ALARM_MS);
    if (wait === Infinity) return;
    this.#alarmAt = Date.now() + Math.ceil(Math.min(wait, LATEST_ALARM_MS));
    this.#storage.setAlarm(this.#alarmAt).catch(() => {});
  }

  #load(): Promise<ObjectData> {
    return this.#kept ??= this.#read().catch((error) => {
      this.#kept = undefined;
      throw error;
    });
  }

  async #read(): Promise<ObjectData> {
    const [row, alarmAt] = await Promise.all([this.#storage.get(ROW), this.#storage.getAlarm()]);
    const kept = row as ObjectData | undefined ?? { buckets: new Map(), leases: new Map() };
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
