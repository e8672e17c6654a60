/**
 * Searches for the delimiter of a multipart form: CRLF, two hyphens and the boundary.
 *
 * The time is linear in the length of the bytes: a delimiter has one CR, its first byte, so after a
 * mismatch the search continues where the bytes differ.
 *
 * @module
 */
const CR = 0x0d;

/** A delimiter to search for. */
export class Delimiter {
  readonly #bytes: Uint8Array;

  constructor(boundary: string) {
    this.#bytes = new TextEncoder().encode(`\r\n--${boundary}`);
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
    const delimiter = this.#bytes;
    const { length } = bytes;
    let at = from;
    while (at < length) {
      // A native search, unless the next byte is a CR: each call has a cost.
      if (bytes[at] !== CR) {
        at = bytes.indexOf(CR, at);
        if (at === -1) return length;
      }
      const matched = this.matchedAt(bytes, at);
      if (matched === delimiter.length || at + matched === length) return at;
      at += matched;
    }
    return length;
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
