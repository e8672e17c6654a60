/**
 * The views of one text: the text itself, folded, and what its encodings hide, to depth 3 and within
 * a budget. Each view is one more text for the families to look at.
 *
 * @module
 */
import { reverse, rot13, unleet, unspace } from "./disguises.ts";
import { unescapeOnce } from "./escapes.ts";
import { lexiconTrie } from "../prefilter/lexicon/mod.ts";
import { withLexiconPlaces } from "../prefilter/lexicon-places.ts";
import { type Derived, originOf, Writer } from "./derived.ts";
import { fold } from "./normalise.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import { type Sweep, sweep } from "../prefilter/prefilter.ts";
import { eachRegion, type Reach } from "../prefilter/regions.ts";
import { decodeRun } from "./runs.ts";
import { Work } from "../prefilter/work.ts";

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

/** Looks at a view. Returns true when enough was seen: nothing more is decoded. */
export type VisitView = (view: View) => boolean | void;

/**
 * Calls `visit` for each view of a text. With `decode` off there is only the folded text. Returns
 * whether the text is ASCII.
 */
export function eachView(
  text: string,
  decode: boolean,
  visit: VisitView,
  work: Work = new Work(Infinity),
): boolean {
  const walk: Walk = {
    visit,
    work,
    decode,
    budget: text.length * BUDGET_FACTOR + BUDGET_FLOOR,
    views: 0,
  };
  const raw = sweep(text);
  expand({ text, origin: undefined }, [], raw, walk);
  return raw.ascii;
}

interface Walk {
  readonly visit: VisitView;
  readonly work: Work;
  decode: boolean;
  budget: number;
  views: number;
}

function expand(source: Derived, layers: readonly string[], raw: Sweep, walk: Walk): void {
  // Clean ASCII: nothing to look at, nothing to decode.
  if (raw.ascii && raw.marks === 0 && raw.runs.length === 0) return;
  if (walk.work.isSpent) return;
  const folded = raw.ascii && raw.marks === 0 ? source : fold(source, raw.ascii);
  walk.work.onView(raw.ascii ? 0 : folded.text.length);
  const found = raw.ascii ? raw : sweepFolded(folded.text, raw);
  const { text, origin, base } = folded;
  const enough = walk.visit({
    text,
    origin,
    base,
    layers,
    found,
    wordsOnly: isDisguised(layers),
    source: source.text,
  });
  if (enough === true) walk.decode = false;
  if (!walk.decode) return;
  // Escapes first: there are few parts of them, and of runs as many as an attacker likes.
  if ((found.marks & Mark.escape) !== 0) {
    undoEscapes(raw.ascii ? source : folded, layers, found, walk);
  }
  if (layers.length < MAX_DEPTH) {
    decodeRuns(source, layers, raw, walk);
    undoDisguises(folded, layers, found, walk);
  }
}

/** The pass over a folded text, with the lexicon's words of other scripts. */
function sweepFolded(text: string, raw: Sweep): Sweep {
  const { marks, ascii, places } = sweep(text, true);
  const all = ascii ? places : withLexiconPlaces(lexiconTrie(), text, places);
  return { marks, ascii, places: all, runs: raw.runs };
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
  expand(derived, layers, sweep(derived.text), walk);
}

function decodeRuns(source: Derived, layers: readonly string[], raw: Sweep, walk: Walk): void {
  const more = new Writer(0);
  let decodedRuns = 0;
  let lastEnd = 0;
  for (let i = 0; i < raw.runs.length && more.length < walk.budget; i += 2) {
    walk.work.onLook(raw.runs[i + 1] - raw.runs[i]);
    const decoded = decodeRun(source, raw.runs[i], raw.runs[i + 1]);
    if (decoded === undefined) continue;
    if (++decodedRuns <= MAX_RUNS) admit(decoded, [...layers, "base64"], walk);
    else lastEnd = append(more, decoded);
  }
  if (more.length > 0) admit(more.finish(lastEnd, WHOLE), [...layers, "base64"], walk);
}

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

function undoDisguises(folded: Derived, layers: readonly string[], found: Sweep, walk: Walk): void {
  if ((found.marks & ALL_DISGUISES) === 0 || isDisguised(layers)) return;
  for (const [name, { mark, undo }] of Object.entries(DISGUISES)) {
    if ((found.marks & mark) === 0) continue;
    eachRegion(found.places, mark, folded.text.length, DISGUISE_REACH, (from, to) => {
      walk.work.onLook(to - from);
      admit(undo(cut(folded, from, to)), [...layers, name], walk);
    });
  }
}

/** Where there are more parts with escapes than this, the whole text is one. */
const MAX_PARTS = 8;
/** How far around an escape escapes are undone: one in a long text does not cost the whole of it. */
const ESCAPE_REACH: Reach = { before: 192, after: 192 };
/** How far around a disguised word a disguise is undone: a chance hit costs no more than that. */
const DISGUISE_REACH: Reach = { before: 512, after: 512 };

function cut(source: Derived, from: number, to: number): Derived {
  const { text, origin, base = 0 } = source;
  if (from === 0 && to === text.length) return source;
  return { text: text.slice(from, to), origin: origin?.subarray(from, to + 1), base: base + from };
}

function isDisguised(layers: readonly string[]): boolean {
  return layers.some((layer) => Object.hasOwn(DISGUISES, layer));
}

interface Disguise {
  readonly mark: number;
  readonly undo: (text: Derived) => Derived;
}

/** The marks of all of them. */
const ALL_DISGUISES: number = Mark.rot13 | Mark.reversed | Mark.leet | Mark.spaced;

/** Spellings that hide words; one is undone at most once, and not on top of another. */
const DISGUISES: Readonly<Record<string, Disguise>> = /* @__PURE__ */ allDisguises();

function allDisguises(): Readonly<Record<string, Disguise>> {
  return {
    rot13: { mark: Mark.rot13, undo: rot13 },
    reversed: { mark: Mark.reversed, undo: reverse },
    leet: { mark: Mark.leet, undo: unleet },
    spaced: { mark: Mark.spaced, undo: unspace },
  };
}
