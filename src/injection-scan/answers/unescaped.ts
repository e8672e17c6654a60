/**
 * Reads escapes in a text that comes in pieces: percent-encoding, HTML entities, and the escapes of
 * JSON and JavaScript.
 *
 * @module
 */
import type { Finder, Leak } from "./finder.ts";

const ESCAPE =
  /((?:%[0-9a-f]{2})+)|&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?|&(?:nbsp|amp|lt|gt|quot|apos);|\\u\{?([0-9a-f]{4,6})\}?|\\x([0-9a-f]{2})|\\[nrtbf"/]/gi;
/** The beginning of an escape at the end of a piece. */
const UNFINISHED = /(?:%[0-9a-f]?|&[#a-z0-9]{0,8}|\\(?:u\{?[0-9a-f]{0,5}|x[0-9a-f]?)?)$/i;

/** Passes a text on without its escapes. */
export class Unescaped {
  readonly #finder: Finder;
  #held = "";

  constructor(finder: Finder) {
    this.#finder = finder;
  }

  /** Whether a piece may contain an escape: a fast check. */
  static isIn(piece: string): boolean {
    return /[%&\\]/.test(piece);
  }

  /** Takes the next piece; says what leaked. */
  take(piece: string, isKept: boolean): Leak | undefined {
    const text = this.#held + piece;
    const at = text.search(UNFINISHED);
    const certain = at < 0 ? text : text.slice(0, at);
    const leak = this.#finder.take(withoutEscapes(certain), isKept);
    if (leak !== undefined) return leak;
    if (isKept) this.#held = text.slice(certain.length);
    // The answer may end here.
    return at < 0 ? undefined : this.#finder.take(withoutEscapes(text.slice(at)), false);
  }
}

function withoutEscapes(text: string): string {
  return text.replace(ESCAPE, (_all, percent, hex, decimal, unicode, byte) => {
    if (percent !== undefined) return percentDecoded(percent);
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? unicode ?? byte, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  });
}

function percentDecoded(text: string): string {
  const first = parseInt(text.slice(1, 3), 16);
  if (text.length === 3 && first < 0x80) return String.fromCharCode(first);
  const hex = text.slice(1).split("%");
  return new TextDecoder().decode(Uint8Array.from(hex, (byte) => parseInt(byte, 16)));
}
