/**
 * The lexicon of all languages as one trie.
 *
 * @module
 */
import { lazy } from "../packing/lazy.ts";
import { eachWord } from "../packing/shared-starts.ts";
import { bitReader } from "../packing/unpack.ts";
import { CONCEPTS } from "./concepts.ts";
import { addWord, FOREIGN, makeTrie, type Trie } from "./trie.ts";
import { WordCoder } from "./word-coder.ts";
import { ASCII_WORDS, ENGLISH_WORDS, OTHER_WORDS } from "./words.ts";

const asciiTrie = /* @__PURE__ */ lazy((): Trie => {
  const trie = makeTrie();
  addLists(trie, ENGLISH_WORDS, 0);
  addLists(trie, ASCII_WORDS, FOREIGN);
  return trie;
});

const wholeTrie = /* @__PURE__ */ lazy((): Trie => {
  const trie = asciiTrie();
  const coder = new WordCoder(bitReader(OTHER_WORDS));
  const decoder = new TextDecoder();
  for (let id = 0; id < CONCEPTS.length; id++) {
    const words = decoder.decode(Uint8Array.from(coder.codeList())).split("\n");
    for (let i = 0; i < words.length - 1; i++) addWord(trie, words[i], (1 << id) | FOREIGN);
  }
  return trie;
});

/**
 * The trie of every word of every language, each with its concepts as a bit set. In ASCII no other
 * words are found: the rest is read, into the same trie, for the first text that needs it.
 */
export function lexiconTrie(ascii: boolean = false): Trie {
  return ascii ? asciiTrie() : wholeTrie();
}

/** A list a concept. */
function addLists(trie: Trie, lists: string, flag: number): void {
  lists.split("\n").forEach((list, id) =>
    eachWord(list, (word) => addWord(trie, word, (1 << id) | flag))
  );
}
