/**
 * The web model: one logistic regression over hashed characters and words that tells attacks on any
 * interpreter from harmless values. It reads values only: of longer texts the exact rules decide.
 *
 * Integers, square roots and fractions only: the same verdict on every engine.
 *
 * @module
 */
import { Mark } from "../prefilter/keywords/marks.ts";
import { lazy } from "../prefilter/lazy.ts";
import { WEB_UNIT, WEB_WEIGHTS } from "./weights/web.ts";

/** Longer texts are not judged. */
export const MAX_JUDGED = 512;
/** Cells of the table, a power of two. */
export const WEB_CELLS: number = 0x4000;
/** So many cells are added to those of a text: short texts are not judged by one sign. */
const PSEUDO_COUNT = 100;

/** Marks that call for the web families: values with none of them are not judged. */
export const WEB_MARKS: number = /* @__PURE__ */ webMarks();

function webMarks(): number {
  const { web, signs, xss, command, path, template, code } = Mark;
  return web | signs | xss | command | path | template | code;
}

/** Where every text starts, in logits: a few signs do not make an attack. */
export const WEB_BIAS = -3;

const SHIFT = 18;
/** Two to four characters, a word, and a pair of words for each character, at most. */
const MOST_CELLS = /* @__PURE__ */ (() => 5 * (MAX_JUDGED + 1))();

/** What characters count as, besides themselves. */
const BLANK = 32;
const ZERO = 48;
const EDGE = 2;
const NOT_ASCII = 1;

/** The character that stands for weight 0. */
const NEUTRAL = 72;

/** Reads texts into cells. Used again for every text. */
export class WebReader {
  /** The cells of the last text, each once. */
  readonly cells: Uint16Array = new Uint16Array(MOST_CELLS);
  count: number = 0;
  private readonly seen = new Uint8Array(WEB_CELLS);
  private texts = 0;

  /** Reads a folded text of up to `MAX_JUDGED` units. */
  read(text: string): void {
    this.nextText();
    let count = 0;
    let last = EDGE | (EDGE << 7) | (EDGE << 14) | (EDGE << 21);
    let word = 0;
    let before = 0;
    for (let i = 0; i <= text.length; i++) {
      const unit = i === text.length ? EDGE : classOf(text.charCodeAt(i));
      // A run of blanks is one; of other characters, three say all.
      if (unit === BLANK && (last & 0x7f) === BLANK) continue;
      if ((last & 0x1fffff) === (unit | (unit << 7) | (unit << 14))) continue;
      last = ((last << 7) | unit) & 0xfffffff;
      count = this.add(Math.imul((last & 0x3fff) | 0x10000000, 0x9e3779b1), count);
      count = this.add(Math.imul((last & 0x1fffff) | 0x20000000, 0x85ebca6b), count);
      count = this.add(Math.imul(last | 0x40000000, 0xc2b2ae35), count);
      if (isOfWord(unit)) word = (Math.imul(word ^ unit, 0x01000193) + 1) | 0;
      else if (word !== 0) {
        count = this.add(Math.imul(word ^ 0x3c6ef372, 0x9e3779b1), count);
        if (before !== 0) {
          count = this.add(Math.imul(word ^ Math.imul(before, 31), 0xc2b2ae35), count);
        }
        before = word;
        word = 0;
      }
    }
    this.count = count;
  }

  /** Counts texts: no other one has marked the cells as this one does. */
  private nextText(): void {
    if (this.texts === 0xff) {
      this.seen.fill(0);
      this.texts = 0;
    }
    this.texts++;
  }

  /** Adds a cell to the first `count`; returns how many there are. */
  private add(hash: number, count: number): number {
    const cell = hash >>> SHIFT;
    if (this.seen[cell] === this.texts) return count;
    this.seen[cell] = this.texts;
    this.cells[count] = cell;
    return count + 1;
  }
}

/** A character's class: itself; digits are alike, and blanks, and what is not ASCII. */
function classOf(unit: number): number {
  if (unit <= BLANK) return BLANK;
  if (unit >= ZERO && unit <= 57) return ZERO;
  return unit < 128 ? unit : NOT_ASCII;
}

function isOfWord(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || unit === ZERO || unit === 95 || unit === NOT_ASCII;
}

/** A trained model: its weights as letters, and what one step of them weighs. */
export interface WebModel {
  readonly weights: string;
  readonly unit: number;
}

const shipped = /* @__PURE__ */ lazy(() => new WebScorer({ weights: WEB_WEIGHTS, unit: WEB_UNIT }));

/** The logits for a folded text being an attack; the text has up to `MAX_JUDGED` units. */
export function webLogits(text: string): number {
  return shipped().score(text);
}

/** Judges texts by one model. */
export class WebScorer {
  private readonly model: WebModel;
  private readonly reader = new WebReader();
  private readonly weights: Uint8Array;

  constructor(model: WebModel) {
    this.model = model;
    this.weights = new TextEncoder().encode(model.weights);
    if (this.weights.length !== WEB_CELLS) throw new RangeError("web weights: wrong length");
  }

  /** The logits of one text. */
  score(text: string): number {
    const { reader, weights, model } = this;
    reader.read(text);
    const { cells, count } = reader;
    let sum = -NEUTRAL * count;
    for (let i = 0; i < count; i++) sum += weights[cells[i]];
    return WEB_BIAS + model.unit * sum / Math.sqrt(count + PSEUDO_COUNT);
  }
}
