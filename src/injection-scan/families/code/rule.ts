/**
 * What rules for code have in common.
 *
 * @module
 */
import type { PatternRule } from "../structure.ts";

/** A pattern, and what kind of text it is for. */
export interface CodeRule extends PatternRule {
  /** A sentence may name it: it only counts in texts that are none. */
  readonly bare?: boolean;
}

/** Texts up to here are values. */
export const VALUE = 200;

/** A rule that is sure wherever it matches. */
export function sure(rule: string, pattern: RegExp): CodeRule {
  return { rule, score: 0.9, pattern };
}

/** A rule for values. */
export function inValues(rule: string, pattern: RegExp): CodeRule {
  return { rule, score: 0.82, pattern, upTo: VALUE };
}

/** A rule for values that are no sentence. */
export function inBareValues(rule: string, pattern: RegExp): CodeRule {
  return { rule, score: 0.75, pattern, upTo: VALUE, bare: true };
}
