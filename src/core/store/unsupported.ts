/**
 * The error for a take that a store does not support.
 *
 * @module
 */

/**
 * Thrown for a take that a store cannot perform by design. It is not a failure of the store: the
 * caller used a method that the store does not support.
 */
export class UnsupportedTakeError extends TypeError {
  /** The name of the error. */
  override readonly name = "UnsupportedTakeError";
}
