/**
 * From words to concepts: a hash table of the word list, made on first use.
 *
 * @module
 */
import { lazy } from "../prefilter/lazy.ts";
import { hashWord, isUnspaced } from "./prompt-reader.ts";
import { CONCEPTS, ENGLISH_WORDS, OTHER_WORDS } from "./prompt-words.ts";

const SLOT_BITS = 13;
const MASK = /* @__PURE__ */ (() => (1 << SLOT_BITS) - 1)();
/** Set where several words begin with the word: those after it are looked up with it. */
export const BEGINS: number = -0x80000000;

/** Open addressing: the hash of each entry, and its concepts as a bit set, 0 where free. */
export interface ConceptTable {
  readonly hashes: Int32Array;
  readonly concepts: Int32Array;
}

/** The table of all words. */
export const conceptTable: () => ConceptTable = /* @__PURE__ */ lazy(() => {
  const table = {
    hashes: new Int32Array(1 << SLOT_BITS),
    concepts: new Int32Array(1 << SLOT_BITS),
  };
  CONCEPTS.forEach((concept, id) => {
    for (const words of [ENGLISH_WORDS, OTHER_WORDS]) {
      for (const entry of words[concept]?.split("|") ?? []) {
        const words = wordsOf(entry);
        addEntry(table, words.reduce(joinHashes), 1 << id);
        if (words.length > 1) addEntry(table, words[0], BEGINS);
      }
    }
  });
  return table;
});

/** The concepts of a word, a stem, a pair or a triple of words; of a word also `BEGINS`. */
export function conceptsOf({ hashes, concepts }: ConceptTable, hash: number): number {
  let slot = slotOf(hash);
  while (concepts[slot] !== 0) {
    if (hashes[slot] === hash) return concepts[slot];
    slot = (slot + 1) & MASK;
  }
  return 0;
}

/** The hash of a stem, given that of its units. */
export function stemHash(hash: number): number {
  return hash ^ 0x7f4a7c15;
}

/** The hash of a word and the word, or words, before it. */
export function joinHashes(before: number, hash: number): number {
  return Math.imul(before ^ 0x165667b1, 0x9e3779b1) ^ hash;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x85ebca6b) >>> (32 - SLOT_BITS);
}

function addEntry({ hashes, concepts }: ConceptTable, hash: number, bits: number): void {
  let slot = slotOf(hash);
  while (concepts[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & MASK;
  hashes[slot] = hash;
  concepts[slot] |= bits;
}

/** The hashes of the words of an entry. */
function wordsOf(entry: string): number[] {
  if (entry.endsWith("*")) return [stemHash(hashWord(entry.slice(0, -1)))];
  const words = isUnspaced(entry.charCodeAt(0)) ? [...entry] : entry.split(" ");
  return words.map(hashWord);
}
