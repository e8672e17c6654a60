/**
 * From a model's sum to a score that means the same for every family: 0.7 is where at most one
 * ordinary text in a thousand lies.
 *
 * @module
 */
/** The default threshold. */
export const DEFAULT_THRESHOLD = 0.7;

/** The logits of a prompt that score 0.7, and 0. Measured by training/evaluate.ts. */
const PROMPT_AT_THRESHOLD = 3.125;
const PROMPT_AT_ZERO = -2.875;
/** The logits of the web model that score 0.7. Measured by training/evaluate.ts. */
const WEB_AT_THRESHOLD = 0.1;
/** The web model alone is never as sure as an exact rule. */
const MOST_WEB = 0.9;

/** Texts of more than one window are judged as if they had this length: it is not known beforehand. */
export const LONG_TEXT = 32_768;

/** The score of the web model's logits: 0.7 at the threshold. */
export function webScore(logits: number): number {
  const above = logits - WEB_AT_THRESHOLD;
  return above < 0
    ? DEFAULT_THRESHOLD / (1 - above)
    : MOST_WEB - (MOST_WEB - DEFAULT_THRESHOLD) / (1 + above);
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

/** Findings below this score are not worth a line. */
export const MIN_SCORE = 0.5;

const SURE = 0.93;

/** True for a score that a higher one would add nothing to. */
export function isSure(score: number, threshold: number): boolean {
  return score >= SURE && score >= threshold;
}
