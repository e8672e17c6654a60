/**
 * The web model: for each family a running sum over characters of what their last two, three and
 * four and the words they end weigh (hashed, case and digits folded). As in the prompt model, the
 * best stretch counts, and all is in integers.
 *
 * @module
 */
import { Mark } from "./keywords/marks.ts";
import type { Sweep } from "./prefilter.ts";
import { eachRegion, type Reach } from "./regions.ts";

/** The families that the web model tells apart, in the order of their weights. */
export const WEB_FAMILIES = ["sql", "xss", "command", "path", "template", "code"] as const;
/** The name of such a family. */
export type WebFamily = typeof WEB_FAMILIES[number];
/** Buckets of the hashed features, a power of two. Bucket 0 is for "no feature". */
export const WEB_BUCKETS: number = 1 << 14;
/** Features of a character: its last two, three, four characters, the word it ends, and its pair. */
export const WEB_FEATURES = 5;
/** What every character costs, in units. */
export const WEB_DRIFT = 1;
/** How far around a telling character sequence the model looks. */
export const WEB_REACH: Reach = { before: 24, after: 64 };

const SHIFT = 18;
const EDGE = 2;
const OTHER = 1;

/** Texts up to here are values: any sign in them is worth a look at all of it. */
const MAX_VALUE = 200;

/** True for a text as short as a value: a parameter, a name, a path. */
export function isValue(text: string): boolean {
  return text.length <= MAX_VALUE;
}

/** The regions of a text that the model looks at. */
export function eachWebRegion(
  text: string,
  found: Sweep,
  visit: (from: number, to: number) => void,
): void {
  if (!isValue(text)) {
    eachRegion(found.places, Mark.web, text.length, WEB_REACH, visit);
  } else if ((found.marks & (Mark.web | Mark.signs)) !== 0) visit(0, text.length);
}

/** Reads a stretch character by character: the buckets of what each one ends. */
export class WebReader {
  /** Buckets of the last two, three and four characters. */
  two = 0;
  three = 0;
  four = 0;
  /** Buckets of the word that just ended with the character after it, and of that word's pair. */
  word = 0;
  pair = 0;

  private last = EDGE | (EDGE << 7) | (EDGE << 14);
  private letters = 0;
  private wordBefore = 0;

  /** Takes the character at a place; false for one in a run of the same, which says nothing new. */
  take(text: string, at: number): boolean {
    const cls = at === text.length ? EDGE : classOf(text.charCodeAt(at));
    const { last } = this;
    if ((last & 0x1fffff) === (cls | (cls << 7) | (cls << 14))) return false;
    const four = ((last << 7) | cls) & 0xfffffff;
    this.last = four;
    this.two = Math.imul((four & 0x3fff) | 0x10000000, 0x9e3779b1) >>> SHIFT;
    this.three = Math.imul((four & 0x1fffff) | 0x20000000, 0x85ebca6b) >>> SHIFT;
    this.four = Math.imul(four | 0x40000000, 0xc2b2ae35) >>> SHIFT;
    this.word = this.pair = 0;
    if (cls >= 97 && cls <= 122) this.letters = Math.imul(this.letters ^ cls, 0x01000193) + 1;
    else if (this.letters !== 0) this.endWord(cls);
    return true;
  }

  private endWord(cls: number): void {
    const { letters } = this;
    this.word = Math.imul(letters ^ (cls << 24), 0x9e3779b1) >>> SHIFT;
    this.pair = Math.imul(letters ^ Math.imul(this.wordBefore, 31), 0xc2b2ae35) >>> SHIFT;
    this.wordBefore = letters;
    this.letters = 0;
  }
}

/** Where reading a stretch ends: the text's own end is one more character. */
function lastOf(text: string, to: number): number {
  return to === text.length ? to : to - 1;
}

