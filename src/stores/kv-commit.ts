/**
 * Transactions of Deno KV: compare-and-set, repeated if an entry has changed meanwhile.
 *
 * @module
 */
import { handleRejection } from "../core/thenable.ts";
import type { KvAtomic, KvDatabase, KvKey } from "./kv-database.ts";

/** Maximum number of attempts at a transaction. */
export const MAX_TRIES = 40;
const LONGEST_PAUSE_MS = 32;

/** Entries expire this much later, so that a slow clock does not make them expire too early. */
const EXPIRE_LATE_MS = 3_600_000;
const LONGEST_EXPIRY_MS = 1e12;

/** A change of one entry. */
export interface KvChange {
  readonly key: KvKey;
  /** The version that the entry must have; undefined for any. */
  readonly versionstamp?: string | null;
  /** The new value; undefined removes the entry. */
  readonly value: unknown;
  /** How long the value is needed, in ms; `Infinity` for ever. */
  readonly ttl: number;
}

/**
 * Makes all changes, or none and returns false if an entry has another version, or if another
 * process is writing to the file.
 */
export async function commit(kv: KvDatabase, changes: readonly KvChange[]): Promise<boolean> {
  const atomic = begin(kv);
  for (const { key, versionstamp, value, ttl } of changes) {
    if (versionstamp !== undefined) chain(atomic, atomic.check({ key, versionstamp }));
    if (value === undefined) chain(atomic, atomic.delete(key));
    else chain(atomic, atomic.set(key, value, ttl === Infinity ? {} : { expireIn: expiry(ttl) }));
  }
  try {
    return (await atomic.commit()).ok;
  } catch (error) {
    if (String(error).includes("database is locked")) return false;
    throw error;
  }
}

function begin(kv: KvDatabase): KvAtomic {
  const atomic = kv.atomic();
  if (typeof atomic?.check === "function") return atomic;
  handleRejection(atomic);
  throw new TypeError("denoKvStore: the database gave no transaction");
}

/** The result is usually the transaction itself, for chaining. Deno's has a `then` that throws. */
function chain(atomic: KvAtomic, result: unknown): void {
  if (result !== atomic) handleRejection(result);
}

function expiry(ttl: number): number {
  return Math.min(Math.ceil(ttl) + EXPIRE_LATE_MS, LONGEST_EXPIRY_MS);
}

/** A random pause, so that colliding processes do not retry together; none after the first try. */
export function pause(tried: number): Promise<void> {
  if (tried === 1) return Promise.resolve();
  const longest = Math.min(2 ** tried, LONGEST_PAUSE_MS);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
