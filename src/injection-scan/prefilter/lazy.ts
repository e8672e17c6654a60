/**
 * Constants that are costly to make: made on first use, never at import.
 *
 * @module
 */

/** A function that makes its value once. The value must depend on nothing but constants. */
export function lazy<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => value ??= make();
}
