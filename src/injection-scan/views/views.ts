/**
 * The views of one text: the text itself, folded, and what its encodings hide, to depth 3 and within
 * a budget. Each view is one more text for the families to look at.
 *
 * @module
 */
import { unescapeOnce } from "./escapes.ts";
import { cut, type Derived, originOf, Writer } from "./derived.ts";
import { decodeCodes } from "./codes.ts";
import { eachGrouped, joinGroups } from "./groups.ts";
import { fold, hiddenAscii } from "./normalise.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import type { Matcher } from "../prefilter/matcher.ts";
import { type Sweep, sweep, sweepFolded } from "../prefilter/prefilter.ts";
import { eachRegion, type Reach } from "../prefilter/regions.ts";
import { decodeRun } from "./runs.ts";
import { eachSpelling, SPELLINGS } from "./spellings.ts";
import type { Work } from "../prefilter/work.ts";

/** One text to look at. */
export interface View extends Derived {
  /** What was undone to get it: `"unescape"`, `"base64"`, `"rot13"`, … */
  readonly layers: readonly string[];
  /** What the pass over it found. */
  readonly found: Sweep;
  /** True for a spelling undone: words are looked for in it, not syntax. */
  readonly wordsOnly: boolean;
  /** What it was folded from: with its own letters and signs. */
  readonly source: string;
}

/** How deep encodings may be nested. */
const MAX_DEPTH = 3;
/** Escapes may be nested a little deeper: each level costs less. */
const MAX_ESCAPES = 4;
/** All views together hold no more than this many times the text, and 4 096 units. */
const BUDGET_FACTOR = 4;
const BUDGET_FLOOR = 4_096;
/** A text has no more views than this. */
const MAX_VIEWS = 48;

/** Shorter texts hide nothing but escapes. */
const LEAST_HIDDEN = 8;

/** Looks at the views of a text. */
export interface Viewer {
  /** Looks at one view. Returns true when enough was seen: nothing more is decoded. */
  look(view: View): boolean;
}

/** The views that are wanted. */
export interface ViewChoice {
  /** Whether encodings are undone. */
  readonly decode: boolean;
  /** Whether words matter: all texts are visited, and spellings that hide words are undone. */
  readonly words: boolean;
}

/**
 * Hands each view of a text to a viewer. Clean ASCII has none when words do not matter. Returns
 * whether the text is ASCII.
 */
export function eachView(
  text: string,
  { decode, words }: ViewChoice,
  viewer: Viewer,
  matcher: Matcher,
  work: Work,
): boolean {
  const raw = sweep(text, matcher);
  if (raw.ascii && raw.marks === 0 && raw.runs.length === 0 && !words) return true;
  const budget = text.length * BUDGET_FACTOR + BUDGET_FLOOR;
  expand({ text, origin: undefined }, NO_LAYERS, raw, {
    viewer,
    matcher,
    work,
    decode,
    words,
    budget,
    views: 0,
  });
  return raw.ascii;
}

const NO_LAYERS: readonly string[] = [];

interface Walk {
  readonly viewer: Viewer;
  readonly matcher: Matcher;
  readonly work: Work;
  decode: boolean;
  readonly words: boolean;
  budget: number;
  views: number;
}

function expand(source: Derived, layers: readonly string[], raw: Sweep, walk: Walk): void {
  if (walk.work.isSpent) return;
  const folded = raw.ascii && raw.marks === 0 ? source : fold(source, raw.ascii);
  walk.work.onView(raw.ascii ? 0 : folded.text.length);
  const found = raw.ascii ? raw : sweepFolded(folded.text, walk.matcher, raw.runs);
  const { text, origin, base } = folded;
  const enough = walk.viewer.look({
    text,
    origin,
    base,
    layers,
    found,
    wordsOnly: isSpelling(layers),
    source: source.text,
  });
  if (enough) walk.decode = false;
  if (!walk.decode) return;
  // Escapes first: there are few parts of them, and of runs as many as an attacker likes.
  if ((found.marks & Mark.escape) !== 0 && !isSpelling(layers)) {
    undoEscapes(raw.ascii ? source : folded, layers, found, walk);
  }
  if (layers.length < MAX_DEPTH && source.text.length >= LEAST_HIDDEN) {
    const hidden = raw.ascii ? undefined : hiddenAscii(source);
    if (hidden !== undefined) admit(hidden, [...layers, "hidden"], walk);
    decodeRuns(source, raw.ascii ? source : folded, layers, raw, found, walk);
    undoSpellings(source, folded, layers, found, raw.ascii, walk);
  }
}

