/**
 * From a model's sum to a score that means the same for every family: 0.7 is where at most one
 * ordinary text in a thousand lies.
 *
 * @module
 */
/** The default threshold. */
export const DEFAULT_THRESHOLD = 0.7;

/** The logits of a prompt that score 0.7, and 0. Measured by training/evaluate.ts. */
const PROMPT_AT_THRESHOLD = 2.75;
const PROMPT_AT_ZERO = -3.25;
/** The sum of the web model, in sixteenths of a logit, that scores 0.7, whatever the family. */
const WEB_AT_THRESHOLD = 78;
/** A value is judged more sternly than a document: with each doubling of this length the bar rises. */
const VALUE = 100;
const WEB_RISE_PER_DOUBLING = 8;
const MOST_WEB_RISE = 24;

/** Texts of more than one window are judged as if they had this length: it is not known beforehand. */
export const LONG_TEXT = 32_768;

/** The score of a web model's sum in a text of some length. */
export function scoreOf(sum: number, length: number): number {
  const rise = Math.min(MOST_WEB_RISE, WEB_RISE_PER_DOUBLING * doublings(length, VALUE));
  return scale(sum, WEB_AT_THRESHOLD + rise);
}

/** The score of a prompt's logits. */
export function promptScore(logits: number): number {
  return scale(logits - PROMPT_AT_ZERO, PROMPT_AT_THRESHOLD - PROMPT_AT_ZERO);
}

/** Linear up to the threshold, then ever closer to 1. */
function scale(sum: number, at: number): number {
  if (sum <= 0) return 0;
  return sum < at ? DEFAULT_THRESHOLD * sum / at : 1 - (1 - DEFAULT_THRESHOLD) * at / sum;
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
