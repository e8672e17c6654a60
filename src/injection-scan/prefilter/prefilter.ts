/**
 * The one pass over every text: which families have something to look at, and where.
 *
 * @module
 */
import type { Found, Matcher } from "./matcher.ts";
import { lazy } from "./lazy.ts";

/** Result of the pass over one text. */
export interface Sweep extends Found {
  /** True when every character is ASCII. */
  ascii: boolean;
  /** Runs of 16 and more base64 or hex digits: `start, end` by turns. */
  runs: number[];
}

/** The shortest run. */
export const MIN_RUN = 16;
const NO_RUNS: number[] = [];

/** 1 for each character that base64, base64url and hex are written with. */
const IN_RUN: Uint8Array = /* @__PURE__ */ runTable();

function runTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_") {
    table[c.charCodeAt(0)] = 1;
  }
  return table;
}

/** True for a digit of base64 or hex. */
export function isRunUnit(unit: number): boolean {
  return unit < 128 && IN_RUN[unit] === 1;
}

/** Sweeps a text as written. Keywords are looked for in ASCII only: others are folded first. */
export function sweep(text: string, matcher: Matcher): Sweep {
  const bytes = roomFor(text.length);
  const ascii = readBytes(text, bytes);
  const runs = text.length < MIN_RUN ? NO_RUNS : [];
  const found: Sweep = { marks: 0, ascii, places: [], runs };
  if (ascii) matcher.find(bytes, text.length, found);
  if (runs !== NO_RUNS) findRuns(bytes, text.length, found.runs);
  return found;
}

/** Sweeps a text that was folded. */
export function sweepFolded(text: string, matcher: Matcher, runs: number[]): Sweep {
  const bytes = roomFor(text.length);
  const ascii = readBytes(text, bytes);
  const found: Sweep = { marks: 0, ascii, places: [], runs };
  matcher.find(bytes, text.length, found);
  return found;
}

/**
 * Every long run of digits, without looking at every byte: where the last of the next sixteen that
 * is no digit lies, no run of sixteen can begin before it.
 */
function findRuns(bytes: Uint8Array, length: number, runs: number[]): void {
  for (let start = 0; start + MIN_RUN <= length;) {
    let last = start + MIN_RUN - 1;
    while (last >= start && IN_RUN[bytes[last]] === 1) last--;
    if (last >= start) {
      start = last + 1;
      continue;
    }
    let end = start + MIN_RUN;
    while (end < length && IN_RUN[bytes[end]] === 1) end++;
    runs.push(start, end);
    start = end + 1;
  }
}

/** Texts of up to so many units are read one by one: calling the encoder takes longer. */
const SHORT = 48;
/** What stands for every character beyond ASCII. */
const OTHER = 128;

/** Reads a text as bytes, one for each unit. Returns whether it is ASCII. */
function readBytes(text: string, bytes: Uint8Array): boolean {
  const { length } = text;
  if (length > SHORT) {
    const { read, written } = encoder().encodeInto(text, bytes);
    if (read === length && written === length) return true;
  }
  let all = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    all |= unit;
    bytes[i] = unit < OTHER ? unit : OTHER;
  }
  return all < OTHER;
}

const encoder = /* @__PURE__ */ lazy(() => new TextEncoder());
const room = /* @__PURE__ */ lazy(() => new Uint8Array(1 << 15));

/** Bytes that are valid until the next call. */
function roomFor(length: number): Uint8Array {
  return length <= 1 << 15 ? room() : new Uint8Array(length);
}

/** Number of bytes that a text has in UTF-8. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) length++;
    else if (unit < 0x800) length += 2;
    else if (unit < 0xd800 || unit > 0xdbff || !isLow(text.charCodeAt(i + 1))) length += 3;
    else {
      length += 4;
      i++;
    }
  }
  return length;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
