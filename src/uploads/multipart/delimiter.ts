/**
 * Searches for the delimiter of a multipart form: CRLF, two hyphens and the boundary.
 *
 * The search is Horspool's: it looks at the byte at which a delimiter would end, and skips as far
 * as that byte allows, usually the length of the delimiter. Its time is linear for every input: a
 * delimiter has one CR, its first byte, so two places that match in part do not overlap.
 *
 * @module
 */
const CR = 0x0d;

/** A delimiter to search for. */
export class Delimiter {
  readonly #bytes: Uint8Array;
  /** How far a delimiter may be moved when this byte is at its end. */
  readonly #skips: Uint8Array;

  constructor(boundary: string) {
    this.#bytes = new TextEncoder().encode(`\r\n--${boundary}`);
    const last = this.#bytes.length - 1;
    this.#skips = new Uint8Array(256).fill(this.#bytes.length);
    for (let i = 0; i < last; i++) this.#skips[this.#bytes[i]] = last - i;
  }

  /** Number of bytes. */
  get length(): number {
    return this.#bytes.length;
  }

  /**
   * Returns the index of the delimiter, or of its beginning at the end of `bytes`; the length of
   * `bytes` when there is neither.
   */
  indexIn(bytes: Uint8Array, from: number): number {
    const skips = this.#skips;
    const { length } = bytes;
    const last = this.#bytes.length - 1;
    const end = this.#bytes[last];
    let at = from;
    while (at + last < length) {
      const byte = bytes[at + last];
      if (byte === end && this.matchedAt(bytes, at) > last) return at;
      at += skips[byte];
    }
    for (; at < length; at++) {
      if (bytes[at] === CR && at + this.matchedAt(bytes, at) === length) return at;
    }
    return length;
  }

  /** Whether `bytes` begin with the delimiter without its CRLF. */
  begins(bytes: Uint8Array): boolean {
    const most = this.#bytes.length - 2;
    let matched = 0;
    while (matched < most && bytes[matched] === this.#bytes[matched + 2]) matched++;
    return matched === most;
  }

  /** Returns the number of bytes from `at` that are those of the delimiter. */
  matchedAt(bytes: Uint8Array, at: number): number {
    const delimiter = this.#bytes;
    const most = Math.min(delimiter.length, bytes.length - at);
    let matched = 0;
    while (matched < most && bytes[at + matched] === delimiter[matched]) matched++;
    return matched;
  }
}
