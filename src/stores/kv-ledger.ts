/**
 * Token buckets and leases in Deno KV.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { sendByTag } from "./key-tags.ts";
import { commit, MAX_TRIES, pause } from "./kv-commit.ts";
import type { KvChange } from "./kv-commit.ts";
import { ABANDON_AFTER_MS } from "./kv-connection.ts";
import type { KvConnection } from "./kv-connection.ts";
import { kvKey, readAll } from "./kv-database.ts";
import { decide, fullAt } from "./ledger.ts";
import type { KeptBucket } from "./ledger.ts";
import { MicroBatch } from "./micro-batch.ts";

/** The buckets and leases of one database. */
export class KvLedger {
  readonly #connection: KvConnection;
  /** A queue per client: commits of one process never collide. */
  readonly #queues = new Map<string, MicroBatch>();

  constructor(connection: KvConnection) {
    this.#connection = connection;
  }

  take(batch: readonly Take[], { clock }: TakeContext): Promise<TakeResult[]> {
    return sendByTag(batch, async (takes, tag) => {
      let queue = this.#queues.get(tag);
      if (queue === undefined) {
        queue = new MicroBatch((gathered) => this.#commit(gathered, clock), {
          calls: 1,
          budgetMs: ABANDON_AFTER_MS,
        });
        this.#queues.set(tag, queue);
      }
      try {
        return await queue.take(takes);
      } finally {
        if (queue.isIdle) this.#queues.delete(tag);
      }
    });
  }

  async lease(key: string, ttl: number, clock: Clock): Promise<boolean> {
    const kv = await this.#connection.database();
    const name = await kvKey("lease", key);
    const [{ value, versionstamp }] = await kv.getMany([name]);
    // The clock is read after the answer, so a later time in the entry means that clocks differ.
    const now = this.#connection.after(clock, (value as KeptLease | null)?.at ?? 0);
    if (value !== null && (value as KeptLease).until > now) return false;
    const lease: KeptLease = { at: now, until: now + ttl };
    return await commit(kv, [{ key: name, versionstamp, value: lease, ttl }]);
  }

  /** Reads, decides and writes; repeats if an entry has changed meanwhile. */
  async #commit(takes: readonly Take[], clock: Clock): Promise<TakeResult[]> {
    const kv = await this.#connection.database();
    const keys = [...new Set(takes.flatMap((take) => take.map(({ key }) => key)))];
    const names = await Promise.all(keys.map((key) => kvKey("bucket", key)));
    for (let tried = 1; tried <= MAX_TRIES; tried++) {
      const entries = await readAll(kv, names);
      const kept = new Map(keys.map((key, i) => [key, entries[i].value as KeptBucket | null]));
      let latest = 0;
      for (const bucket of kept.values()) latest = Math.max(latest, bucket?.at ?? 0);
      const now = this.#connection.after(clock, latest);
      const { results, changed } = decide(takes, (key) => kept.get(key) ?? undefined, now);
      if (changed.size === 0) return results;
      const changes: KvChange[] = [];
      for (const [i, key] of keys.entries()) {
        const bucket = changed.get(key);
        if (bucket === undefined) continue;
        const value = bucket.spent === 0 ? undefined : bucket;
        const { versionstamp } = entries[i];
        changes.push({ key: names[i], versionstamp, value, ttl: fullAt(bucket) - now });
      }
      if (await commit(kv, changes)) return results;
      await pause(tried);
    }
    throw new Error("denoKvStore: too many processes limit this client at once");
  }
}

interface KeptLease {
  readonly at: number;
  readonly until: number;
}
