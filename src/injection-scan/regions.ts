/**
 * The stretches of a text that a model looks at: around the places where the prefilter found
 * something.
 *
 * @module
 */

/** How far around a place a model looks, in units. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** Longer stretches are cut, with some overlap: what looks at one needs bounded memory. */
export const MAX_REGION = 4_096;
const OVERLAP = 256;

/** Calls `visit` for each stretch, in order. */
export function eachRegion(
  places: readonly number[],
  mark: number,
  length: number,
  reach: Reach,
  visit: (from: number, to: number) => void,
): void {
  let from = -1;
  let to = -1;
  for (let i = 0; i < places.length; i += 2) {
    if ((places[i + 1] & mark) === 0) continue;
    const start = Math.max(0, places[i] - reach.before);
    if (start > to) {
      if (from >= 0) visitParts(from, to, visit);
      from = start;
    }
    to = Math.min(length, places[i] + reach.after);
  }
  if (from >= 0) visitParts(from, to, visit);
}

function visitParts(from: number, to: number, visit: (from: number, to: number) => void): void {
  let start = from;
  while (to - start > MAX_REGION) {
    visit(start, start + MAX_REGION);
    start += MAX_REGION - OVERLAP;
  }
  visit(start, to);
}

/** Moves a stretch's start back to the start of a word, 32 units at most. */
export function toWordStart(text: string, from: number): number {
  const first = Math.max(0, from - 32);
  for (let i = from; i > first; i--) {
    if (text.charCodeAt(i - 1) <= 32) return i;
  }
  return first === 0 ? 0 : from;
}
