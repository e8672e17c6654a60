import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { wordLists, wordsModule } from "../../../training/lexicon/pack.ts";
import { bitWriter } from "../../../training/packing/bit-writer.ts";
import * as words from "../../../src/injection-scan/prefilter/lexicon/words.ts";
import { WordCoder } from "../../../src/injection-scan/prefilter/lexicon/word-coder.ts";
import { lexiconTrie } from "../../../src/injection-scan/prefilter/lexicon/mod.ts";
import { longestMatch } from "../../../src/injection-scan/prefilter/lexicon/trie.ts";
import { readUnits } from "../../../src/injection-scan/prefilter/packing/units.ts";
import { bitReader } from "../../../src/injection-scan/prefilter/packing/unpack.ts";

describe("the packed lexicon", () => {
  it("is what its sources give", () => {
    const written = wordsModule();
    for (const packed of Object.values(words)) assert.ok(written.includes(JSON.stringify(packed)));
  });

  it("gives every word back, with its concept", () => {
    const { english, ascii, others } = wordLists();
    for (const lists of [english, ascii, others]) {
      lists.forEach((list, id) => {
        for (const word of list) {
          const text = word.replace(/\*$/, "");
          const match = { concepts: 0, end: 0 };
          longestMatch(lexiconTrie(), readUnits(text, 0, text.length), 0, text.length, match);
          assert.ok((match.concepts & (1 << id)) !== 0, word);
        }
      });
    }
  });
});

describe("coded words", () => {
  const cases: Record<string, string[][]> = {
    "no list": [],
    "empty lists": [[], []],
    "what begins alike": [["a", "ab", "abc", "abd", "b"], ["a".repeat(40), "a".repeat(60)]],
    "any script": [["привет", "приём", "你好", "\u{1f600}"]],
  };
  for (const [name, lists] of Object.entries(cases)) {
    it(`come back as they were: ${name}`, () => {
      const { bit, finish } = bitWriter();
      const writer = new WordCoder(bit);
      for (const list of lists) writer.codeList(list.map((word) => Buffer.from(`${word}\n`)));
      const reader = new WordCoder(bitReader(finish()));
      for (const list of lists) {
        const back = Buffer.from(reader.codeList()).toString();
        assert.equal(back, list.map((word) => `${word}\n`).join(""));
      }
    });
  }
});
