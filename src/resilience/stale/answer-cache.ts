/**
 * An LRU cache of answers by resource and key.
 *
 * @module
 */

/** The key of an entry. */
export interface CacheEntryKey {
  /** The URL; `""` for work that is not a `fetch`. */
  readonly resource: string;
  /** Distinguishes the answers of one resource. */
  readonly key: string;
}

/** Keeps up to `maxEntries` answers, and evicts the least recently used. */
export class AnswerCache<K extends CacheEntryKey> {
  readonly #maxEntries: number;
  /** Ordered by last use: the most recent at the end. */
  readonly #entries = new Map<string, K>();
  /** The names of each resource's entries. */
  readonly #names = new Map<string, Set<string>>();

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  /** Returns the answer with this key, and marks it as used. */
  find(resource: string, key: string): K | undefined {
    const name = nameOf(resource, key);
    const entry = this.#entries.get(name);
    if (entry !== undefined) {
      this.#entries.delete(name);
      this.#entries.set(name, entry);
    }
    return entry;
  }

  /** Stores an answer, replacing that with the same key. */
  put(entry: K): void {
    this.delete(entry);
    const name = nameOf(entry.resource, entry.key);
    this.#entries.set(name, entry);
    const names = this.#names.get(entry.resource);
    if (names === undefined) this.#names.set(entry.resource, new Set([name]));
    else names.add(name);
    for (const oldest of this.#entries.values()) {
      if (this.#entries.size <= this.#maxEntries) return;
      this.delete(oldest);
    }
  }

  /** Deletes one answer. */
  delete({ resource, key }: CacheEntryKey): void {
    const name = nameOf(resource, key);
    if (!this.#entries.delete(name)) return;
    const names = this.#names.get(resource)!;
    names.delete(name);
    if (names.size === 0) this.#names.delete(resource);
  }

  /** Deletes all answers of a resource. */
  deleteAll(resource: string): void {
    for (const name of this.#names.get(resource) ?? []) this.#entries.delete(name);
    this.#names.delete(resource);
  }
}

/** Unambiguous, because a URL contains no line break. */
function nameOf(resource: string, key: string): string {
  return `${resource}\n${key}`;
}
