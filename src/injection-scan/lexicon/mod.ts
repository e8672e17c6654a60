/**
 * The lexicon of all languages as one trie.
 *
 * @module
 */
import { lazy } from "../lazy.ts";
import { fold } from "../normalise.ts";
import { type Concept, conceptId, type Lexicon } from "./concepts.ts";
import { english } from "./english.ts";
import { languages } from "./languages.ts";
import { buildTrie, FOREIGN, type Trie } from "./trie.ts";

/** The trie of every word of every language, each with its concepts as a bit set. */
export const lexiconTrie: () => Trie = /* @__PURE__ */ lazy(() =>
  buildTrie([
    ...entriesOf(english, 0),
    ...languages.flatMap((words) => entriesOf(words, FOREIGN))
      .filter(([word]) => !ENGLISH_TOO.has(word)),
  ])
);

/** Words of other languages that, without their marks, every English text is full of. */
const ENGLISH_TOO: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "an",
  "as",
  "had",
  "may",
  "cache*",
]);

function entriesOf(lexicon: Lexicon, flag: number): [string, number][] {
  return Object.entries(lexicon).flatMap(([concept, words]) =>
    foldWords(words).map((
      word,
    ): [string, number] => [word, (1 << conceptId(concept as Concept)) | flag])
  );
}

/** A list is folded as a whole: that is several times faster than word by word. */
function foldWords(words: string | readonly string[]): readonly string[] {
  return typeof words === "string" ? foldText(words).split("|") : words.map(foldText);
}

function foldText(text: string): string {
  return fold({ text, origin: undefined }, false).text;
}
