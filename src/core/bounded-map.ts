/**
 * A map that drops its oldest entry when it is full.
 *
 * @module
 */

/** A map by text with a maximum number of entries. */
export class BoundedMap<V> {
  readonly #max: number;
  readonly #entries = new Map<string, V>();
  /**
   * Stands before the oldest entry. Kept, because a new iterator of a Map passes all places of
   * entries that were deleted, which takes 10 us in a map of 10 000.
   */
  readonly #oldest: Iterator<string> = this.#entries.keys();

  /** @param max Maximum number of entries, at least 1. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Number of entries. */
  get size(): number {
    return this.#entries.size;
  }

  /** Returns the value of a key. */
  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  /** Sets the value of a key, which becomes the newest entry. */
  set(key: string, value: V): void {
    // In a full map the iterator has not reached its end, so that it stays in use.
    if (!this.delete(key) && this.size >= this.#max) this.delete(this.#oldest.next().value!);
    this.#entries.set(key, value);
  }

  /** Removes a key. Returns whether it was there. */
  delete(key: string): boolean {
    return this.#entries.delete(key);
  }
}
