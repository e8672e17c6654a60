/**
 * Spellings that hide words from who looks for them in a text, each found by its own signs: rot13,
 * reversed, leet, letters or words with separators, words that were split.
 *
 * @module
 */
import { cut, type Derived } from "./derived.ts";
import { isLeet, reverse, rot13, unleet } from "./disguises.ts";
import { Mark } from "../prefilter/keywords/marks.ts";
import type { Sweep } from "../prefilter/prefilter.ts";
import { eachRegion, type Reach } from "../prefilter/regions.ts";
import { eachSpacedRun, unjoin, unspace } from "./spaced.ts";
import { unsplit } from "./split.ts";

/** Names of the layers of spellings: one is undone at most once, and not on top of another. */
export const SPELLINGS: readonly string[] = [
  "rot13",
  "reversed",
  "leet",
  "spaced",
  "joined",
  "split",
];

/** Takes a text whose spelling was undone. */
export type VisitSpelling = (plain: Derived, layer: string) => void;

/** How far around a sign a spelling is undone: a chance hit costs no more than that. */
const REACH: Reach = { before: 512, after: 512 };
/** A text without a blank in so many units may have its words joined. */
const NO_BLANK = 64;

/**
 * Undoes the spellings that a text shows signs of.
 *
 * @param source The text as written; `folded` is the same text folded, and `found` its marks.
 * @param isAscii Whether the text as written is ASCII.
 */
export function eachSpelling(
  source: Derived,
  folded: Derived,
  found: Sweep,
  isAscii: boolean,
  visit: VisitSpelling,
): void {
  const { text } = folded;
  eachSpacedRun(text, (from, to) => visit(unspace(cut(folded, from, to)), "spaced"));
  if (text.length >= 16 && !hasBlank(text)) offer(unjoin(folded), "joined", visit);
  // Signs beyond ASCII are blanks once folded, and have no marks.
  if (!isAscii) offer(unsplit(source), "split", visit);
  else around(Mark.split, source, found, (part) => offer(unsplit(part), "split", visit));
  if ((found.marks & (Mark.rot13 | Mark.reversed | Mark.leet)) === 0) return;
  around(Mark.rot13, folded, found, (part) => visit(rot13(part), "rot13"));
  around(Mark.reversed, folded, found, (part) => visit(reverse(part), "reversed"));
  around(Mark.leet, folded, found, (part) => {
    if (isLeet(part.text)) visit(unleet(part), "leet");
  });
}

function offer(plain: Derived | undefined, layer: string, visit: VisitSpelling): void {
  if (plain !== undefined) visit(plain, layer);
}

/** Visits the parts of a text around the places with a mark. One sign of leet says nothing. */
function around(
  mark: number,
  text: Derived,
  { marks, places }: Sweep,
  visit: (part: Derived) => void,
): void {
  if ((marks & mark) === 0) return;
  const isHint = mark === Mark.leet;
  eachRegion(places, isHint ? 0 : mark, text.text.length, REACH, (from, to) => {
    visit(cut(text, from, to));
  }, isHint ? mark : 0);
}

function hasBlank(text: string): boolean {
  const last = Math.min(text.length, NO_BLANK);
  for (let i = 0; i < last; i++) if (text.charCodeAt(i) <= 32) return true;
  return false;
}
