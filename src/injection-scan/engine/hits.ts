/**
 * Which of the hits of a family is its finding.
 *
 * @module
 */

/** The rule of findings that learned weights made alone. */
export const MODEL_RULE = "model";

/** A hit of one family in one view, with offsets of the original text. */
export interface Hit {
  readonly rule: string;
  score: number;
  readonly start: number;
  readonly end: number;
  readonly layers: readonly string[];
}

/**
 * Whether a new hit replaces the one before. The surer one is kept, but an exact rule that reaches
 * the threshold names the finding, also when learned weights are surer of it: it says why. The one
 * that is kept gets the higher score of both.
 */
export function replaces(
  before: Hit | undefined,
  rule: string,
  score: number,
  threshold: number,
): boolean {
  if (before === undefined) return true;
  const wasExact = before.rule !== MODEL_RULE && before.score >= threshold;
  const isExact = rule !== MODEL_RULE && score >= threshold;
  if (wasExact === isExact) return score > before.score;
  if (wasExact) before.score = Math.max(before.score, score);
  return isExact;
}
