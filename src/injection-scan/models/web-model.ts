/**
 * The web model: a running sum over characters of what their features weigh as signs of an attack,
 * whatever its family; the best stretch counts, as in the prompt model. Then small tables say which
 * family that stretch looks most like. One table that tells attacks from the rest is smaller, faster
 * and wrong less often than one a family. All in integers.
 *
 * @module
 */
import { Mark } from "../prefilter/keywords/marks.ts";
import type { Sweep } from "../prefilter/prefilter.ts";
import { eachRegion, type Reach, type VisitRegion } from "../prefilter/regions.ts";
import {
  readWebStretch,
  WEB_BUCKETS,
  WEB_FEATURES,
  type WebStretch,
  webStretch,
} from "./web-features.ts";
import { lazy } from "../prefilter/packing/lazy.ts";

/** The families that the web model tells apart, in the order of their weights. */
export const WEB_FAMILIES = ["sql", "xss", "command", "path", "template", "code"] as const;
/** What every character costs, in units. */
export const WEB_DRIFT = 1;
/** How far around a telling character sequence the model looks. */
const WEB_REACH: Reach = { before: 24, after: 64 };
/** Features fall into one of this many buckets where families are told apart. */
export const KIND_BUCKETS: number = 1 << 11;

/** Texts up to here are values: any sign in them is worth a look at all of it. */
export const MAX_VALUE = 200;

/** True for a text as short as a value: a parameter, a name, a path. */
export function isValue(text: string): boolean {
  return text.length <= MAX_VALUE;
}

/** The regions of a text that the model looks at: all of a value, and where two keywords come together. */
export function eachWebRegion(
  text: string,
  found: Sweep,
  visit: VisitRegion,
): void {
  if (!isValue(text)) {
    eachRegion(found.places, 0, text.length, WEB_REACH, visit, Mark.web);
  } else if ((found.marks & (Mark.web | Mark.signs)) !== 0) visit(0, text.length, found.marks);
}

/** From a bucket to one of those. */
export const KIND_SHIFT: number = 31 - Math.clz32(WEB_BUCKETS / KIND_BUCKETS);

/** The weights that tell attacks from the rest, and those that tell families apart. */
export interface WebWeights {
  readonly attack: Int8Array;
  readonly kinds: Int8Array;
}

/** The tables of all weights: that of attacks, then one a family. */
export function webWeights(weights: Int8Array): WebWeights {
  return {
    attack: weights.subarray(0, WEB_BUCKETS),
    kinds: sideBySide(weights.subarray(WEB_BUCKETS)),
  };
}

/** Tables, one after the other, as rows: `rows[bucket * KIND_ROW + family]`. */
function sideBySide(tables: Int8Array): Int8Array {
  const rows = new Int8Array(KIND_BUCKETS * KIND_ROW);
  tables.forEach((weight, i) => {
    rows[(i % KIND_BUCKETS) * KIND_ROW + Math.floor(i / KIND_BUCKETS)] = weight;
  });
  return rows;
}

const KIND_ROW = 8;

/** The best part of a stretch: its sum in units, where it lies, and what it looks most like. */
export interface WebSum {
  sum: number;
  start: number;
  end: number;
  /** Index in `WEB_FAMILIES`. */
  family: number;
}

/** From one logit on a region is worth a closer look. */
export const SUSPICIOUS = 16;

const room = /* @__PURE__ */ lazy(webStretch);

/** The best part of a region; its sum is 0 when nothing in it looks like an attack. */
export function scoreWebRegion(
  weights: WebWeights,
  text: string,
  from: number,
  to: number,
): WebSum {
  const stretch = room();
  readWebStretch(text, from, to, stretch);
  const { places } = stretch;
  const best = bestPart(weights.attack, stretch);
  if (best.sum < SUSPICIOUS) return best;
  best.family = kindOf(weights.kinds, stretch, best.start, best.end);
  best.start = places[best.start];
  best.end = places[best.end - 1] + 1;
  return best;
}

/** The part with the best sum, as indices of the stretch. */
function bestPart(weights: Int8Array, stretch: WebStretch): WebSum {
  const { length, buckets } = stretch;
  const best: WebSum = { sum: 0, start: 0, end: 0, family: 0 };
  let sum = 0;
  let start = 0;
  for (let i = 0, b = 0; i < length; i++, b += WEB_FEATURES) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += weights[buckets[b]] + weights[buckets[b + 1]] + weights[buckets[b + 2]] +
      weights[buckets[b + 3]] + weights[buckets[b + 4]] - WEB_DRIFT;
    if (sum <= best.sum) continue;
    best.sum = sum;
    best.start = start;
    best.end = i + 1;
  }
  return best;
}

/** So many characters of a part tell its family. */
const MAX_KIND = 128;

/** The family that a part of a stretch looks most like: the weights of all lie side by side. */
function kindOf(kinds: Int8Array, { buckets }: WebStretch, start: number, end: number): number {
  let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
  const last = Math.min(end, start + MAX_KIND) * WEB_FEATURES;
  for (let i = start * WEB_FEATURES; i < last; i++) {
    const k = (buckets[i] >> KIND_SHIFT) * KIND_ROW;
    a += kinds[k];
    b += kinds[k + 1];
    c += kinds[k + 2];
    d += kinds[k + 3];
    e += kinds[k + 4];
    f += kinds[k + 5];
  }
  const sums = [a, b, c, d, e, f];
  return sums.indexOf(Math.max(...sums));
}
