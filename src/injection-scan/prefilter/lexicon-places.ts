/**
 * Where a text that is not ASCII has words of the lexicon worth looking around. The prefilter's
 * automaton knows ASCII only; here the lexicon's trie does its work.
 *
 * @module
 */
import { Mark } from "./keywords/marks.ts";
import { type Concept, conceptId } from "./lexicon/concepts.ts";
import { readUnits } from "./packing/units.ts";
import { isUnspaced, isWordUnit, longestMatch, type Match, type Trie } from "./lexicon/trie.ts";

const TELLING: readonly Concept[] = [
  "ignore",
  "instruction",
  "prompt",
  "secret",
  "persona",
  "pretend",
  "limit",
  "told",
];
const TELLING_BITS = /* @__PURE__ */ TELLING.reduce(
  (bits, concept) => bits | (1 << conceptId(concept)),
  0,
);

/** Adds the places of telling words to those that the prefilter found, in order. */
export function withLexiconPlaces(trie: Trie, text: string, places: number[]): number[] {
  const units = readUnits(text, 0, text.length);
  const merged: number[] = [];
  const match: Match = { concepts: 0, end: 0 };
  let next = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    for (; next < places.length && places[next] <= i; next += 2) {
      merged.push(places[next], places[next + 1]);
    }
    const unit = units[i];
    const isWord = isWordUnit(unit);
    if (unit > 127 && trie.roots[unit] !== 0 && isWord && (!inWord || isUnspaced(unit))) {
      longestMatch(trie, units, i, text.length, match);
      if ((match.concepts & TELLING_BITS) !== 0) merged.push(i, Mark.prompt);
    }
    inWord = isWord;
  }
  return merged;
}
