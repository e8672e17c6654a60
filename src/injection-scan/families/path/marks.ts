/**
 * Dots and slashes in all their spellings: plain, percent-encoded, overlong, 16-bit, hexadecimal.
 *
 * A decoder that is sloppy about a spelling is what the spelling is written for: `%c0%ae` is no
 * valid UTF-8, and has no other use than to become a dot behind a filter.
 *
 * @module
 */
import { hex } from "../../views/escapes.ts";

/** What a spelling stands for. */
export const PathMark = { none: 0, dot: 1, slash: 2, nul: 3 } as const;

/** One mark, as read. The same object is reused. */
export interface MarkRead {
  /** One of {@link PathMark}. */
  kind: number;
  /** How many units it takes. */
  length: number;
  /** How odd the spelling is: 0 plain, 1 as any encoder writes a slash, 2 as only attacks do. */
  odd: number;
}

const PERCENT = 37;

/** Reads the mark at a place of a folded text; false when there is none. */
export function readMark(text: string, at: number, mark: MarkRead): boolean {
  const unit = text.charCodeAt(at);
  switch (unit) {
    case 46:
      return set(mark, PathMark.dot, dotLength(text, at), dotLength(text, at) > 1 ? 2 : 0);
    case 47:
    case 92:
      return set(mark, PathMark.slash, 1, 0);
    case 0:
    case 1:
      return set(mark, PathMark.nul, 1, 2);
    case PERCENT:
      return readPercentMark(text, at, mark);
    case 48:
      return text.charCodeAt(at + 1) === 120 && setHex(text, at + 2, 4, mark);
    default:
      // Division slash, set minus, and what some decoders make of %uF025 and %uEFC8.
      return unit > 127 && SLASHES.includes(unit) && set(mark, PathMark.slash, 1, 2);
  }
}

/** The units of a dot, with tabs and line breaks behind it: what resolves URLs drops them. */
function dotLength(text: string, at: number): number {
  let end = at + 1;
  while (end < at + 4 && isDropped(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  return next === 46 || next === 47 || next === 92 ? end - at : 1;
}

function isDropped(unit: number): boolean {
  return unit === 9 || unit === 10 || unit === 13;
}

const SLASHES = [0x2215, 0x2216, 0x2044, 0xf025, 0xefc8];

function set(mark: MarkRead, kind: number, length: number, odd: number): boolean {
  mark.kind = kind;
  mark.length = length;
  mark.odd = odd;
  return true;
}

/** A dot or slash by its two hex digits. */
function setHex(text: string, at: number, length: number, mark: MarkRead): boolean {
  const code = hex(text, at, 2);
  if (code === 0x2e) return set(mark, PathMark.dot, length, 2);
  return (code === 0x2f || code === 0x5c) &&
    set(mark, PathMark.slash, length, length === 3 ? 1 : 2);
}

function readPercentMark(text: string, at: number, mark: MarkRead): boolean {
  const next = text.charCodeAt(at + 1);
  if (next === 117) return readWide(text, at, mark);
  if (next === PERCENT) return readDoubled(text, at, mark);
  const digits = afterPercent(text, at);
  const end = digits + 2;
  const code = hex(text, digits, 2);
  if (code === 0 || code === 1) return set(mark, PathMark.nul, end - at, 2);
  if (code >= 0xc0 || text.startsWith("bg", digits)) return readOverlong(text, at, digits, mark);
  // `%25%5c`: one decoder takes the first, another the second.
  if (code < 0 && text.charCodeAt(digits) === PERCENT) {
    return setHex(text, digits + 1, digits + 3 - at, mark);
  }
  return setHex(text, digits, end - at, mark);
}

/** The place behind a percent sign, however often it is encoded: `%`, `%25`, `%2525`. */
function afterPercent(text: string, at: number): number {
  let end = at + 1;
  while (end < at + 7 && text.charCodeAt(end) === 50 && text.charCodeAt(end + 1) === 53) end += 2;
  return end;
}

/** `%u002e`, `%uff0e`, `%u2215`, … */
function readWide(text: string, at: number, mark: MarkRead): boolean {
  const code = hex(text, at + 2, 4);
  if (code === 0x2e || code === 0xff0e) return set(mark, PathMark.dot, 6, 2);
  return (code === 0x2f || code === 0x5c || code === 0xff0f || SLASHES.includes(code)) &&
    set(mark, PathMark.slash, 6, 2);
}

/** `%%32%65`: each digit encoded on its own. A lone percent sign before an escape is skipped. */
function readDoubled(text: string, at: number, mark: MarkRead): boolean {
  const high = hex(text, at + 2, 2);
  if (high >= 0x30 && high < 0x38 && text.charCodeAt(at + 4) === PERCENT) {
    const low = text.charCodeAt(at + 5) === PERCENT ? at + 6 : at + 5;
    const code = (high - 0x30) * 16 + hex(String.fromCharCode(hex(text, low, 2)), 0, 1);
    const end = low + 2 - at;
    if (code === 0x2e) return set(mark, PathMark.dot, end, 2);
    if (code === 0x2f || code === 0x5c) return set(mark, PathMark.slash, end, 2);
  }
  if (text.charCodeAt(at + 2) === PERCENT || !readPercentMark(text, at + 1, mark)) return false;
  mark.length++;
  return true;
}

/** `%c0%ae`, `%e0%80%af`, `%c1%9c`, `%c0.`: sequences that no encoder of UTF-8 writes. */
function readOverlong(text: string, at: number, digits: number, mark: MarkRead): boolean {
  const lead = text.charCodeAt(digits) === 98 ? 0xc0 : hex(text, digits, 2);
  const more = LEADS.indexOf(lead);
  if (more < 0) return false;
  let end = digits + 2;
  if (more < 2 && text.charCodeAt(end) === 46) return set(mark, PathMark.dot, end + 1 - at, 2);
  for (let k = more; k > 1; k--) {
    end = afterPercent(text, end);
    if (!text.startsWith("80", end)) return false;
    end += 2;
  }
  if (text.charCodeAt(end) !== PERCENT) return false;
  end = afterPercent(text, end) + 2;
  // The low bits tell: …e is a dot; f, c, and digits that only a sloppy decoder takes, a slash.
  const last = text.charAt(end - 1);
  if (last === "e") return set(mark, PathMark.dot, end - at, 2);
  return last !== "" && "fcvs".includes(last) && set(mark, PathMark.slash, end - at, 2);
}

/** Lead bytes of overlong sequences, by how many bytes follow them. */
const LEADS = [0xc1, 0xc0, 0xe0, 0xf0, 0xf8, 0xfc];
