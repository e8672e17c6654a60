/**
 * Nonces of Content-Security-Policy: 128 random bits in base64.
 *
 * @module
 */

const NONCE_BYTES = 16;
/** One call for many nonces costs less than one for each. */
const POOLED = 64;

/** Makes the nonces of one middleware. No random number is taken before the first request. */
export class NonceSource {
  #pool: Uint8Array | undefined;
  #used = 0;

  /** Returns a new nonce: 24 characters of base64. */
  next(): string {
    if (this.#pool === undefined || this.#used === this.#pool.length) {
      this.#pool = crypto.getRandomValues(new Uint8Array(NONCE_BYTES * POOLED));
      this.#used = 0;
    }
    const start = this.#used;
    this.#used += NONCE_BYTES;
    return btoa(String.fromCharCode(...this.#pool.subarray(start, this.#used)));
  }
}
