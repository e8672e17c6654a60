/**
 * Runs of base64 or hex digits that were cut into groups: by line breaks, by spaces, or as `0x69,0x67`.
 *
 * @module
 */
import { isRunUnit } from "../prefilter/prefilter.ts";
import { type Derived, Writer } from "./derived.ts";

/** Groups of the same length in a row that are no chance. */
const LEAST_GROUPS = 4;
const LONGEST_GROUP = 90;
/** In long texts groups are looked for at every so many units: a hidden order is longer. */
const STRIDE = 32;
const SHORT_STRIDE = 4;
/** Texts of up to so many units are looked at more closely. */
const SHORT = 96;

/** Calls `visit` for each row of groups. */
export function eachGrouped(text: string, visit: (from: number, to: number) => void): void {
  const { length } = text;
  const stride = length > SHORT ? STRIDE : SHORT_STRIDE;
  for (let i = 0; i < length; i += stride) {
    // The first separator from here on, and the one after it.
    let first = i;
    const last = Math.min(length, i + LONGEST_GROUP);
    while (first < last && isRunUnit(text.charCodeAt(first))) first++;
    const separator = text.charCodeAt(first);
    let start = first + 1;
    while (start < length && isSpace(text.charCodeAt(start)) && start - first < 4) start++;
    let second = start;
    while (
      second < length && second - start < LONGEST_GROUP && isRunUnit(text.charCodeAt(second))
    ) {
      second++;
    }
    const size = second - start;
    if (size < 2 || text.charCodeAt(second) !== separator) continue;
    const gap = start - first;
    const from = rowStart(text, start, size, gap);
    const to = rowEnd(text, from, start - gap, size, gap);
    if (to < 0) continue;
    visit(from, to);
    i = Math.max(i, to - stride);
  }
}

/** Where the row of groups from `start` on ends; -1 when it has too few. */
function rowEnd(
  text: string,
  start: number,
  separatorAt: number,
  size: number,
  gap: number,
): number {
  let groups = 0;
  let at = start;
  for (;;) {
    let end = at;
    while (end < at + size && isRunUnit(text.charCodeAt(end))) end++;
    if (end === at) return groups >= LEAST_GROUPS ? at - gap : -1;
    groups++;
    // The last group may be shorter.
    const isLast = end < at + size || end + gap >= text.length ||
      isRunUnit(text.charCodeAt(end)) || text.charCodeAt(end) !== text.charCodeAt(separatorAt) ||
      !isRunUnit(text.charCodeAt(end + gap));
    if (isLast) return groups >= LEAST_GROUPS ? withPadding(text, end) : -1;
    at = end + gap;
  }
}

function withPadding(text: string, end: number): number {
  return text.charCodeAt(end) === 61 ? end + (text.charCodeAt(end + 1) === 61 ? 2 : 1) : end;
}

/** Where the row that goes on at `start` begins. */
function rowStart(
  text: string,
  start: number,
  size: number,
  gap: number,
): number {
  let from = start;
  for (;;) {
    const end = from - gap;
    const before = end - size;
    if (before < 0 || (before > 0 && isRunUnit(text.charCodeAt(before - 1)))) return from;
    if (text.charCodeAt(end) !== text.charCodeAt(start - gap)) return from;
    for (let i = before; i < end; i++) if (!isRunUnit(text.charCodeAt(i))) return from;
    from = before;
  }
}

/** The digits of a row without what is between them, and without the `0x` of each group. */
export function joinGroups(source: Derived): Derived {
  const { text } = source;
  const isMarked = /^(?:0x|\\x|x)[0-9a-f]{2}(?![0-9a-z])/i.test(text);
  const out = new Writer(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isRunUnit(unit)) continue;
    const next = text.charCodeAt(i + 1) | 32;
    if (isMarked && unit === 48 && next === 120) i++;
    else if (!isMarked || (unit | 32) !== 120) out.push(unit, i);
  }
  return out.finish(text.length, source);
}

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13;
}
