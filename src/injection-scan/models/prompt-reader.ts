/**
 * Reads a text for the prompt model: hashed words, word pairs and triples, and every four
 * characters in a row, in stretches of about 128 units. One pass, no allocation per text.
 *
 * Case, digits and runs of white space are folded here; accents, full width forms, look-alikes and
 * invisible characters were folded by the view.
 *
 * @module
 */
import { lazy } from "../prefilter/lazy.ts";

/** Cells of the weight table, a power of two. */
export const PROMPT_CELLS: number = 0x10000;
/** A hash of 32 bits less this many is a cell. */
const SHIFT = 16;
/** A stretch ends with the first word that ends here or later, or at `MOST_UNITS`. */
const STRETCH = 128;
const MOST_UNITS = 192;
const MAX_CELLS = 1_024;
/** Words longer than this are no words: tokens, hashes, keys. */
const LONGEST_WORD = 32;

/** Units of a stem. */
export const STEM = 5;

const SPACE = 32;
const APOSTROPHE = 39;
/** The hash of no units. */
export const SEED = 0x811c9dc5;

/** Set in the classes of characters of words, and of those that are words by themselves. */
export const OF_WORD = 256;
const ALONE = 512;

/** ASCII with case and digits folded, and all control characters as spaces. */
export const asciiClasses: () => Uint16Array = /* @__PURE__ */ lazy(() => {
  const classes = new Uint16Array(128);
  for (let unit = 33; unit < 127; unit++) {
    const isDigit = unit >= 48 && unit <= 57;
    const folded = isDigit ? 48 : unit >= 65 && unit <= 90 ? unit + 32 : unit;
    classes[unit] = isWordUnit(unit) ? folded | OF_WORD : folded;
  }
  classes.fill(SPACE, 0, 33);
  classes[127] = SPACE;
  return classes;
});

/** The class of a unit that is not ASCII. */
function otherClass(unit: number): number {
  const folded = 128 | ((unit ^ (unit >> 7)) & 127);
  if (!isWordUnit(unit)) return folded;
  return folded | (isUnspaced(unit) ? ALONE : OF_WORD);
}

/** Letters and digits of every script; a unit that is not ASCII counts unless it is punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) {
    const letter = unit | 32;
    return (letter >= 97 && letter <= 122) || (unit >= 48 && unit <= 57) || unit === 95;
  }
  return unit > 0xbf && !(unit >= 0x2000 && unit <= 0x2bff) &&
    !(unit >= 0x3000 && unit <= 0x303f) && !(unit >= 0xd800 && unit <= 0xdfff) && unit < 0xfe00 &&
    unit !== 0x60c && unit !== 0x61b && unit !== 0x61f && unit !== 0x6d4 && unit !== 0x964;
}

/** Scripts written without spaces: Thai, Lao, Khmer, kana, Han. Each unit counts as a word. */
export function isUnspaced(unit: number): boolean {
  return (unit >= 0x0e00 && unit <= 0x0eff) || (unit >= 0x1780 && unit <= 0x17ff) ||
    (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff);
}

/** Mixes one unit into the hash of a word. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of a word that is folded already; for word lists. */
export function hashWord(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = hashUnit(hash, word.charCodeAt(i));
  return hash;
}

/** Reads the stretches of one text after another. */
export class PromptReader {
  /** The cells of the stretch, none twice. */
  readonly cells: Uint16Array = new Uint16Array(MAX_CELLS);
  /** How many cells the stretch has. */
  count: number = 0;
  /** Hashes of the words that end in the stretch, where they start and end in the text. */
  readonly words: Int32Array = new Int32Array(MOST_UNITS + 1);
  /** Hashes of their first five units; 0 for shorter words. */
  readonly stems: Int32Array = new Int32Array(MOST_UNITS + 1);
  readonly starts: Int32Array = new Int32Array(MOST_UNITS + 1);
  readonly ends: Int32Array = new Int32Array(MOST_UNITS + 1);
  /** How many words end in the stretch. */
  wordCount: number = 0;
  /** Words so far that stand between spaces, as those of a sentence do and those of a URL do not. */
  spaced: number = 0;
  /** The text. */
  text: string = "";
  /** Where the stretch starts and ends. */
  start: number = 0;
  end: number = 0;

