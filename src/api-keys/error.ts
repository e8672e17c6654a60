/**
 * The error of `rotate()`.
 *
 * @module
 */

/** The reason of an {@link ApiKeyError}. */
export type ApiKeyErrorReason = "unknown" | "rotated";

/** The error with which `rotate()` rejects when there is no key that it can rotate. */
export class ApiKeyError extends Error {
  /** The name of the class. */
  override readonly name = "ApiKeyError";
  /**
   * `"unknown"`: there is no valid key with this id, or it has another owner or prefix.
   * `"rotated"`: it was rotated before, or is at this moment by another call.
   */
  readonly reason: ApiKeyErrorReason;

  /** Creates an error with this message. */
  constructor(message: string, reason: ApiKeyErrorReason) {
    super(message);
    this.reason = reason;
  }
}
