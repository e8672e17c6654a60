/**
 * From a model's sum to a score that means the same for every family: 0.7 is where at most one
 * ordinary text in a thousand lies.
 *
 * @module
 */
import type { Family } from "../families/registry.ts";

/** The default threshold. */
export const DEFAULT_THRESHOLD = 0.7;

/** The sum, in sixteenths of a logit, that scores 0.7. Measured by training/evaluate.ts. */
const PROMPT_AT_THRESHOLD = 50;
/** Prompts shorter than twice this are judged alike. */
const SHORT_PROMPT = 32;
/** The longer a text, the more chances it has to look bad somewhere: the bar rises by this much. */
const RISE_PER_DOUBLING = 7;
const MOST_RISE = 35;
/** The same for the web model, whatever the family. */
const WEB_AT_THRESHOLD = 78;
/** A value is judged more sternly than a document: with each doubling of this length the bar rises. */
const VALUE = 100;
const WEB_RISE_PER_DOUBLING = 8;
const MOST_WEB_RISE = 24;

/** Texts of more than one window are judged as if they had this length: it is not known beforehand. */
export const LONG_TEXT = 32_768;

/** The score of a sum in a text of some length: linear up to the threshold, then ever closer to 1. */
export function scoreOf(family: Family, sum: number, length: number): number {
  const at = family === "prompt"
    ? promptBar(length)
    : WEB_AT_THRESHOLD + Math.min(MOST_WEB_RISE, WEB_RISE_PER_DOUBLING * doublings(length, VALUE));
  if (sum <= 0) return 0;
  return sum < at ? DEFAULT_THRESHOLD * sum / at : 1 - (1 - DEFAULT_THRESHOLD) * at / sum;
}

/** The sum at which a prompt of some length scores 0.7. */
export function promptBar(length: number): number {
  const rise = RISE_PER_DOUBLING * doublings(length, SHORT_PROMPT);
  return PROMPT_AT_THRESHOLD + Math.min(MOST_RISE, rise);
}

/** How often a length doubles another, in whole: logarithms differ between engines in their last bit. */
function doublings(length: number, from: number): number {
  return Math.max(0, 31 - Math.clz32(length / from));
}

/** Findings below this score are not worth a line. */
export const MIN_SCORE = 0.5;

const SURE = 0.93;

/** True for a score that a higher one would add nothing to. */
export function isSure(score: number, threshold: number): boolean {
  return score >= SURE && score >= threshold;
}
