/**
 * The one pass over every text: which families have something to look at, and where. Clean text
 * ends here.
 *
 * @module
 */
import { type Automaton, buildAutomaton, ROW_BITS } from "./automaton.ts";
import { PLACED } from "./keywords/marks.ts";
import { markedKeywords } from "./keywords/mod.ts";
import { lazy } from "./lazy.ts";

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

/** The characters that base64 and base64url use. */
const IN_RUN = /* @__PURE__ */ runTable();

function runTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const c of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_") {
    table[c.charCodeAt(0)] = 1;
  }
  return table;
}

/** True for a digit of base64 or hex. */
export function isRunUnit(unit: number): boolean {
  return unit < 128 && IN_RUN[unit] === 1;
}

/** Sweeps a text once. */
export function sweep(text: string): Sweep {
  const { classOf, next, firstAccepting, marks: markOf } = prefilterAutomaton();
  const { length } = text;
  const places: number[] = [];
  const runs: number[] = [];
  let marks = 0;
  let seen = 0;
  let state = 0;
  let runStart = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    seen |= unit;
    if (unit > 127) {
      state = 0;
      if (i - runStart >= MIN_RUN) runs.push(runStart, i);
      runStart = i + 1;
      continue;
    }
    state = next[(state << ROW_BITS) | classOf[unit]];
    if (IN_RUN[unit] === 0) {
      if (i - runStart >= MIN_RUN) runs.push(runStart, i);
      runStart = i + 1;
    }
    if (state >= firstAccepting) {
      const mark = markOf[state - firstAccepting];
      marks |= mark;
      if ((mark & PLACED) !== 0) places.push(i, mark & PLACED);
    }
  }
  if (length - runStart >= MIN_RUN) runs.push(runStart, length);
  return { marks, ascii: seen < 128, places, runs };
}
