/**
 * Token buckets in Deno KV: a file on one machine, or the database of Deno Deploy.
 *
 * Compare-and-set, so no decision is lost or counted twice; decisions that wait for one client go
 * in one commit. Its honest limits: two round trips per decision, and a client that many processes
 * limit at once makes their commits collide (then a take fails, and `failMode` answers).
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { handleRejection } from "../core/thenable.ts";
import { kvKey, readAll } from "./kv-database.ts";
import type { KvAtomic, KvDatabase } from "./kv-database.ts";
import { decide, fullAt } from "./ledger.ts";
import type { KeptBucket } from "./ledger.ts";
import { MicroBatch } from "./micro-batch.ts";
import { sendByTag } from "./key-tags.ts";

export type { ResourceSource } from "../core/resource.ts";
export type { KvAtomic, KvDatabase, KvEntry, KvKey } from "./kv-database.ts";
export type * from "../core/store/store.ts";

/** Options of {@link denoKvStore}. */
export interface DenoKvStoreOptions {
  /** What `Deno.openKv()` gives, or `(c) => kv`. */
  kv: ResourceSource<KvDatabase | Promise<KvDatabase>>;
}

const MAX_TRIES = 40;
const LONGEST_PAUSE_MS = 32;

/**
 * A process whose clock is slow must not make entries expire early; nothing more depends on it, an
 * entry that is full again means nothing.
 */
const EXPIRE_LATE_MS = 3_600_000;
const LONGEST_EXPIRY_MS = 1e12;

/**
 * Keeps token buckets in Deno KV.
 *
 * Deno KV has no clock for its clients, so theirs count: all follow the one that is furthest ahead.
 * When a faster clock than any before is first seen, a bucket may gain, once, what flows back in
 * the difference (never more than one capacity).
 *
 * @param options See {@link DenoKvStoreOptions}.
 * @throws {TypeError} For an unknown option, or something that is no Deno KV.
 *
 * @example
 * ```ts
 * import { denoKvStore } from "@djed/edge/stores/deno-kv";
 *
 * const store = denoKvStore({ kv: () => Deno.openKv() }); // opened at the first decision
 * ```
 */
export function denoKvStore(options: DenoKvStoreOptions): Store {
  optionChecks("denoKvStore").known(options, ["kv"]);
  const { kv } = options;
  const isKv = typeof kv === "function" || (kv !== null && typeof kv === "object");
  if (!isKv) throw new TypeError("denoKvStore: kv must be a Deno.Kv, or (c) => Deno.Kv");
  const ledger = resourceOf<KvLedger>(
    typeof kv === "function"
      ? (c: EdgeContext) => new KvLedger(() => kv(c))
      : new KvLedger(() => kv),
  );
  return {
    scope: "global",
    take: (batch, context) => ledger(context.c).take(batch, context),
    lease: (key, ttl, context) => ledger(context.c).lease(key, ttl, context.clock),
  };
}

/** One database. */
class KvLedger {
  readonly #open: () => KvDatabase | Promise<KvDatabase>;
  #opened: Promise<KvDatabase> | undefined;
  /** Per client what waits for its turn: commits of one process never collide. */
  readonly #queues = new Map<string, MicroBatch>();
  /** How far the clock that is furthest ahead is ahead of ours, in ms. */
  #behind = 0;

  constructor(open: () => KvDatabase | Promise<KvDatabase>) {
    this.#open = open;
  }

  take(batch: readonly Take[], { clock }: TakeContext): Promise<TakeResult[]> {
    return sendByTag(batch, async (takes, tag) => {
      let queue = this.#queues.get(tag);
      if (queue === undefined) {
        queue = new MicroBatch((gathered) => this.#commit(gathered, clock), { calls: 1 });
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
    const kv = await this.#database();
    const name = await kvKey("lease", key);
    const [{ value, versionstamp }] = await kv.getMany([name]);
    // Read after the answer has come: whoever wrote it had not a later time, unless clocks differ.
    const now = this.#after(clock, (value as KeptLease | null)?.at ?? 0);
    if (value !== null && (value as KeptLease).until > now) return false;
    const lease: KeptLease = { at: now, until: now + ttl };
    return await isCommitted(
      kv.atomic()
        .check({ key: name, versionstamp })
        .set(name, lease, { expireIn: expiry(ttl) }),
    );
  }

  /** Reads, decides, writes if nothing has changed since; else once more. */
  async #commit(takes: readonly Take[], clock: Clock): Promise<TakeResult[]> {
    const kv = await this.#database();
    const keys = [...new Set(takes.flatMap((take) => take.map(({ key }) => key)))];
    const names = await Promise.all(keys.map((key) => kvKey("bucket", key)));
    for (let tried = 1; tried <= MAX_TRIES; tried++) {
      const entries = await readAll(kv, names);
      const kept = new Map(keys.map((key, i) => [key, entries[i].value as KeptBucket | null]));
      let latest = 0;
      for (const bucket of kept.values()) latest = Math.max(latest, bucket?.at ?? 0);
      const now = this.#after(clock, latest);
      const { results, changed } = decide(takes, (key) => kept.get(key) ?? undefined, now);
      if (changed.size === 0) return results;
      const atomic = begin(kv);
      for (const [i, key] of keys.entries()) {
        const bucket = changed.get(key);
        if (bucket === undefined) continue;
        const { versionstamp } = entries[i];
        const added = [
          atomic.check({ key: names[i], versionstamp }),
          bucket.spent === 0
            ? atomic.delete(names[i])
            : atomic.set(names[i], bucket, { expireIn: expiry(fullAt(bucket) - now) }),
        ];
        // Chained calls, as a rule. Deno's own transaction has a `then`, which throws.
        for (const chained of added) if (chained !== atomic) handleRejection(chained);
      }
      if (await isCommitted(atomic)) return results;
      await pause(tried);
    }
    throw new Error("denoKvStore: too many processes limit this client at once");
  }

  /** Opened once; when that fails, again at the next decision. */
  #database(): Promise<KvDatabase> {
    return this.#opened ??= (async () => await this.#open())().catch((error) => {
      this.#opened = undefined;
      throw error;
    });
  }

  /** The time now, and not before a time that was kept: who wrote it has a clock further ahead. */
  #after(clock: Clock, kept: number): number {
    const now = clock.now() + this.#behind;
    if (kept > now) this.#behind += kept - now;
    return Math.max(now, kept);
  }
}

interface KeptLease {
  readonly at: number;
  readonly until: number;
}

function begin(kv: KvDatabase): KvAtomic {
  const atomic = kv.atomic();
  if (typeof atomic?.check === "function") return atomic;
  handleRejection(atomic);
  throw new TypeError("denoKvStore: the database gave no transaction");
}

/** False when somebody else was first; also when another process is writing to the file just now. */
async function isCommitted(atomic: KvAtomic): Promise<boolean> {
  try {
    return (await atomic.commit()).ok;
  } catch (error) {
    if (String(error).includes("database is locked")) return false;
    throw error;
  }
}

function expiry(ttl: number): number {
  return Math.min(Math.ceil(ttl) + EXPIRE_LATE_MS, LONGEST_EXPIRY_MS);
}

/** Random, so that those who collided do not all come back together; none after the first time. */
function pause(tried: number): Promise<void> {
  if (tried === 1) return Promise.resolve();
  const longest = Math.min(2 ** tried, LONGEST_PAUSE_MS);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
