/**
 * Promises of untrusted code.
 *
 * @module
 */

/** A value, or a promise of one. `await` takes both. */
export type MaybePromise<T> = T | Promise<T>;

/** Whether a value is a promise of any kind. Throws when `then` is a getter that throws. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}

/**
 * Handles the rejection of a promise that is not awaited, because an unhandled rejection ends a
 * Node process. Ignores any other value. Never throws.
 *
 * @param failed Called with the reason when the promise rejects or cannot be read.
 */
export function handleRejection(
  value: unknown,
  failed: (reason: unknown) => void = ignore,
): void {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return;
  try {
    // Resolved first: an untrusted `then` may throw, or call back twice.
    if (isThenable(value)) Promise.resolve(value).then(undefined, failed);
  } catch (error) {
    failed(error);
  }
}

/**
 * Returns a value that must not be a promise.
 *
 * @param what A description of the value, for the message.
 * @throws {TypeError} When it is a promise, whose rejection is handled.
 */
export function atOnce<T>(what: string, value: T): T {
  if (!isThenable(value)) return value;
  handleRejection(value);
  throw new TypeError(`${what} must be available synchronously, but is a promise`);
}

function ignore(): void {}
