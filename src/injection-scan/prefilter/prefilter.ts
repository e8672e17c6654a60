/**
 * The one pass over every text: which families have something to look at, and where. Clean text
 * ends here.
 *
 * @module
 */
import { type Automaton, buildAutomaton, ROW_BITS } from "./automaton.ts";
import { PLACED } from "./keywords/marks.ts";
import { markedKeywords } from "./keywords/mod.ts";
import { lazy } from "./packing/lazy.ts";

/** The automaton of all keywords. Characters that no keyword needs apart share a class. */
const prefilterAutomaton: () => Automaton = /* @__PURE__ */ lazy(() =>
  buildAutomaton(markedKeywords(), ["2689", "\r\n", " \t", "`^~", "+,", "?!\0"])
);

/** What one pass found. */
export interface Sweep {
  /** The union of all marks. */
  marks: number;
  /** True when every character is ASCII. */
  ascii: boolean;
  /** Places of the marks that matter by place: `position, mark` by turns, in order. */
  places: number[];
  /** Runs of 16 and more base64 or hex digits: `start, end` by turns. */
  runs: number[];
}

const MIN_RUN = 16;

/** What base64, base64url and hex are written with: 1 for each of those characters. */
const IN_RUN = /* @__PURE__ */ runTable();

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

/**
 * Sweeps a text once. Keywords are looked for in ASCII, and in what was folded: in another text they
 * may be written with other letters.
 */
export function sweep(text: string, folded: boolean = false): Sweep {
  const bytes = utf8(text);
  const found: Sweep = { marks: 0, ascii: bytes.length === text.length, places: [], runs: [] };
  if (found.ascii || folded) findKeywords(bytes, found);
  if (!folded) findRuns(bytes, found.runs);
  if (!found.ascii) toUnits(bytes, found);
  return found;
}

/** Texts from here on are swept in two halves at once. */
const LONG = 1_024;

/**
 * Every keyword in the bytes. An engine reads an array of bytes 1.5 to 3 times as fast as the
 * characters of a string, and writes a string as bytes 50 times as fast. Of a long text both halves
 * are read at once: while one waits for the memory that holds its next state, the other goes on.
 */
function findKeywords(bytes: Uint8Array, found: Sweep): void {
  const { classOf, next, firstAccepting, longest, marks } = prefilterAutomaton();
  const half = bytes.length < LONG ? 0 : bytes.length >> 1;
  const later: number[] = [];
  let state = 0;
  // The second half starts early enough to know every keyword that ends in it.
  let ahead = 0;
  for (let i = Math.max(0, half - longest); i < half; i++) {
    ahead = next[(ahead << ROW_BITS) | classOf[bytes[i]]];
  }
  for (let i = 0; i < half; i++) {
    state = next[(state << ROW_BITS) | classOf[bytes[i]]];
    ahead = next[(ahead << ROW_BITS) | classOf[bytes[half + i]]];
    if (state >= firstAccepting) note(found, found.places, marks[state - firstAccepting], i);
    if (ahead >= firstAccepting) note(found, later, marks[ahead - firstAccepting], half + i);
  }
  for (const place of later) found.places.push(place);
  state = ahead;
  for (let i = half * 2; i < bytes.length; i++) {
    state = next[(state << ROW_BITS) | classOf[bytes[i]]];
    if (state >= firstAccepting) note(found, found.places, marks[state - firstAccepting], i);
  }
}

function note(found: Sweep, places: number[], mark: number, at: number): void {
  found.marks |= mark;
  const placed = mark & PLACED;
  if (placed === 0) return;
  const { length } = places;
  const isCrowd = length >= 4 && at - places[length - 4] <= CROWD &&
    ((places[length - 1] | placed) & ~places[length - 3]) === 0;
  if (!isCrowd) places.push(at, placed);
  else {
    places[length - 2] = at;
    places[length - 1] |= placed;
  }
}

/**
 * Of many places within so many units that the first one speaks for, the first and the last tell all:
 * a text of nothing but openings would else cost every family a look at each of them.
 */
const CROWD = 16;

/**
 * Every long run of digits, without looking at every byte: where the last of the next sixteen that
 * is no digit lies, no run of sixteen can begin before it.
 */
function findRuns(bytes: Uint8Array, runs: number[]): void {
  const { length } = bytes;
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

/** Places among the bytes as places in the text: a sequence of two or three bytes is one unit. */
function toUnits(bytes: Uint8Array, { places, runs }: Sweep): void {
  let more = 0;
  let at = 0;
  // Four bytes are two units, as are two sequences of two: two of them do not count.
  const unitOf = (place: number): number => {
    for (; at < place; at++) if (bytes[at] >= 0xc0) more += bytes[at] < 0xe0 ? 1 : 2;
    return place - more;
  };
  for (let p = 0; p < places.length; p += 2) places[p] = unitOf(places[p]);
  at = more = 0;
  for (let r = 0; r < runs.length; r++) runs[r] = unitOf(runs[r]);
}

const encoder = /* @__PURE__ */ lazy(() => new TextEncoder());
/** Texts of up to one window are written here. */
const room = /* @__PURE__ */ lazy(() => new Uint8Array(1 << 16));

/** A text as UTF-8, until the next call. */
function utf8(text: string): Uint8Array {
  if (text.length * 3 > 1 << 16) return encoder().encode(text);
  const bytes = room();
  return bytes.subarray(0, encoder().encodeInto(text, bytes).written);
}

/** How many bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
  return utf8(text).length;
}