/** Escapes are undone on the text as written: base64 inside needs its upper case. */
function undoEscapes(source: Derived, layers: readonly string[], found: Sweep, walk: Walk): void {
  if (escapes(layers) >= MAX_ESCAPES) return;
  const parts: Derived[] = [];
  eachRegion(found.places, Mark.escape, source.text.length, ESCAPE_REACH, (from, to) => {
    if (parts.length <= MAX_PARTS) parts.push(cut(source, from, to));
  });
  for (const part of parts.length > MAX_PARTS ? [source] : parts) {
    walk.work.onLook(part.text.length);
    const plain = unescapeOnce(part);
    if (plain !== undefined) admit(plain, [...layers, "unescape"], walk);
  }
}

function escapes(layers: readonly string[]): number {
  let count = 0;
  for (const layer of layers) if (layer === "unescape") count++;
  return count;
}

/** Expands a derived text if the budget has room for it. */
function admit(derived: Derived, layers: readonly string[], walk: Walk): void {
  const cost = derived.text.length;
  if (cost > walk.budget || walk.views >= MAX_VIEWS || !walk.decode) return;
  walk.budget -= cost;
  walk.views++;
  expand(derived, layers, sweep(derived.text, walk.matcher), walk);
}

/**
 * Texts in runs of base64 or hex digits, in rows of groups of them, and in lists of codes. The places
 * of codes are those of `folded`.
 */
function decodeRuns(
  source: Derived,
  folded: Derived,
  layers: readonly string[],
  raw: Sweep,
  found: Sweep,
  walk: Walk,
): void {
  const { text } = source;
  eachGrouped(text, (from, to) => {
    walk.work.onLook(to - from);
    const digits = joinGroups(cut(source, from, to));
    const decoded = decodeRun(digits, 0, digits.text.length);
    if (decoded !== undefined) admit(decoded, [...layers, "base64"], walk);
  });
  if (raw.runs.length > 0) decodeEach(source, layers, raw.runs, walk);
  if ((found.marks & Mark.codes) === 0) return;
  eachRegion(found.places, 0, folded.text.length, CODES_REACH, (from, to) => {
    walk.work.onLook(to - from);
    const decoded = decodeCodes(cut(folded, from, to));
    if (decoded !== undefined) admit(decoded, [...layers, "codes"], walk);
  }, Mark.codes);
}

function decodeEach(
  source: Derived,
  layers: readonly string[],
  runs: readonly number[],
  walk: Walk,
): void {
  const more = new Writer(0);
  let count = 0;
  let lastEnd = 0;
  for (let i = 0; i < runs.length && more.length < walk.budget; i += 2) {
    walk.work.onLook(runs[i + 1] - runs[i]);
    const decoded = decodeRun(source, runs[i], runs[i + 1]);
    if (decoded === undefined) continue;
    if (++count <= MAX_RUNS) admit(decoded, [...layers, "base64"], walk);
    else lastEnd = append(more, decoded);
  }
  if (more.length > 0) admit(more.finish(lastEnd, WHOLE), [...layers, "base64"], walk);
}

/** How far around two codes of letters a list of codes is read. */
const CODES_REACH: Reach = { before: 64, after: 512 };

/** So many runs are texts of their own; the rest are one: decoys must not use up the views. */
const MAX_RUNS = 8;
const WHOLE: Derived = { text: "", origin: undefined };

/** Adds a text, as a line, to those collected; returns where it ends in the original. */
function append(out: Writer, derived: Derived): number {
  const { text } = derived;
  const end = originOf(derived, text.length);
  for (let i = 0; i < text.length; i++) out.push(text.charCodeAt(i), originOf(derived, i));
  out.push(10, end);
  return end;
}

/** Where there are more parts with escapes than this, the whole text is one. */
const MAX_PARTS = 8;
/** How far around an escape escapes are undone: one in a long text does not cost the whole of it. */
const ESCAPE_REACH: Reach = { before: 192, after: 192 };
function undoSpellings(
  source: Derived,
  folded: Derived,
  layers: readonly string[],
  found: Sweep,
  isAscii: boolean,
  walk: Walk,
): void {
  if (!walk.words || isSpelling(layers)) return;
  eachSpelling(source, folded, found, isAscii, (plain, layer) => {
    walk.work.onLook(plain.text.length);
    admit(plain, [...layers, layer], walk);
  });
}

function isSpelling(layers: readonly string[]): boolean {
  return layers.length > 0 && layers.some((layer) => SPELLINGS.includes(layer));
}
