/**
 * The records that were found lately, and the hashes for which there was none.
 *
 * @module
 */
import { BoundedMap } from "../core/bounded-map.ts";
import type { StoredKey } from "./record.ts";

interface Entry {
  readonly stored: StoredKey | null;
  readonly at: number;
}

/** Maximum number of entries of each kind. */
export const MAX_CACHED = 10_000;

/**
 * A bounded cache by hash. Unknown hashes have room of their own, so that a flood of them does not
 * displace the keys in use. When there is no room, the oldest entry is dropped.
 */
export class KeyCache {
  readonly #ttl: number;
  readonly #known = new BoundedMap<Entry>(MAX_CACHED);
  readonly #unknown = new BoundedMap<Entry>(MAX_CACHED);
  #changes = 0;

  /** @param ttl How long an entry is used, in ms; 0 to keep none. */
  constructor(ttl: number) {
    this.#ttl = ttl;
  }

  /** Number of entries. */
  get size(): number {
    return this.#known.size + this.#unknown.size;
  }

  /** Number of calls of {@link drop}: a record that was read before one may be outdated. */
  get changes(): number {
    return this.#changes;
  }

  /** Returns the record, null if there was none, or undefined when it must be looked up. */
  get(hash: string, now: number): StoredKey | null | undefined {
    const entry = this.#known.get(hash) ?? this.#unknown.get(hash);
    if (entry === undefined) return undefined;
    // The clock may be set back.
    if (now >= entry.at && now - entry.at < this.#ttl) return entry.stored;
    this.#delete(hash);
    return undefined;
  }

  /** Keeps what was found. */
  set(hash: string, stored: StoredKey | null, now: number): void {
    if (this.#ttl === 0) return;
    const [entries, others] = stored === null
      ? [this.#unknown, this.#known]
      : [this.#known, this.#unknown];
    others.delete(hash);
    entries.set(hash, { stored, at: now });
  }

  /** Drops the entry of a key that was changed. */
  drop(hash: string): void {
    this.#changes++;
    this.#delete(hash);
  }

  #delete(hash: string): void {
    this.#known.delete(hash);
    this.#unknown.delete(hash);
  }
}
