/**
 * The lexicon of all languages as one trie.
 *
 * @module
 */
import { fold } from "../normalise.ts";
import { type Concept, conceptId, type Lexicon } from "./concepts.ts";
import { english } from "./english.ts";
import { languages } from "./languages.ts";
import { buildTrie, type Trie } from "./trie.ts";

let memo: Trie | undefined;

/** The trie of every word of every language; built on first use, of constants only. */
export function lexiconTrie(): Trie {
  return memo ??= buildTrie([english, ...languages].flatMap(entriesOf));
}

function entriesOf(lexicon: Lexicon): [string, number][] {
  return Object.entries(lexicon).flatMap(([concept, words]) =>
    words.split("|").map((word): [string, number] => [
      fold({ text: word, origin: undefined }, false).text,
      1 << conceptId(concept as Concept),
    ])
  );
}
