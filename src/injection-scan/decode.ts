/**
 * Encodings undone, each within bounds: percent (also %u, overlong and double), HTML entities and
 * JavaScript escapes in one pass, base64 and hex runs that hold text, and the spellings that hide
 * words from readers of plain text (rot13, reversed, leet, letter-spaced).
 *
 * Decoding is never a verdict: it only gives another text to look at.
 *
 * @module
 */
import { type Derived, originOf, Writer } from "./normalise.ts";

const PERCENT = 37;
const AMPERSAND = 38;
const BACKSLASH = 92;

const NAMED: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  tab: "\t",
  newline: "\n",
  colon: ":",
  semi: ";",
  lpar: "(",
  rpar: ")",
  sol: "/",
  bsol: "\\",
  lbrace: "{",
  lcub: "{",
  rbrace: "}",
  rcub: "}",
  lsqb: "[",
  rsqb: "]",
  dollar: "$",
  percnt: "%",
  num: "#",
  equals: "=",
  period: ".",
  comma: ",",
  grave: "`",
};

/** Percent, entity and backslash escapes undone once; undefined when there was none. */
export function unescapeOnce(source: Derived): Derived | undefined {
  const { text } = source;
  const out = new Writer(text.length);
  const escape: Escape = { point: 0, length: 0 };
  let changed = false;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    const read = code === PERCENT
      ? readPercent(text, i, escape)
      : code === AMPERSAND
      ? readEntity(text, i, escape)
      : code === BACKSLASH
      ? readBackslash(text, i, escape)
      : false;
    if (read) {
      changed = true;
      out.pushPoint(escape.point, originOf(source, i));
      i += escape.length;
    } else {
      out.push(code, originOf(source, i));
      i++;
    }
  }
  return changed ? out.finish(originOf(source, text.length)) : undefined;
}

/** What an escape stands for, and how many units it takes. */
interface Escape {
  point: number;
  length: number;
}

function found(escape: Escape, point: number, length: number): boolean {
  if (!(point >= 0 && point <= 0x10ffff)) return false;
  escape.point = point;
  escape.length = length;
  return true;
}

/** `%41`, `%u0041`, and UTF-8 sequences of them, overlong ones too. */
function readPercent(text: string, at: number, escape: Escape): boolean {
  if ((text.charCodeAt(at + 1) | 32) === 117) {
    return found(escape, hex(text, at + 2, 4), 6);
  }
  const lead = hex(text, at + 1, 2);
  if (lead < 0) return false;
  const more = lead >= 0xf0 && lead < 0xf8 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
  if (more === 0 || lead >= 0xf8) return found(escape, lead, 3);
  let point = lead & (0x3f >> more);
  for (let k = 1; k <= more; k++) {
    const byte = text.charCodeAt(at + 3 * k) === PERCENT ? hex(text, at + 3 * k + 1, 2) : -1;
    // A broken sequence: the lead byte alone, as Latin-1. Decoders that drop it see what follows.
    if (byte < 0 || (byte & 0xc0) !== 0x80) return found(escape, lead, 3);
    point = (point << 6) | (byte & 0x3f);
  }
  return found(escape, point, 3 * (more + 1));
}

/** `&#65;`, `&#x41`, `&lt;`. */
function readEntity(text: string, at: number, escape: Escape): boolean {
  if (text.charCodeAt(at + 1) !== 35) return readNamedEntity(text, at, escape);
  const isHex = (text.charCodeAt(at + 2) | 32) === 120;
  const base = isHex ? 16 : 10;
  const first = at + (isHex ? 3 : 2);
  let end = first;
  let point = 0;
  // Leading zeros are allowed and used to evade: eight digits are enough for any of them.
  for (; end < first + 8; end++) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit < 0 || digit >= base) break;
    point = point * base + digit;
  }
  if (end === first) return false;
  if (text.charCodeAt(end) === 59) end++;
  return found(escape, point, end - at);
}

function readNamedEntity(text: string, at: number, escape: Escape): boolean {
  let end = at + 1;
  while (end < at + 9 && isLetter(text.charCodeAt(end))) end++;
  if (end - at < 3) return false;
  const name = text.slice(at + 1, end).toLowerCase();
  const char = NAMED[name];
  if (char === undefined || !Object.hasOwn(NAMED, name)) return false;
  if (text.charCodeAt(end) === 59) end++;
  else if (name !== "lt" && name !== "gt" && name !== "lbrace") return false;
  return found(escape, char.charCodeAt(0), end - at);
}

/** `\u0041`, `\u{41}`, `\x41`, `\/`. */
function readBackslash(text: string, at: number, escape: Escape): boolean {
  const kind = text.charCodeAt(at + 1) | 32;
  if (kind === 120) return found(escape, hex(text, at + 2, 2), 4);
  if (text.charCodeAt(at + 1) === 47) return found(escape, 47, 2);
  if (kind !== 117) return false;
  if (text.charCodeAt(at + 2) !== 123) return found(escape, hex(text, at + 2, 4), 6);
  let end = at + 3;
  let point = 0;
  for (; end < at + 9; end++) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit < 0) break;
    point = point * 16 + digit;
  }
  if (end === at + 3 || text.charCodeAt(end) !== 125) return false;
  return found(escape, point, end + 1 - at);
}

