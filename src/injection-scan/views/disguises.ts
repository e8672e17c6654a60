/**
 * Spellings that hide words from readers of plain text, undone: rot13, reversed, leet.
 *
 * @module
 */
import { type Derived, Writer } from "./derived.ts";

/** Each letter thirteen places on. */
export function rot13(source: Derived): Derived {
  const text = mapUnits(source.text, (code) => {
    const letter = code | 32;
    if (letter < 97 || letter > 122) return code;
    return letter < 110 ? code + 13 : code - 13;
  });
  return { ...source, text };
}

/** Digits that stand for letters, and signs that do when a letter or digit follows. */
export function unleet(source: Derived): Derived {
  const { text } = source;
  const letters = mapUnits(text, (code, i) => {
    const letter = LEET.get(code);
    if (letter === undefined || (!isDigit(code) && !isWord(text.charCodeAt(i + 1)))) return code;
    return letter === 105 && standsForL(text, i) ? 108 : letter;
  });
  return { ...source, text: letters };
}

/** Words of leet have no more signs than this: longer ones are identifiers, hashes, tokens. */
const LONGEST_LEET = 20;
/** A text is in leet from so many words on that mix letters with digits that stand for letters. */
export const LEAST_LEET = 3;
/** At least one unit in so many is in such a word: a row of tokens is mostly longer ones. */
const LEET_SHARE = 5;

/** True for a text in which some words mix letters and digits that stand for letters. */
export function isLeet(text: string): boolean {
  let leet = 0;
  let units = 0;
  let leetUnits = 0;
  for (let i = 0; i < text.length; i++) {
    const start = i;
    let letters = 0;
    let isHex = true;
    for (let code = text.charCodeAt(i); isWord(code); code = text.charCodeAt(++i)) {
      if (!isLetter(code)) continue;
      letters++;
      if ((code | 32) > 102) isHex = false;
    }
    const length = i - start;
    units += length;
    if (length < 3 || length > LONGEST_LEET || isHex || letters === length) continue;
    if (letters * 3 < length) continue;
    leet++;
    leetUnits += length;
  }
  return leet >= LEAST_LEET && leetUnits * LEET_SHARE >= units;
}

/** `1`, `!` and `|` stand for `i`; doubled (`a11`) or between vowels (`ru1e`) for `l`. */
function standsForL(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  return STROKES.has(before) || STROKES.has(after) || (VOWELS.has(before) && VOWELS.has(after));
}

const STROKES: ReadonlySet<number> = /* @__PURE__ */ codes("1!|");
const VOWELS: ReadonlySet<number> = /* @__PURE__ */ codes("aeou034@€");

function codes(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));
}

const LEET: ReadonlyMap<number, number> = /* @__PURE__ */ leetLetters();

function leetLetters(): ReadonlyMap<number, number> {
  const pairs = "0o 1i 3e 4a 5s 6g 7t 8b 9g @a $s !i |i +t €e".split(" ");
  return new Map(pairs.map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || LEET.has(code);
}

/** The text backwards. */
export function reverse(source: Derived): Derived {
  const { text } = source;
  const out = new Writer(text.length);
  for (let i = text.length - 1; i >= 0; i--) out.push(text.charCodeAt(i), i);
  return out.finish(text.length, source);
}

function mapUnits(text: string, map: (code: number, at: number) => number): string {
  const out = new Writer(text.length);
  for (let i = 0; i < text.length; i++) out.push(map(text.charCodeAt(i), i), i);
  return out.text();
}

function isLetter(code: number): boolean {
  const letter = code | 32;
  return letter >= 97 && letter <= 122;
}
