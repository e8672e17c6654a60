/**
 * A text as tokens: words, with the concepts they name and the hash that the prompt model weighs.
 * One pass, constant memory.
 *
 * @module
 */
import {
  isUnspaced,
  isWordUnit,
  longestMatch,
  type Match,
  type Trie,
} from "../prefilter/lexicon/trie.ts";
import { readUnits } from "../prefilter/packing/units.ts";

const MARKUP_HASH = 0x51ed270b;
const MAX_WORD = 64;
/** Words and entries of the lexicon may reach this far beyond a stretch. */
const BEYOND = 128;
const APOSTROPHE = 39;

/** Reads the tokens that start in a stretch of text, one by one. */
export class TokenReader {
  /** Where the token starts in the text. */
  start: number = 0;
  /** Where it ends. */
  end: number = 0;
  /** Its concepts, a bit set. */
  concepts: number = 0;
  /** A hash of the word; 0 for words that are not ASCII (only their concepts count). */
  hash: number = 0;

  private readonly trie: Trie;
  private readonly units: Uint16Array;
  private readonly from: number;
  private readonly length: number;
  private readonly known: number;
  private readonly match: Match = { concepts: 0, end: 0 };
  private at = 0;

  constructor(trie: Trie, text: string, from: number, to: number) {
    this.trie = trie;
    this.from = from;
    this.length = to - from;
    this.known = Math.min(text.length, to + BEYOND) - from;
    this.units = readUnits(text, from, from + this.known);
  }

  /** Reads the next token; false when there is none. */
  next(): boolean {
    const { units, length, match } = this;
    for (let i = this.at; i < length; i++) {
      const unit = units[i];
      const isWord = isWordUnit(unit);
      if (!isWord && !mayStartMarkup(unit)) continue;
      longestMatch(this.trie, units, i, this.known, match);
      if (!isWord && match.concepts === 0) continue;
      this.concepts = match.concepts;
      this.at = Math.max(match.end, isWord ? this.readWord(i) : i + 1);
      if (!isWord) this.hash = MARKUP_HASH;
      this.start = this.from + i;
      this.end = this.from + this.at;
      return true;
    }
    return false;
  }

  /** Reads one word; sets its hash; returns its end. A word is cut at 64 units. */
  private readWord(from: number): number {
    const { units } = this;
    const last = Math.min(this.known, from + MAX_WORD);
    if (isUnspaced(units[from])) {
      this.hash = 0;
      return from + 1;
    }
    let hash = 0x811c9dc5;
    let all = 0;
    let i = from;
    for (; i < last; i++) {
      const unit = units[i];
      if (unit === APOSTROPHE && i + 1 < last && isWordUnit(units[i + 1])) continue;
      if (!isWordUnit(unit) || isUnspaced(unit)) break;
      all |= unit;
      // All digits are alike: a number's value says nothing.
      hash = Math.imul(hash ^ (unit >= 48 && unit <= 57 ? 48 : unit), 0x01000193);
    }
    this.hash = all < 128 ? hash | 1 : 0;
    return i;
  }
}

/** `<`, `[`, `#`: what the entries for chat markup start with. */
function mayStartMarkup(unit: number): boolean {
  return unit === 60 || unit === 91 || unit === 35;
}
