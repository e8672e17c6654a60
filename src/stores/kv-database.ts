/**
 * Deno KV, as far as it is used: its types, its keys, and reading many of them.
 *
 * @module
 */
import { sha256Hex } from "../core/hash.ts";
import { wellFormed } from "./script.ts";

/** A key of Deno KV. */
export type KvKey = readonly string[];

/** What is kept under a key, and its version: null when nothing is. */
export interface KvEntry {
  /** What is kept. */
  readonly value: unknown;
  /** Its version. */
  readonly versionstamp: string | null;
}

/** Changes that happen together, if what was read is still so. */
export interface KvAtomic {
  /** Asks that a key still has this version. */
  check(entry: { key: KvKey; versionstamp: string | null }): KvAtomic;
  /** Sets a key. */
  set(key: KvKey, value: unknown, options: { expireIn: number }): KvAtomic;
  /** Removes a key. */
  delete(key: KvKey): KvAtomic;
  /** Makes the changes; `ok` is false when something was no longer so. */
  commit(): Promise<{ ok: boolean }>;
}

/** What {@link denoKvStore} needs of a database: `Deno.Kv` has it. */
export interface KvDatabase {
  /** Reads up to ten keys. */
  getMany(keys: readonly KvKey[]): Promise<readonly KvEntry[]>;
  /** Begins changes that happen together. */
  atomic(): KvAtomic;
}

/** Deno KV reads at most this many keys at once. */
const MAX_READ = 10;
/** Keys may be 2 048 bytes long: of longer ones the hash is kept. */
const MAX_KEY_LENGTH = 600;
/**
 * Reads any number of keys.
 *
 * @throws {TypeError} When what was read is no entry for each key: taken for nothing, it would let
 *   everybody pass.
 */
export async function readAll(kv: KvDatabase, names: readonly KvKey[]): Promise<KvEntry[]> {
  const parts: Promise<readonly KvEntry[]>[] = [];
  for (let at = 0; at < names.length; at += MAX_READ) {
    parts.push(kv.getMany(names.slice(at, at + MAX_READ)));
  }
  const entries = (await Promise.all(parts)).flat();
  // By index: `every` passes over the holes of a sparse array.
  if (names.every((_, i) => isEntry(entries[i]))) return entries;
  throw new TypeError("denoKvStore: the database gave no entry for each key");
}

function isEntry(entry: Partial<KvEntry> | null | undefined): boolean {
  const versionstamp = entry?.versionstamp;
  return versionstamp === null || typeof versionstamp === "string";
}

/** The key in the database of a bucket or a lease. */
export async function kvKey(kind: "bucket" | "lease", key: string): Promise<KvKey> {
  const text = wellFormed(key);
  if (text.length <= MAX_KEY_LENGTH) return ["djed", kind, text];
  return ["djed", kind, "sha256", await sha256Hex(new TextEncoder().encode(text))];
}
