/**
 * What the web model weighs: for each character its last two, three and four characters, the word it
 * ends and that word's pair, hashed, with case and digits folded.
 *
 * @module
 */
import { MAX_REGION } from "../prefilter/regions.ts";

/** Buckets of the hashed features, a power of two. Bucket 0 is for "no feature". */
export const WEB_BUCKETS: number = 1 << 15;
/** Features of a character: its last two, three, four characters, the word it ends, and its pair. */
export const WEB_FEATURES = 5;

const SHIFT = 17;
const EDGE = 2;
const OTHER = 1;

/** The features of one stretch of text. */
export interface WebStretch {
  /** How many characters count: in runs of the same, those after the third do not. */
  length: number;
  /** Five buckets for each of them. */
  readonly buckets: Uint16Array;
  /** Where in the text each of them is. */
  readonly places: Int32Array;
}

/** Room for the features of one region: the same one is used again for every region. */
export function webStretch(): WebStretch {
  return {
    length: 0,
    buckets: new Uint16Array((MAX_REGION + 1) * WEB_FEATURES),
    places: new Int32Array(MAX_REGION + 1),
  };
}

/** Reads the features of the characters from `from` up to `to`, at most a region, into `into`. */
export function readWebStretch(text: string, from: number, to: number, into: WebStretch): void {
  const { buckets, places } = into;
  // The text's own end is one more character.
  const end = to === text.length ? to + 1 : to;
  let last = EDGE | (EDGE << 7) | (EDGE << 14);
  let letters = 0;
  let before = 0;
  let length = 0;
  let b = 0;
  for (let i = from; i < end; i++) {
    const cls = i === text.length ? EDGE : classOf(text.charCodeAt(i));
    // One in a run of the same says nothing new.
    if ((last & 0x1fffff) === (cls | (cls << 7) | (cls << 14))) continue;
    last = ((last << 7) | cls) & 0xfffffff;
    let word = 0;
    let pair = 0;
    if (cls >= 97 && cls <= 122) letters = Math.imul(letters ^ cls, 0x01000193) + 1;
    else if (letters !== 0) {
      word = Math.imul(letters ^ (cls << 24), 0x9e3779b1) >>> SHIFT;
      pair = Math.imul(letters ^ Math.imul(before, 31), 0xc2b2ae35) >>> SHIFT;
      before = letters;
      letters = 0;
    }
    buckets[b] = Math.imul((last & 0x3fff) | 0x10000000, 0x9e3779b1) >>> SHIFT;
    buckets[b + 1] = Math.imul((last & 0x1fffff) | 0x20000000, 0x85ebca6b) >>> SHIFT;
    buckets[b + 2] = Math.imul(last | 0x40000000, 0xc2b2ae35) >>> SHIFT;
    buckets[b + 3] = word;
    buckets[b + 4] = pair;
    b += WEB_FEATURES;
    places[length++] = i;
  }
  into.length = length;
}

/** The class of a character: itself, with digits alike and what is not ASCII alike. */
function classOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return 48;
  return unit < 128 ? unit : OTHER;
}
