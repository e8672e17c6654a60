/**
 * Escapes undone in one pass: percent (also %u and overlong), HTML entities, JavaScript escapes.
 *
 * Decoding is never a verdict: it only gives another text to look at.
 *
 * @module
 */
import { type Derived, Writer } from "./derived.ts";

const EQUALS = 61;
const PLUS = 43;
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
  // A form's plus is a space, but one between spaces is not.
  const plus = text.includes("+") && text.includes("%") && !text.includes(" ") ? 32 : PLUS;
  let changed = false;
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    if (code === PLUS) {
      const end = writeUtf7(text, i, out);
      changed ||= end > i;
      if (end === i) out.push(plus, i);
      i = Math.max(end, i + 1);
      continue;
    }
    const read = code === PERCENT
      ? readPercent(text, i, escape)
      : code === AMPERSAND
      ? readEntity(text, i, escape)
      : code === BACKSLASH
      ? readBackslash(text, i, escape)
      : code === EQUALS
      ? readQuotedPrintable(text, i, escape)
      : false;
    if (read) {
      changed = true;
      if (escape.point >= 0) out.pushPoint(escape.point, i);
      i += escape.length;
    } else {
      out.push(code, i);
      i++;
    }
  }
  return changed ? out.finish(text.length, source) : undefined;
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

/** HTML reads these without a semicolon too. */
const BARE: ReadonlySet<string> = /* @__PURE__ */ new Set(["lt", "gt", "amp", "quot", "lbrace"]);

function readNamedEntity(text: string, at: number, escape: Escape): boolean {
  let end = at + 1;
  while (end < at + 9 && isLetter(text.charCodeAt(end))) end++;
  if (end - at < 3) return false;
  const name = text.slice(at + 1, end).toLowerCase();
  const char = NAMED[name];
  if (char === undefined || !Object.hasOwn(NAMED, name)) return false;
  if (text.charCodeAt(end) === 59) end++;
  else if (!BARE.has(name)) return false;
  return found(escape, char.charCodeAt(0), end - at);
}

/** `\u0041`, `\u{41}`, `\x41`, `\101`, `\/`. */
function readBackslash(text: string, at: number, escape: Escape): boolean {
  const kind = text.charCodeAt(at + 1) | 32;
  if (kind === 120) return found(escape, hex(text, at + 2, 2), 4);
  if (text.charCodeAt(at + 1) === 47) return found(escape, 47, 2);
  if (kind >= 48 && kind <= 49) return found(escape, octal(text, at + 1), 4);
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

/** The value of three octal digits, or -1. */
function octal(text: string, from: number): number {
  let value = 0;
  for (let i = from; i < from + 3; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit < 8)) return -1;
    value = value * 8 + digit;
  }
  return value;
}

/** `=41=42` of quoted-printable, and its soft line breaks; a single `=41` is a parameter. */
function readQuotedPrintable(text: string, at: number, escape: Escape): boolean {
  const isBreak = text.charCodeAt(at + 1) === 10 ||
    (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10);
  if (isBreak && isLetter(text.charCodeAt(at - 1))) {
    escape.point = -1;
    escape.length = text.charCodeAt(at + 1) === 10 ? 2 : 3;
    return true;
  }
  const isRow = text.charCodeAt(at + 3) === EQUALS
    ? hex(text, at + 4, 2) >= 0
    : text.charCodeAt(at - 3) === EQUALS && hex(text, at - 2, 2) >= 0;
  return isRow && found(escape, hex(text, at + 1, 2), 3);
}

/** Shortest base64 of a character in UTF-7. */
const LEAST_UTF7 = 3;

/** Writes what `+AGk-` of UTF-7 stands for, if that is Latin; returns where it ends. */
function writeUtf7(text: string, at: number, out: Writer): number {
  // Most runs are no UTF-7: ASCII begins with six zero bits.
  if (text.charCodeAt(at + 1) !== 65) return at;
  let end = at + 1;
  while (base64Value(text.charCodeAt(end)) >= 0 && text.charCodeAt(end) !== 45) end++;
  if (end - at <= LEAST_UTF7) return at;
  const units: number[] = [];
  let bits = 0;
  let count = 0;
  for (let i = at + 1; i < end; i++) {
    bits = ((bits << 6) | base64Value(text.charCodeAt(i))) & 0x3fffff;
    count += 6;
    if (count < 16) continue;
    count -= 16;
    const unit = (bits >> count) & 0xffff;
    if (unit === 0 || unit > 0x24f) return at;
    units.push(unit);
  }
  for (const unit of units) out.push(unit, at);
  return text.charCodeAt(end) === 45 ? end + 1 : end;
}

/** The value of a digit of base64 or base64url, or -1. */
export function base64Value(code: number): number {
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 || code === 45 ? 62 : code === 47 || code === 95 ? 63 : -1;
}

/** The value of `count` hex digits, or -1. */
export function hex(text: string, from: number, count: number): number {
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