/** The features of one stretch of text. */
export interface WebStretch {
  /** How many characters count: in runs of the same, those after the third do not. */
  readonly length: number;
  /** Five buckets for each of them. */
  readonly buckets: Uint16Array;
  /** Where in the text each of them is. */
  readonly places: Int32Array;
}

/** Reads the features of a stretch. */
export function readWebStretch(text: string, from: number, to: number): WebStretch {
  const size = to - from + 1;
  const buckets = new Uint16Array(size * WEB_FEATURES);
  const places = new Int32Array(size);
  const reader = new WebReader();
  let length = 0;
  for (let i = from, last = lastOf(text, to); i <= last; i++) {
    if (!reader.take(text, i)) continue;
    const b = length * WEB_FEATURES;
    buckets[b] = reader.two;
    buckets[b + 1] = reader.three;
    buckets[b + 2] = reader.four;
    buckets[b + 3] = reader.word;
    buckets[b + 4] = reader.pair;
    places[length++] = i;
  }
  return { length, buckets, places };
}

/** The class of a character: itself, with digits alike and what is not ASCII alike. */
function classOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return 48;
  return unit < 128 ? unit : OTHER;
}

/** The weights by family, and those of the gate: attack or not, whatever the family. */
export interface WebWeights {
  readonly families: readonly Int8Array[];
  readonly gate: Int8Array;
}

/** The tables of all weights: one a family, then the gate's. */
export function webWeights(weights: Int8Array): WebWeights {
  const table = (index: number) => weights.subarray(index * WEB_BUCKETS, (index + 1) * WEB_BUCKETS);
  return {
    families: WEB_FAMILIES.map((_, family) => table(family)),
    gate: table(WEB_FAMILIES.length),
  };
}

/** The best part of a stretch: its sum in units and where it lies. */
export interface WebSum {
  sum: number;
  start: number;
  end: number;
}

/**
 * Scores a region for every family, improving `best`. Returns the families, as bits, that it looks
 * at all suspicious to. A table of its own, trained to tell any attack from none, lets most regions
 * off before the families are looked at one by one.
 */
export function scoreWebRegion(
  weights: WebWeights,
  text: string,
  from: number,
  to: number,
  best: readonly WebSum[],
): number {
  if (gateSum(weights.gate, text, from, to) < SUSPICIOUS) return 0;
  const stretch = readWebStretch(text, from, to);
  let suspicious = 0;
  for (let f = 0; f < best.length; f++) {
    const sum = bestSum(weights.families[f], stretch, best[f]);
    if (sum >= SUSPICIOUS) suspicious |= 1 << f;
  }
  return suspicious;
}

/** From one logit on a region is worth a closer look. */
const SUSPICIOUS = 16;

/** The best sum of the gate's weights, without keeping what was read. */
function gateSum(weights: Int8Array, text: string, from: number, to: number): number {
  const reader = new WebReader();
  let sum = 0;
  let top = 0;
  for (let i = from, last = lastOf(text, to); i <= last; i++) {
    if (!reader.take(text, i)) continue;
    sum = Math.max(0, sum) + weights[reader.two] + weights[reader.three] + weights[reader.four] +
      weights[reader.word] + weights[reader.pair] - WEB_DRIFT;
    if (sum > top) top = sum;
  }
  return top;
}

/** The best sum of a stretch; improves `best` when it is better. */
function bestSum(weights: Int8Array, stretch: WebStretch, best: WebSum): number {
  const { length, buckets, places } = stretch;
  let sum = 0;
  let start = 0;
  let top = 0;
  for (let i = 0, b = 0; i < length; i++, b += WEB_FEATURES) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += weights[buckets[b]] + weights[buckets[b + 1]] + weights[buckets[b + 2]] +
      weights[buckets[b + 3]] + weights[buckets[b + 4]] - WEB_DRIFT;
    if (sum <= top) continue;
    top = sum;
    if (sum > best.sum) {
      best.sum = sum;
      best.start = places[start];
      best.end = places[i] + 1;
    }
  }
  return top;
}
