/**
 * API keys in the memory of this process: for development and tests, because they are lost when it
 * ends.
 *
 * @module
 */
import { keyEndsAt, keyRemovedAt } from "../core/store/keys.ts";
import type { KeyContext, KeyRecord, KeyStore } from "../core/store/keys.ts";
import type { Store } from "../core/store/store.ts";

/** Maximum number of keys, of about 1 KB each. */
const MAX_KEYS = 100_000;

/** The keys of a `memoryStore()`, found by it, so that its own code does not grow. */
const OF_STORES: WeakMap<Store, MemoryKeys> = /* @__PURE__ */ new WeakMap();

/** Returns the keys that belong to a `memoryStore()`. */
export function memoryKeysOf(store: Store): KeyStore {
  let keys = OF_STORES.get(store);
  if (keys === undefined) OF_STORES.set(store, keys = new MemoryKeys());
  return keys;
}

/** Keeps API keys in memory, synchronously. */
export class MemoryKeys implements KeyStore {
  readonly #maxKeys: number;
  readonly #byHash = new Map<string, KeyRecord>();
  readonly #hashes = new Map<string, string>();
  readonly #ofOwner = new Map<string, Set<string>>();

  /** @param maxKeys Maximum number of keys. If all of them are in use, `put` throws. */
  constructor(maxKeys: number = MAX_KEYS) {
    this.#maxKeys = maxKeys;
  }

  find(hash: string): KeyRecord | undefined {
    return this.#byHash.get(hash);
  }

  put(record: KeyRecord, { now }: KeyContext): boolean {
    const { id, hash, owner } = record;
    if (this.#hashes.has(id)) return false;
    if (this.#byHash.size >= this.#maxKeys) this.#makeRoom(now);
    this.#hashes.set(id, hash);
    this.#byHash.set(hash, { ...record, scopes: [...record.scopes] });
    const owned = this.#ofOwner.get(owner);
    if (owned === undefined) this.#ofOwner.set(owner, new Set([hash]));
    else owned.add(hash);
    return true;
  }

  list(owner: string, { now }: KeyContext): KeyRecord[] {
    const records: KeyRecord[] = [];
    for (const hash of this.#ofOwner.get(owner) ?? []) {
      const record = this.#byHash.get(hash)!;
      if (keyRemovedAt(record) > now) records.push(record);
      else this.#remove(record);
    }
    return records;
  }

  revoke(id: string, at: number): KeyRecord | undefined {
    const record = this.#byHash.get(this.#hashes.get(id) ?? "");
    if (record === undefined || (record.revokedAt ?? Infinity) <= at) return record;
    this.#byHash.set(record.hash, { ...record, revokedAt: at });
    return record;
  }

  touch({ hash }: KeyRecord, at: number): void {
    const record = this.#byHash.get(hash);
    if (record === undefined || (record.lastUsedAt ?? 0) >= at) return;
    this.#byHash.set(hash, { ...record, lastUsedAt: at });
  }

  /** Removes the keys that are refused anyway. */
  #makeRoom(now: number): void {
    for (const record of this.#byHash.values()) {
      if (keyEndsAt(record) <= now) this.#remove(record);
    }
    if (this.#byHash.size < this.#maxKeys) return;
    throw new Error(`memoryStore: keeps ${this.#maxKeys} API keys already; use a shared store`);
  }

  #remove({ id, hash, owner }: KeyRecord): void {
    this.#byHash.delete(hash);
    this.#hashes.delete(id);
    const owned = this.#ofOwner.get(owner);
    owned?.delete(hash);
    if (owned?.size === 0) this.#ofOwner.delete(owner);
  }
}
