/**
 * The kinds of leaks, and what looks for them.
 *
 * @module
 */

/** The kind of secret that leaked. */
export type Leak = "canary" | "prompt";

/** Looks for leaks in one text that comes in pieces. */
export interface Finder {
  /**
   * Takes the next piece; says what leaked, once it did.
   *
   * @param isKept Whether the piece is part of the text; false for one that may still change.
   * @default true
   */
  take(piece: string, isKept?: boolean): Leak | undefined;
}
