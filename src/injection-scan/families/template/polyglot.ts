/**
 * Polyglot probes: the openings of several engines in a row, with nothing in them, which make one of
 * them fail aloud: `${{<%[%'"}}%\`.
 *
 * @module
 */
import type { Opening } from "./delimiters.ts";

/** So many different openings make a probe. */
const ENOUGH = 3;
/** No more than this many signs lie between one and the next. */
const GAP = 4;

/** Follows openings. */
export class Chain {
  private end = -1;
  private seen = 0;
  private count = 0;

  /** Adds an opening; true when it completes a probe. */
  add(text: string, at: number, { kind, sign, length }: Opening): boolean {
    const bit = 1 << (kind + (sign & 1) * 12);
    if (this.end < 0 || at - this.end > GAP || hasWord(text, this.end, at)) {
      this.seen = this.count = 0;
    }
    if ((this.seen & bit) === 0) this.count++;
    this.seen |= bit;
    this.end = at + length;
    return this.count >= ENOUGH;
  }
}

function hasWord(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122)) return true;
  }
  return false;
}
