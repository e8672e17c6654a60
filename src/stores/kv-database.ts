/**
 * The part of Deno KV that is used: types, keys, and reading several keys.
 *
 * @module
 */
import { sha256Hex } from "../core/hash.ts";
import { wellFormed } from "./script.ts";

/** A key of Deno KV. */
export type KvKey = readonly string[];

/** An entry of the database; its value and version are null if it does not exist. */
export interface KvEntry {
  /** The value. */
  readonly value: unknown;
  /** The version. */
  readonly versionstamp: string | null;
}

/** A transaction: its changes are made together, if all its checks hold. */
export interface KvAtomic {
  /** Requires that a key still has this version. */
  check(entry: { key: KvKey; versionstamp: string | null }): KvAtomic;
  /** Sets a key, for ever or for a time in ms. */
  set(key: KvKey, value: unknown, options: { expireIn?: number }): KvAtomic;
  /** Removes a key. */
  delete(key: KvKey): KvAtomic;
  /** Makes the changes; `ok` is false if a check did not hold. */
  commit(): Promise<{ ok: boolean }>;
}

/** The part of `Deno.Kv` that {@link denoKvStore} uses. */
export interface KvDatabase {
  /** Reads up to ten keys. */
  getMany(keys: readonly KvKey[]): Promise<readonly KvEntry[]>;
  /** Starts a transaction. */
  atomic(): KvAtomic;
  /** Lists entries. Optional: required to list API keys. */
  list?(selector: { prefix: KvKey }): AsyncIterable<{ readonly value: unknown }>;
}

/** Maximum number of keys that Deno KV reads at once. */
const MAX_READ = 10;
/** Keys may be 2 048 bytes long; longer ones are hashed. */
const MAX_KEY_LENGTH = 600;

/**
 * Reads any number of keys.
 *
 * @throws {TypeError} If an entry is missing or malformed: treated as an empty entry, it would
 *   admit every request.
 */
export async function readAll(kv: KvDatabase, names: readonly KvKey[]): Promise<KvEntry[]> {
  const parts: Promise<readonly KvEntry[]>[] = [];
  for (let at = 0; at < names.length; at += MAX_READ) {
    parts.push(kv.getMany(names.slice(at, at + MAX_READ)));
  }
  const entries = (await Promise.all(parts)).flat();
  // By index, because `every` skips the holes of a sparse array.
  if (names.every((_, i) => isEntry(entries[i]))) return entries;
  throw new TypeError("denoKvStore: the database did not return an entry for each key");
}

function isEntry(entry: Partial<KvEntry> | null | undefined): boolean {
  const versionstamp = entry?.versionstamp;
  return versionstamp === null || typeof versionstamp === "string";
}

/** The kinds of data: each has a part of the database. */
export type KvKind = "bucket" | "lease" | "claim" | "key" | "key-id" | "key-owner";

/** Returns the database key of a bucket, a lease, a claim or an API key. */
export async function kvKey(kind: KvKind, key: string): Promise<KvKey> {
  const text = wellFormed(key);
  if (text.length <= MAX_KEY_LENGTH) return ["djed", kind, text];
  return ["djed", kind, "sha256", await sha256Hex(new TextEncoder().encode(text))];
}