  private readonly classes = asciiClasses();
  /** The stretch that last had each cell. */
  private readonly stamps = new Uint8Array(PROMPT_CELLS);
  private stamp = 0;
  private last = 0;
  private hash = SEED;
  private stem = 0;
  private wordStart = -1;
  private word1 = 0;
  private word2 = 0;

  /** Starts a text. */
  open(text: string): void {
    this.text = text;
    this.end =
      this.start =
      this.spaced =
      this.word1 =
      this.word2 =
        0;
    this.last = 0x20202020;
    this.hash = SEED;
    this.wordStart = -1;
  }

  /** Reads the next stretch; false at the end of the text. */
  next(): boolean {
    const { text, classes, stamps, cells } = this;
    const { length } = text;
    const from = this.end;
    if (from >= length) return false;
    const stamp = this.nextStamp();
    const most = Math.min(length, from + MOST_UNITS);
    const soft = from + STRETCH;
    let { last, hash, wordStart } = this;
    let stemEnd = wordStart + STEM - 1;
    let count = 0;
    let i = from;
    this.wordCount = 0;
    for (; i < most; i++) {
      const unit = text.charCodeAt(i);
      const kind = unit < 128 ? classes[unit] : otherClass(unit);
      const cls = kind & 0xff;
      if ((kind & OF_WORD) !== 0) {
        if (wordStart < 0) {
          wordStart = i;
          stemEnd = i + STEM - 1;
        }
        hash = hashUnit(hash, unit < 128 ? cls : unit);
        if (i === stemEnd) this.stem = hash;
      } else {
        if (wordStart >= 0 && !(unit === APOSTROPHE && isWordUnit(text.charCodeAt(i + 1)))) {
          count = this.endWord(hash, wordStart, i, count);
          hash = SEED;
          wordStart = -1;
          if (i >= soft) break;
        }
        if (cls === SPACE && (last & 0xff) === SPACE) continue;
      }
      last = (last << 8) | cls;
      const cell = Math.imul(last, 0x9e3779b1) >>> SHIFT;
      if (stamps[cell] !== stamp) {
        stamps[cell] = stamp;
        cells[count++] = cell;
      }
      if ((kind & ALONE) !== 0) count = this.endWord(hashUnit(SEED, unit), i, i + 1, count);
    }
    if (i === length && wordStart >= 0) count = this.endWord(hash, wordStart, i, count);
    this.count = count;
    this.last = last;
    this.hash = hash;
    this.wordStart = wordStart;
    this.start = from;
    this.end = i;
    return true;
  }

  private nextStamp(): number {
    if (this.stamp === 0xff) {
      this.stamps.fill(0);
      this.stamp = 0;
    }
    return ++this.stamp;
  }

  /** Adds the cells of a word to the first `count`; returns how many there are. */
  private endWord(hash: number, start: number, end: number, count: number): number {
    const { word1, word2, wordCount } = this;
    this.words[wordCount] = hash;
    this.stems[wordCount] = end - start < STEM ? 0 : this.stem;
    this.starts[wordCount] = start;
    this.ends[wordCount] = end;
    this.wordCount = wordCount + 1;
    if (end - start > LONGEST_WORD) {
      this.word1 = this.word2 = 0;
      return count;
    }
    if (start === 0 || this.text.charCodeAt(start - 1) <= SPACE || end === start + 1) this.spaced++;
    count = this.add(Math.imul(hash ^ 0x2545f491, 0x85ebca6b) >>> SHIFT, count);
    if (word1 !== 0) {
      const pair = hash ^ Math.imul(word1, 0x9e3779b1);
      count = this.add(Math.imul(pair ^ 0x5bd1e995, 0xc2b2ae35) >>> SHIFT, count);
      if (word2 !== 0) {
        const triple = (pair ^ Math.imul(word2, 0x27d4eb2f)) + 7;
        count = this.add(Math.imul(triple, 0x85ebca6b) >>> SHIFT, count);
      }
    }
    this.word2 = word1;
    this.word1 = hash;
    return count;
  }

  private add(cell: number, count: number): number {
    if (this.stamps[cell] === this.stamp) return count;
    this.stamps[cell] = this.stamp;
    this.cells[count] = cell;
    return count + 1;
  }
}
