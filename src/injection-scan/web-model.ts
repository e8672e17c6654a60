/**
 * The web model: for each family a running sum over characters of what their last two, three and
 * four weigh (hashed n-grams, case and digits folded). As in the prompt model, the best stretch
 * counts, and all is in integers.
 *
 * @module
 */

import type { Reach } from "./regions.ts";

/** The families that the web model tells apart, in the order of their weights. */
export const WEB_FAMILIES = ["sql", "xss", "command", "path", "template", "code"] as const;
/** How many they are: the stride of the weights. */
export const WEB_STRIDE = 6;
/** Bits of a bucket number. */
const BUCKET_BITS = 14;
/** Buckets of the hashed n-grams. */
export const WEB_BUCKETS: number = 1 << BUCKET_BITS;

/** What every character costs. */
export const WEB_DRIFT = 1;
/** How far around a telling character sequence the model looks. */
export const WEB_REACH: Reach = { before: 24, after: 64 };

const SHIFT = 32 - BUCKET_BITS;
const EDGE = 2;
const OTHER = 1;

/** The class of a character: itself, with digits alike and what is not ASCII alike. */
export function classOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return 48;
  return unit < 128 ? (unit >= 65 && unit <= 90 ? unit + 32 : unit) : OTHER;
}

/** Features a character: its last two, three, four characters, the word it ends, that word's pair. */
export const WEB_FEATURES = 5;

/** The last four characters and the last two words of a stretch, and the buckets of what they are. */
export class WebFeatures {
  /** Buckets of the last two, three and four characters, of the word that just ended with the
   * character after it, and of that word with the one before. */
  readonly buckets: Int32Array = new Int32Array(WEB_FEATURES);
  /** How many of them there are: the words only where one ends. */
  count: number = 3;

  private last = EDGE | (EDGE << 7) | (EDGE << 14);
  private word = 0;
  private wordBefore = 0;

  /** Takes one character; false for one in a run of the same, which says nothing new. */
  take(unit: number): boolean {
    const cls = classOf(unit);
    const { last } = this;
    if ((last & 0x3fff) === (cls | (cls << 7)) && ((last >> 14) & 127) === cls) return false;
    const four = ((last << 7) | cls) & 0xfffffff;
    this.last = four;
    this.buckets[0] = Math.imul((four & 0x3fff) | 0x10000000, 0x9e3779b1) >>> SHIFT;
    this.buckets[1] = Math.imul((four & 0x1fffff) | 0x20000000, 0x85ebca6b) >>> SHIFT;
    this.buckets[2] = Math.imul(four | 0x40000000, 0xc2b2ae35) >>> SHIFT;
    this.takeWord(cls);
    return true;
  }

  private takeWord(cls: number): void {
    this.count = 3;
    if (cls >= 97 && cls <= 122) {
      this.word = Math.imul(this.word ^ cls, 0x01000193) + 1;
    } else if (this.word !== 0) {
      this.count = 5;
      this.buckets[3] = Math.imul(this.word ^ (cls << 24), 0x9e3779b1) >>> SHIFT;
      this.buckets[4] = Math.imul(this.word ^ Math.imul(this.wordBefore, 31), 0xc2b2ae35) >>> SHIFT;
      this.wordBefore = this.word;
      this.word = 0;
    }
  }

  /** Takes the end of the text. */
  takeEnd(): boolean {
    return this.take(EDGE);
  }
}

/** The best stretch for each family: its sum in units and where it lies. */
export interface WebStretches {
  readonly sums: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** No stretch yet. */
export function noWebStretches(): WebStretches {
  return {
    sums: new Int32Array(WEB_STRIDE),
    starts: new Int32Array(WEB_STRIDE),
    ends: new Int32Array(WEB_STRIDE),
  };
}

/** Scores one region of a text; improves `best` for each family with a better stretch. */
export function scoreWebRegion(
  weights: Int8Array,
  text: string,
  from: number,
  to: number,
  best: WebStretches,
): void {
  const features = new WebFeatures();
  const sums = new Int32Array(WEB_STRIDE);
  const added = new Int32Array(WEB_STRIDE);
  const starts = new Int32Array(WEB_STRIDE).fill(from);
  const last = to === text.length ? to : to - 1;
  for (let i = from; i <= last; i++) {
    const taken = i === text.length ? features.takeEnd() : features.take(text.charCodeAt(i));
    if (!taken) continue;
    const { buckets, count } = features;
    for (let k = 0; k < count; k++) {
      const row = buckets[k] * WEB_STRIDE;
      for (let f = 0; f < WEB_STRIDE; f++) added[f] += weights[row + f];
    }
    for (let f = 0; f < WEB_STRIDE; f++) {
      let sum = sums[f];
      if (sum <= 0) {
        sum = 0;
        starts[f] = i;
      }
      sum += added[f] - WEB_DRIFT;
      added[f] = 0;
      sums[f] = sum;
      if (sum > best.sums[f]) {
        best.sums[f] = sum;
        best.starts[f] = starts[f];
        best.ends[f] = i + 1;
      }
    }
  }
}
