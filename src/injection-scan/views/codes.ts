/**
 * Lists of decimal character codes: `105 103 110`, `105,103,110`, `String.fromCharCode(105, 103)`.
 *
 * @module
 */
import { type Derived, Writer } from "./derived.ts";

/** So many codes in a row are a text. */
const LEAST_CODES = 6;
/** Longest separator between two codes. */
const LONGEST_GAP = 4;
/** At least this share of the codes are letters and blanks: other numbers are any signs. */
const LETTER_SHARE = 0.75;

/** The texts that lists of codes stand for, one a line; undefined when there is none. */
export function decodeCodes(source: Derived): Derived | undefined {
  const { text } = source;
  let out: Writer | undefined;
  for (let i = 0; i < text.length; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    const end = listEnd(text, i);
    if (isTelling(text, i, end)) {
      out ??= new Writer(text.length);
      for (let at = nextCode(text, i); at >= 0 && at < end; at = nextCode(text, at + 3)) {
        const code = codeAt(text, at);
        if (code > 0) out.push(code, at);
      }
      out.push(10, end - 1);
    }
    i = end;
  }
  return out?.finish(text.length, source);
}

/** Where a list of numbers that may be codes ends. */
function listEnd(text: string, from: number): number {
  let end = from;
  let gap = 0;
  for (let i = from; i < text.length && gap <= LONGEST_GAP; i++) {
    const unit = text.charCodeAt(i);
    if (isDigit(unit)) {
      end = i + 1;
      gap = 0;
    } else if ((unit | 32) >= 97 && (unit | 32) <= 122) break;
    else gap++;
  }
  return end;
}

function isTelling(text: string, from: number, end: number): boolean {
  if (end - from < 3 * LEAST_CODES) return false;
  let codes = 0;
  let letters = 0;
  for (let i = from; i < end; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    const code = codeAt(text, i);
    codes++;
    const letter = code | 32;
    if (code === 32 || (letter >= 97 && letter <= 122)) letters++;
    while (i + 1 < end && isDigit(text.charCodeAt(i + 1))) i++;
  }
  return codes >= LEAST_CODES && letters >= codes * LETTER_SHARE;
}

/** Where the next number starts; -1 when there is none. */
function nextCode(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
  return at < text.length ? at : -1;
}

/** The code that starts here: two or three digits; 0 for another number. */
function codeAt(text: string, at: number): number {
  let code = 0;
  let end = at;
  while (end < at + 4 && isDigit(text.charCodeAt(end))) {
    code = code * 10 + text.charCodeAt(end++) - 48;
  }
  return end - at >= 2 && end - at <= 3 && code < 256 ? code : 0;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
