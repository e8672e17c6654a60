/**
 * The request's body, read once and shared by every guard.
 *
 * @module
 */

/** The body of one request. */
export interface RequestBody {
  /** The bytes, once read. */
  readonly bytes: Uint8Array;
}
