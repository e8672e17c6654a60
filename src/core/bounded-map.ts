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
  #oldest: Iterator<string> = this.#entries.keys();

  /** @param max Maximum number of entries. */
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
    if (!this.#entries.delete(key) && this.#entries.size >= this.#max) this.#dropOldest();
    this.#entries.set(key, value);
  }

  /** Removes a key. Returns whether it was there. */
  delete(key: string): boolean {
    return this.#entries.delete(key);
  }

  #dropOldest(): void {
    let next = this.#oldest.next();
    if (next.done) {
      // It has ended because the map was empty once.
      this.#oldest = this.#entries.keys();
      next = this.#oldest.next();
    }
    if (!next.done) this.#entries.delete(next.value);
  }
}
