/**
 * One path, read in one pass: how often it climbs, how far above its start, and where it ends up.
 *
 * @module
 */
import { type MarkRead, PathMark, readMark } from "./marks.ts";

/** What was read of one path. */
export interface PathRead {
  /** Where it starts in the text. */
  start: number;
  /** Where it ends. */
  end: number;
  /** True when it starts at a root: `/`, `\`. */
  rooted: boolean;
  /** How many segments climb. */
  climbs: number;
  /** How many folders above its start it gets. */
  above: number;
  /** How odd the dots and slashes of its climbs are spelt: see {@link MarkRead.odd}. */
  odd: number;
  /** How many segments are `.`, or three dots and more. */
  dots: number;
  /** True when question marks were read as dots: they are, where a charset failed. */
  guessed: boolean;
  /** True when a NUL cuts it. */
  cut: boolean;
  /** The names that are left when the climbs are resolved: starts and ends by turns. */
  readonly names: number[];
}

/** A path that nothing was read of yet. */
export function emptyPath(): PathRead {
  return {
    start: 0,
    end: 0,
    rooted: false,
    climbs: 0,
    above: 0,
    odd: 0,
    dots: 0,
    guessed: false,
    cut: false,
    names: [],
  };
}

/** More names than this are not kept: no target is that deep. */
const MAX_NAMES = 32;
/** A path is no longer than this. */
const MAX_PATH = 1_024;

/** What a character may be: bits of the table below. */
const MARK = 1;
const END = 2;
/** Ends a path, unless it stands for a dot. */
const GUESS = 4;

const CLASS = /* @__PURE__ */ classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(128);
  table.fill(END, 2, 33);
  table[0] = table[1] = MARK;
  for (const c of "\"'`<>|(),=&#;*[]!") table[c.charCodeAt(0)] = END;
  table[63] = GUESS;
  for (const c of "./\\%0:") table[c.charCodeAt(0)] = MARK;
  return table;
}

/** The place after a word with fewer dots, slashes and the like than `enough`; or `from` itself. */
export function skipWord(text: string, from: number, to: number, enough: number): number {
  let marks = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    const kind = unit > 127 ? MARK : CLASS[unit];
    if (kind === END) return i + 1;
    if (kind !== 0 && ++marks === enough) return from;
  }
  return to;
}

const mark: MarkRead = { kind: 0, length: 0, odd: 0 };

/** Reads the path at a place, up to `to`. */
export function readPath(text: string, from: number, to: number, path: PathRead): void {
  path.start = from;
  path.climbs =
    path.above =
    path.odd =
    path.dots =
      0;
  path.guessed = path.cut = false;
  path.names.length = 0;
  path.rooted = readMark(text, from, mark) && mark.kind === PathMark.slash;
  let depth = 0;
  let dots = 0;
  let odd = 0;
  let name = -1;
  let i = from;
  for (const last = Math.min(to, from + MAX_PATH); i < last;) {
    const unit = text.charCodeAt(i);
    const kind = unit > 127 ? MARK : CLASS[unit];
    if (kind === MARK && readMark(text, i, mark)) {
      odd += mark.odd;
      if (mark.kind === PathMark.nul) path.cut = true;
      else if (mark.kind === PathMark.dot) {
        // A dot after a name is part of it.
        if (name < 0) dots++;
      } else {
        depth = endSegment(path, name, i, dots, depth, odd);
        name = -1;
        dots = odd = 0;
      }
      i += mark.length;
      continue;
    }
    if (dots >= 2 && name < 0) {
      // `..2f`, and `..;/` where a server cuts off parameters.
      const next = text.charCodeAt(i + 1);
      if (unit === 50 && next === 102) {
        depth = endSegment(path, name, i, dots, depth, odd + 2);
        dots = odd = 0;
        i += 2;
        continue;
      }
      if (unit === 59 && (next === 47 || next === 92 || next === 37)) {
        odd += 2;
        i++;
        continue;
      }
    }
    if (kind === GUESS) {
      if (name >= 0 || !isDotLike(text, i)) break;
      path.guessed = true;
      dots++;
      i++;
      continue;
    }
    if (kind === END && !(unit === 32 && isInnerSpace(text, i, path))) break;
    // The dot of a hidden file belongs to its name.
    if (name < 0) name = dots > 0 && text.charCodeAt(i - 1) === 46 ? i - 1 : i;
    i++;
  }
  path.end = i;
  if (name >= 0 || dots > 0) endSegment(path, name, i, dots, depth, odd);
}

/** Takes a segment in; returns the depth after it. */
function endSegment(
  path: PathRead,
  name: number,
  end: number,
  dots: number,
  depth: number,
  odd: number,
): number {
  if (name >= 0) {
    if (path.names.length < 2 * MAX_NAMES) path.names.push(name, end);
    return depth + 1;
  }
  if (dots === 0) return depth;
  if (dots === 1) path.dots++;
  // Three dots stand for what was left out.
  if (dots === 3 && odd === 0) path.dots += 2;
  if (dots === 1 || (dots === 3 && odd === 0)) return depth;
  path.climbs++;
  path.odd += odd + (dots > 2 ? 2 : 0);
  path.names.length = Math.max(0, path.names.length - 2);
  if (1 - depth > path.above) path.above = 1 - depth;
  return depth - 1;
}

/** A question mark beside a dot, another one, or a slash. */
function isDotLike(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const before = text.charCodeAt(at - 1);
  return next === 46 || next === 63 || ((before === 46 || before === 63) && next !== 32);
}

/** The space of `Program Files\…`: what follows is a word up to a slash. */
function isInnerSpace(text: string, at: number, path: PathRead): boolean {
  if (path.names.length === 0 && !path.rooted) return false;
  let i = at + 1;
  for (; i < at + 16; i++) {
    const unit = text.charCodeAt(i);
    if (!(unit >= 97 && unit <= 122) && !(unit >= 48 && unit <= 57)) break;
  }
  return i > at + 1 && text.charCodeAt(i) === 92;
}

/** The names that are left, joined by slashes; with a slash before them when the path is rooted. */
export function resolved(text: string, { names, rooted }: PathRead): string {
  let joined = "";
  for (let i = 0; i < names.length; i += 2) {
    joined += (i > 0 || rooted ? "/" : "") + text.slice(names[i], names[i + 1]);
  }
  return joined;
}
