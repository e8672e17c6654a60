/**
 * Token buckets in Deno KV: a file on one machine, or the database of Deno Deploy.
 *
 * Compare-and-set, so no decision is lost or counted twice; waiting decisions for one client share
 * a commit. Limitations: two round trips per decision; and commits collide if many processes limit
 * the same client at once (a take may then fail, and `failMode` decides).
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { handleRejection } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { kvKey, readAll } from "./kv-database.ts";
import type { KvAtomic, KvDatabase } from "./kv-database.ts";
import { decide, fullAt } from "./ledger.ts";
import type { KeptBucket } from "./ledger.ts";
import { MicroBatch } from "./micro-batch.ts";
import { sendByTag } from "./key-tags.ts";

export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type { KvAtomic, KvDatabase, KvEntry, KvKey } from "./kv-database.ts";
export type * from "../core/store/store.ts";

/** Options of {@link denoKvStore}. */
export interface DenoKvStoreOptions<E extends EdgeEnv = EdgeEnv> {
  /** The result of `Deno.openKv()`, or `(c) => kv`. */
  readonly kv: ResourceSource<KvDatabase | Promise<KvDatabase>, E>;
}

/** Time budget for opening the database, and for a commit with its retries. */
const ABANDON_AFTER_MS = 5_000;
const MAX_TRIES = 40;
const LONGEST_PAUSE_MS = 32;

/** Entries expire this much later, so that a slow clock does not make them expire too early. */
const EXPIRE_LATE_MS = 3_600_000;
const LONGEST_EXPIRY_MS = 1e12;

const KV_THEIRS =
  ":write denoKvStore({ kv: () => Deno.openKv() })|path,url:write { kv: () => Deno.openKv(path) }";

/**
 * Keeps token buckets in Deno KV.
 *
 * Deno KV offers no server time, so the clients' clocks are used: all follow the one that is
 * furthest ahead. When a clock is first seen that is further ahead than all others, a bucket may
 * gain, once, the tokens that flow back in the difference (at most its capacity).
 *
 * @param options See {@link DenoKvStoreOptions}.
 * @throws {TypeError} For an unknown option, or a `kv` that is not a Deno KV.
 *
 * @example
 * ```ts
 * import { denoKvStore } from "@djed/edge/stores/deno-kv";
 *
 * const store = denoKvStore({ kv: () => Deno.openKv() }); // opened on the first decision
 * ```
 */
export function denoKvStore<E extends EdgeEnv = EdgeEnv>(options: DenoKvStoreOptions<E>): Store;
export function denoKvStore(options: DenoKvStoreOptions): Store {
  const names = { kv: 1 } satisfies Record<keyof DenoKvStoreOptions, 1>;
  optionChecks("denoKvStore").known(options, names, KV_THEIRS);
  const { kv } = options;
  const isKv = typeof kv === "function" || (kv !== null && typeof kv === "object");
  if (!isKv) {
    throw new TypeError(`denoKvStore: kv must be a Deno.Kv, or (c) => Deno.Kv${withoutFlag()}`);
  }
  const ledger = resourceOf<KvLedger>(
    typeof kv === "function"
      ? (c: EdgeContext) => new KvLedger(() => kv(c))
      : new KvLedger(() => kv),
    "denoKvStore",
  );
  return {
    scope: "global",
    take: (batch, context) => ledger(context.c).take(batch, context),
    lease: (key, ttl, context) => ledger(context.c).lease(key, ttl, context.clock),
  };
}

/** Returns the flag of Deno that is missing, or `""`. */
function withoutFlag(): string {
  const { Deno: deno } = globalThis as { readonly Deno?: object };
  return deno === undefined || "openKv" in deno ? "" : ": Deno.openKv needs deno --unstable-kv";
}

/** One database. */
class KvLedger {
  readonly #open: () => KvDatabase | Promise<KvDatabase>;
  #opened: Promise<KvDatabase> | undefined;
  /** A queue per client: commits of one process never collide. */
  readonly #queues = new Map<string, MicroBatch>();
  /** Difference between the clock that is furthest ahead and this process's clock, in ms. */
  #behind = 0;

  constructor(open: () => KvDatabase | Promise<KvDatabase>) {
    this.#open = open;
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
    const kv = await this.#database();
    const name = await kvKey("lease", key);
    const [{ value, versionstamp }] = await kv.getMany([name]);
    // The clock is read after the answer, so a later time in the entry means that clocks differ.
    const now = this.#after(clock, (value as KeptLease | null)?.at ?? 0);
    if (value !== null && (value as KeptLease).until > now) return false;
    const lease: KeptLease = { at: now, until: now + ttl };
    return await isCommitted(
      kv.atomic()
        .check({ key: name, versionstamp })
        .set(name, lease, { expireIn: expiry(ttl) }),
    );
  }

  /** Reads, decides and writes; repeats if an entry has changed meanwhile. */
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
        // Usually the transaction itself, for chaining. Deno's has a `then` that throws.
        for (const chained of added) if (chained !== atomic) handleRejection(chained);
      }
      if (await isCommitted(atomic)) return results;
      await pause(tried);
    }
    throw new Error("denoKvStore: too many processes limit this client at once");
  }

  /** Opens the database once; if that fails, again on the next decision. */
  #database(): Promise<KvDatabase> {
    return this.#opened ??= this.#openInTime().catch((error) => {
      this.#opened = undefined;
      throw error;
    });
  }

  async #openInTime(): Promise<KvDatabase> {
    const kv = await within(ABANDON_AFTER_MS, Promise.resolve(this.#opening()), "late" as const);
    if (kv !== "late") return kv;
    throw new Error(`denoKvStore: the database did not open within ${ABANDON_AFTER_MS} ms`);
  }

  /** `Deno.openKv()` throws that it is not a function, where it is not enabled. */
  #opening(): KvDatabase | Promise<KvDatabase> {
    try {
      return this.#open();
    } catch (error) {
      if (withoutFlag() === "") throw error;
      handleRejection(error);
      throw new TypeError(`denoKvStore: kv failed${withoutFlag()}`, { cause: error });
    }
  }

  /** Returns the time, at least that of the entry: its writer's clock may be further ahead. */
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

/** Commits; false if an entry has changed, or if another process is writing to the file. */
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

/** A random pause, so that colliding processes do not retry together; none after the first try. */
function pause(tried: number): Promise<void> {
  if (tried === 1) return Promise.resolve();
  const longest = Math.min(2 ** tried, LONGEST_PAUSE_MS);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
