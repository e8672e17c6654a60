/**
 * Expiry times of keys evicted from a full table: by hash, in fixed memory.
 *
 * A count-min sketch of expiry times (Cormode and Muthukrishnan 2005), with the maximum in place of
 * the sum. A key has one cell in each of two rows; a cell keeps the latest expiry of all keys that
 * share it, and a key expires at the earlier time of its two cells. A key therefore never expires
 * too early, and a key that was never evicted is reported only if both of its cells are shared.
 * Cells whose time has passed are ignored, so no sweep is needed.
 *
 * @module
 */

/** Expiry times of evicted keys: never too early, sometimes too late. */
export class ExpirySketch {
  readonly #width: number;
  /** The first row, then the second. */
  readonly #cells: Float64Array;

  /** @param width Cells per row, of 8 bytes each. */
  constructor(width: number) {
    this.#width = width;
    this.#cells = new Float64Array(2 * width);
  }

  /**
   * Returns the latest possible expiry of an evicted key with this fingerprint; 0 if there is none.
   */
  expiry(a: number, b: number): number {
    const first = this.#cells[this.#first(a)];
    const second = this.#cells[this.#second(b)];
    return first < second ? first : second;
  }

  /** Adds the expiry of an evicted key. */
  add(a: number, b: number, expires: number): void {
    const cells = this.#cells;
    const [first, second] = [this.#first(a), this.#second(b)];
    if (cells[first] < expires) cells[first] = expires;
    if (cells[second] < expires) cells[second] = expires;
  }

  // Mixed again, so that the cell is independent of the bucket in the table.

  #first(a: number): number {
    return place(Math.imul(a ^ (a >>> 15), 0x2c1b3c6d), this.#width);
  }

  #second(b: number): number {
    return this.#width + place(Math.imul(b ^ (b >>> 13), 0x297a2d39), this.#width);
  }
}

/** Maps 32 bits to a number below `width`. */
function place(bits: number, width: number): number {
  return Math.floor(((bits ^ (bits >>> 16)) >>> 0) * (width / 0x1_0000_0000));
}
