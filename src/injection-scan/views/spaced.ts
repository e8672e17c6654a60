/**
 * Letters of words that were separated: `i g n o r e`, `i-g-n-o-r-e`, `i■g■n■o■r■e`.
 *
 * @module
 */
import { type Derived, Writer } from "./derived.ts";
import { isLetter } from "./letters.ts";

/** So many single letters in a row are no chance: initials are fewer. */
const LEAST_LETTERS = 5;
/** Longest separator between two letters, in units. */
const LONGEST_SEPARATOR = 3;
/** In what is a run for sure, signs that were separated too may stand between two letters. */
const LONGEST_SIGNS = 12;
/** The shortest run is of nine units: it holds four in a row from one of its first six. */
const STRIDE = /* @__PURE__ */ (() => 2 * LEAST_LETTERS - 4)();

/**
 * Calls `visit` for each run of single letters. Looks at four of six units at most: two letters in
 * a row rule a run out.
 */
export function eachSpacedRun(text: string, visit: (from: number, to: number) => void): void {
  const { length } = text;
  for (let i = 0; i + 1 < length; i += STRIDE) {
    if (hasPair(text, i)) continue;
    const from = runStart(text, i);
    const to = runEnd(text, from);
    if (to < 0) continue;
    visit(from, to);
    i = Math.max(i, to);
  }
}

/** True where two of four units in a row are letters side by side. */
function hasPair(text: string, at: number): boolean {
  return isLetter(text.charCodeAt(at + 1))
    ? isLetter(text.charCodeAt(at)) || isLetter(text.charCodeAt(at + 2))
    : isLetter(text.charCodeAt(at + 2)) && isLetter(text.charCodeAt(at + 3));
}

/** The first letter of the run that a place is in; the place itself when it is in none. */
function runStart(text: string, at: number): number {
  let start = at;
  let gap = 0;
  for (let i = at; i >= 0 && gap <= LONGEST_SEPARATOR; i--) {
    if (!isLetter(text.charCodeAt(i))) gap++;
    else {
      if (i > 0 && isLetter(text.charCodeAt(i - 1))) break;
      start = i;
      gap = 0;
    }
  }
  return start;
}

/** Where the run that starts at a letter ends; -1 when it has too few letters. */
function runEnd(text: string, from: number): number {
  let letters = 0;
  let gap = 0;
  let end = from;
  let longest = LONGEST_SEPARATOR;
  for (let i = from; i < text.length && gap <= longest; i++) {
    if (!isLetter(text.charCodeAt(i))) gap++;
    else {
      if (isLetter(text.charCodeAt(i + 1))) break;
      if (++letters >= LEAST_LETTERS) longest = LONGEST_SIGNS;
      gap = 0;
      end = i + 1;
    }
  }
  return letters >= LEAST_LETTERS ? end : -1;
}

/**
 * The letters of a run without the separator that is between most of them; any other is a space. When
 * it is a space itself, so are several of them, and other signs stay.
 */
export function unspace(source: Derived): Derived {
  const { text } = source;
  const usual = usualSeparator(text);
  const out = new Writer(text.length);
  for (let i = 0; i < text.length;) {
    out.push(text.charCodeAt(i), i);
    const start = ++i;
    if (usual === " ") {
      while (text.charCodeAt(i) === SPACE) i++;
      if (i > start + 1) out.push(SPACE, start);
    } else {
      while (i < text.length && !isLetter(text.charCodeAt(i))) i++;
      if (i < text.length && text.slice(start, i) !== usual) out.push(SPACE, start);
    }
  }
  return out.finish(text.length, source);
}

const SPACE = 32;

/** The most frequent one of the first few separators. */
function usualSeparator(text: string): string {
  const seen = new Map<string, number>();
  let usual = "";
  for (let i = 1, count = 0; i < text.length && count < 12; i++, count++) {
    const start = i;
    while (i < text.length && !isLetter(text.charCodeAt(i))) i++;
    const separator = text.slice(start, i);
    const times = (seen.get(separator) ?? 0) + 1;
    seen.set(separator, times);
    if (times > (seen.get(usual) ?? 0) || usual === "") usual = separator;
  }
  return usual;
}

/** Words joined by one sign instead of spaces: longer texts have spaces. */
const LONGEST_JOINED = 1_024;
const JOINTS = "_.-+|/~:;,";
/** So many joints are no chance. */
const LEAST_JOINTS = 3;

/**
 * `ignore_all_previous_instructions` with spaces; undefined for a text with spaces, with an address,
 * or of more than words.
 */
export function unjoin(source: Derived): Derived | undefined {
  const { text } = source;
  if (text.length > LONGEST_JOINED || text.includes("://")) return undefined;
  const joints = new Map<number, number>();
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 32 || unit === 64) return undefined;
    if (isLetter(unit) && !isDigit(unit)) letters++;
    else if (JOINTS.includes(text[i])) joints.set(unit, (joints.get(unit) ?? 0) + 1);
  }
  let joint = 0;
  let count = 0;
  for (const [unit, times] of joints) if (times > count) [joint, count] = [unit, times];
  if (count < LEAST_JOINTS || letters + count < text.length * 0.9) return undefined;
  const out = new Writer(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    out.push(unit === joint ? 32 : unit, i);
  }
  return out.finish(text.length, source);
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
