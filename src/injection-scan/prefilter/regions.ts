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

/** Takes a stretch, and all marks of the places in it. */
export type VisitRegion = (from: number, to: number, marks: number) => void;

/** Two hints less than this apart may be one string that two keywords know. */
const APART = 3;

/**
 * Calls `visit` for each stretch around places with a mark, in order. Places with a `hint` count too,
 * where at least two come together: one telling word of many is no reason to look, and in prose most
 * stand alone.
 */
export function eachRegion(
  places: readonly number[],
  mark: number,
  length: number,
  reach: Reach,
  visit: VisitRegion,
  hint: number = 0,
): void {
  let from = -1;
  let to = -1;
  let marks = 0;
  let first = 0;
  let worth = false;
  for (let i = 0; i < places.length; i += 2) {
    const here = places[i + 1];
    if ((here & (mark | hint)) === 0) continue;
    const start = Math.max(0, places[i] - reach.before);
    if (start > to) {
      if (worth) visitParts(from, to, marks, visit);
      from = start;
      first = places[i];
      marks = 0;
      worth = false;
    }
    marks |= here;
    worth ||= (here & mark) !== 0 || places[i] - first >= APART;
    to = Math.min(length, places[i] + reach.after);
  }
  if (worth) visitParts(from, to, marks, visit);
}

function visitParts(from: number, to: number, marks: number, visit: VisitRegion): void {
  let start = from;
  while (to - start > MAX_REGION) {
    visit(start, start + MAX_REGION, marks);
    start += MAX_REGION - OVERLAP;
  }
  visit(start, to, marks);
}
