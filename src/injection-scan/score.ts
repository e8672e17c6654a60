/**
 * From a model's sum to a score that means the same for every family: 0.7 is where at most one
 * ordinary text in a thousand lies.
 *
 * @module
 */
import type { Family } from "./families/registry.ts";

/** The default threshold. */
export const DEFAULT_THRESHOLD = 0.7;

/** The sum, in sixteenths of a logit, that scores 0.7. Measured by scripts/scan-evaluate.ts. */
const SUM_AT_THRESHOLD: Readonly<Partial<Record<Family, number>>> = {
  prompt: 52,
  sql: 58,
  xss: 62,
  command: 64,
  path: 58,
  template: 64,
  code: 64,
};

/** Texts up to here are judged alike. */
const SHORT_TEXT = 2_048;
/** Texts of more than one window are judged as if they had this length: it is not known beforehand. */
export const LONG_TEXT = 32_768;
/** The longer a prompt, the more chances it has to look bad somewhere: the bar rises by this much. */
const RISE_PER_DOUBLING = 4;

/** The score of a sum in a text of some length: linear up to the threshold, then ever closer to 1. */
export function scoreOf(family: Family, sum: number, length: number): number {
  const at = SUM_AT_THRESHOLD[family]! + (family === "prompt" ? riseFor(length) : 0);
  if (sum <= 0) return 0;
  return sum < at ? DEFAULT_THRESHOLD * sum / at : 1 - (1 - DEFAULT_THRESHOLD) * at / sum;
}

/** In whole doublings: logarithms differ between engines in their last bit. */
function riseFor(length: number): number {
  return RISE_PER_DOUBLING * Math.max(0, 31 - Math.clz32(length / SHORT_TEXT));
}

/** Findings below this score are not worth a line. */
export const MIN_SCORE = 0.5;
