/**
 * What the exact rules of a family have in common: they look at bounded stretches of a text around a
 * few telling strings, so that their work is linear in the text, whatever it holds.
 *
 * @module
 */
import type { View } from "../views/views.ts";

/** What a rule found. */
export interface Hit {
  /** The rule's name. */
  readonly rule: string;
  /** How sure it is, 0 to 1. */
  readonly score: number;
  /** Where it starts in the view. */
  readonly start: number;
  /** Where it ends in the view. */
  readonly end: number;
}

/** The exact rules of one family: its surest hit in a stretch of a view, if any. */
export type Structure = (view: View, from: number, to: number) => Hit | undefined;

/** A pattern over a bounded stretch, as a rule. */
export interface PatternRule {
  /** The rule's name. */
  readonly rule: string;
  /** How sure a match is. */
  readonly score: number;
  /** The pattern; tried once on each stretch, without `g` or `y`. No nested repetition. */
  readonly pattern: RegExp;
  /** The rule is for values: it is tried on texts of up to this many characters only. */
  readonly upTo?: number;
}

/**
 * Tries patterns on the stretches around telling strings. Stretches do not overlap: each character
 * is tried once by each pattern.
 *
 * @param anchors The telling strings: lower case, at least one of them in every match.
 * @param before How far a stretch reaches back from an anchor.
 * @param after How far it reaches on.
 */
export function patternStructure(
  anchors: readonly string[],
  before: number,
  after: number,
  rules: readonly PatternRule[],
): Structure {
  return (view, from, to) => {
    // Cut out first: an anchor that is not there must not be looked for in the rest of the text.
    const text = view.text.slice(from, to);
    let best: Hit | undefined;
    let done = 0;
    const next = anchors.map(() => -2);
    for (;;) {
      const at = nextAnchor(text, anchors, next, done);
      if (at < 0) return best;
      const start = Math.max(done, at - before);
      const stretch = text.slice(start, at + after);
      for (const { rule, score, pattern, upTo } of rules) {
        if (best !== undefined && best.score >= score) continue;
        if (upTo !== undefined && view.text.length > upTo) continue;
        const match = pattern.exec(stretch);
        if (match === null) continue;
        const found = from + start + match.index;
        best = { rule, score, start: found, end: found + match[0].length };
      }
      done = at + Math.max(1, after - before);
    }
  };
}

/** The first place of any anchor from `from` on; `next` remembers where each was seen ahead. */
function nextAnchor(
  text: string,
  anchors: readonly string[],
  next: number[],
  from: number,
): number {
  let first = -1;
  for (let a = 0; a < anchors.length; a++) {
    // -2: not looked for yet; -1: there is none ahead.
    if (next[a] !== -1 && next[a] < from) next[a] = text.indexOf(anchors[a], from);
    if (next[a] >= 0 && (first < 0 || next[a] < first)) first = next[a];
  }
  return first;
}
