/**
 * Kept answers, by resource and key; the one not used for longest goes first.
 *
 * @module
 */

/** One kept answer. */
export interface Kept {
  /** What it is an answer of: a URL, or `""` for work that is no `fetch`. */
  readonly resource: string;
  /** What tells it from other answers of that resource. */
  readonly key: string;
}

/** At most so many answers. */
export class Answers<K extends Kept> {
  readonly #maxEntries: number;
  /** The one used last at the end. */
  readonly #entries = new Map<string, K>();
  /** Which entries a resource has. */
  readonly #names = new Map<string, Set<string>>();

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  /** The answer under this key; it is used now. */
  find(resource: string, key: string): K | undefined {
    const name = nameOf(resource, key);
    const entry = this.#entries.get(name);
    if (entry !== undefined) {
      this.#entries.delete(name);
      this.#entries.set(name, entry);
    }
    return entry;
  }

  /** Keeps an answer, in place of the one under the same key. */
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

  /** Forgets one answer. */
  delete({ resource, key }: Kept): void {
    const name = nameOf(resource, key);
    if (!this.#entries.delete(name)) return;
    const names = this.#names.get(resource)!;
    names.delete(name);
    if (names.size === 0) this.#names.delete(resource);
  }

  /** Forgets all answers of a resource. */
  deleteAll(resource: string): void {
    for (const name of this.#names.get(resource) ?? []) this.#entries.delete(name);
    this.#names.delete(resource);
  }
}

/** No URL holds a line break. */
function nameOf(resource: string, key: string): string {
  return `${resource}\n${key}`;
}
