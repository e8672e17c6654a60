/**
 * Promises of other people's code.
 *
 * @module
 */

/** True for promises of any make. May throw where `then` is a getter that does. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === "function";
}

/**
 * Handles the rejection of a promise that nobody awaits, for one that nobody handles ends a Node
 * process. Any other value is left alone. Never throws.
 *
 * @param failed Called with the reason when it rejects, or cannot be read.
 */
export function handleRejection(
  value: unknown,
  failed: (reason: unknown) => void = ignore,
): void {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return;
  try {
    // Resolved first: the `then` of someone else's object may throw, or call back twice.
    if (isThenable(value)) Promise.resolve(value).then(undefined, failed);
  } catch (error) {
    failed(error);
  }
}

/**
 * The value itself, where it must be there at once.
 *
 * @param what What it is, for the message.
 * @throws {TypeError} For a promise, whose rejection is handled.
 */
export function atOnce<T>(what: string, value: T): T {
  if (!isThenable(value)) return value;
  handleRejection(value);
  throw new TypeError(`${what} must be there at once, and is a promise`);
}

function ignore(): void {}
