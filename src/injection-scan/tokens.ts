/**
 * A text as tokens: words, with the concepts they name and the features that the prompt model
 * weighs. One pass, constant memory.
 *
 * @module
 */
import { isUnspaced, isWordUnit, longestMatch, type Match, type Trie } from "./lexicon/trie.ts";

/** What is told of each token. The same object is reused for all tokens. */
export interface Token {
  /** Where it starts in the text. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Its concepts, a bit set. */
  concepts: number;
  /** A hash of the word; 0 for words that are not ASCII (only their concepts count). */
  hash: number;
}

/** Calls `visit` for each token that starts in `[from, to)`. */
export function eachToken(
  trie: Trie,
  text: string,
  from: number,
  to: number,
  visit: (token: Token) => void,
): void {
  const token: Token = { start: 0, end: 0, concepts: 0, hash: 0 };
  const match: Match = { concepts: 0, end: 0 };
  for (let i = from; i < to;) {
    const unit = text.charCodeAt(i);
    const isWord = isWordUnit(unit);
    if (!isWord && !mayStartMarkup(unit)) {
      i++;
      continue;
    }
    longestMatch(trie, text, i, match);
    if (!isWord && match.concepts === 0) {
      i++;
      continue;
    }
    token.start = i;
    token.concepts = match.concepts;
    i = Math.max(match.end, isWord ? readWord(text, i, token) : i + 1);
    if (!isWord) token.hash = MARKUP_HASH;
    token.end = i;
    visit(token);
  }
}

const MARKUP_HASH = 0x51ed270b;
const MAX_WORD = 64;

/** Reads one word; sets its hash; returns its end. A word is cut at 64 units. */
function readWord(text: string, from: number, token: Token): number {
  let hash = 0x811c9dc5;
  let ascii = true;
  let i = from;
  if (isUnspaced(text.charCodeAt(i))) {
    token.hash = 0;
    return i + 1;
  }
  for (const last = Math.min(text.length, from + MAX_WORD); i < last; i++) {
    const unit = text.charCodeAt(i);
    if (unit === APOSTROPHE && i + 1 < last && isWordUnit(text.charCodeAt(i + 1))) continue;
    if (!isWordUnit(unit) || isUnspaced(unit)) break;
    if (unit >= 128) ascii = false;
    // All digits are alike: a number's value says nothing.
    hash = Math.imul(hash ^ (unit >= 48 && unit <= 57 ? 48 : unit), 0x01000193);
  }
  token.hash = ascii ? hash | 1 : 0;
  return i;
}

const APOSTROPHE = 39;

/** `<`, `[`, `#`: what the entries for chat markup start with. */
function mayStartMarkup(unit: number): boolean {
  return unit === 60 || unit === 91 || unit === 35;
}