/** The value of `count` hex digits, or -1. */
function hex(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = digitOf(text.charCodeAt(i));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

function isLetter(code: number): boolean {
  const letter = code | 32;
  return letter >= 97 && letter <= 122;
}

/** Of a decoded run, at least this share must be printable for it to count as text. */
const MIN_PRINTABLE = 0.95;
const MIN_HEX_RUN = 16;

/** The text in a run of base64 (or base64url) or hex digits; undefined when it holds none. */
export function decodeRun(source: Derived, start: number, end: number): Derived | undefined {
  const { text } = source;
  const from = text.charCodeAt(start) === 48 && (text.charCodeAt(start + 1) | 32) === 120
    ? start + 2
    : start;
  const bytes = hexBytes(text, from, end) ?? base64Bytes(text, start, end);
  if (bytes === undefined) return undefined;
  const decoded = new TextDecoder().decode(bytes);
  if (!isPrintable(decoded)) return undefined;
  const at = originOf(source, start);
  const out = new Writer(decoded.length);
  for (let i = 0; i < decoded.length; i++) out.push(decoded.charCodeAt(i), at);
  return out.finish(originOf(source, end));
}

function hexBytes(text: string, start: number, end: number): Uint8Array | undefined {
  const count = end - start;
  if (count < MIN_HEX_RUN || count % 2 !== 0) return undefined;
  const bytes = new Uint8Array(count / 2);
  for (let i = 0; i < bytes.length; i++) {
    const byte = hex(text, start + 2 * i, 2);
    if (byte < 0) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}

function base64Bytes(text: string, start: number, end: number): Uint8Array | undefined {
  const bytes = new Uint8Array(((end - start) * 3) >> 2);
  let length = 0;
  let bits = 0;
  let odd = 0;
  for (let i = start; i < end; i++) {
    const value = base64Value(text.charCodeAt(i));
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    if (((i - start) & 3) === 0) continue;
    const byte = (bits >> (6 - 2 * ((i - start) & 3))) & 0xff;
    bytes[length++] = byte;
    // Images, keys and ordinary long words show it within a few bytes: stop there.
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) {
      if (++odd > 2 && odd * 12 > length) return undefined;
    }
  }
  return bytes.subarray(0, length);
}

function base64Value(code: number): number {
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 || code === 45 ? 62 : code === 47 || code === 95 ? 63 : -1;
}

function isPrintable(text: string): boolean {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || code === 127 || (code < 32 && (code < 9 || code > 13))) odd++;
  }
  return text.length > 0 && odd <= text.length * (1 - MIN_PRINTABLE);
}

/** Each letter thirteen places on. */
export function rot13(source: Derived): Derived {
  const text = mapUnits(source.text, (code) => {
    const letter = code | 32;
    if (letter < 97 || letter > 122) return code;
    return letter < 110 ? code + 13 : code - 13;
  });
  return { text, origin: source.origin };
}

/** Digits that stand for letters, and signs that do when a letter or digit follows. */
export function unleet(source: Derived): Derived {
  const { text } = source;
  const letters = mapUnits(text, (code, i) => {
    const letter = LEET.get(code);
    return letter === undefined || (!isDigit(code) && !isWord(text.charCodeAt(i + 1)))
      ? code
      : letter;
  });
  return { text: letters, origin: source.origin };
}

const LEET: ReadonlyMap<number, number> = new Map(
  "0o 1i 3e 4a 5s 6g 7t 8b 9g @a $s !i |l +t €e".split(" ").map((pair) => [
    pair.charCodeAt(0),
    pair.charCodeAt(1),
  ]),
);

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
  for (let i = text.length - 1; i >= 0; i--) out.push(text.charCodeAt(i), originOf(source, i));
  return out.finish(originOf(source, text.length));
}

/** `i g n o r e   a l l` as `ignore all`: a single space between single characters is dropped. */
export function unspace(source: Derived): Derived {
  const { text } = source;
  const out = new Writer(text.length);
  for (let i = 0; i < text.length; i++) {
    const lone = text.charCodeAt(i) === 32 && text.charCodeAt(i - 1) !== 32 &&
      text.charCodeAt(i + 1) !== 32 && isLone(text, i - 1) && isLone(text, i + 1);
    if (!lone) out.push(text.charCodeAt(i), originOf(source, i));
  }
  return out.finish(originOf(source, text.length));
}

function isLone(text: string, at: number): boolean {
  const before = at === 0 || text.charCodeAt(at - 1) <= 32;
  const after = at === text.length - 1 || text.charCodeAt(at + 1) <= 32;
  return at >= 0 && at < text.length && before && after;
}

function mapUnits(text: string, map: (code: number, at: number) => number): string {
  const out = new Writer(text.length);
  for (let i = 0; i < text.length; i++) out.push(map(text.charCodeAt(i), i), 0);
  return out.finish(0).text;
}
