import { CONCEPTS, type Lexicon } from "../../src/injection-scan/prefilter/lexicon/concepts.ts";
import { WordCoder } from "../../src/injection-scan/prefilter/lexicon/word-coder.ts";
import { fold } from "../../src/injection-scan/views/normalise.ts";
import { bitWriter } from "../packing/bit-writer.ts";
import { shareStarts } from "../packing/share-starts.ts";
import { english } from "./english.ts";
import { languages } from "./languages.ts";

/** Words of other languages that, without their marks, every English text is full of. */
const ENGLISH_TOO: ReadonlySet<string> = new Set(["an", "as", "had", "may", "cache*"]);

/** For each concept, its words: English, of other languages but ASCII when folded, and the others. */
export interface WordLists {
  readonly english: readonly string[][];
  readonly ascii: readonly string[][];
  readonly others: readonly string[][];
}

/** All lists, folded, each in order and without doubles. */
export function wordLists(): WordLists {
  const foreign = CONCEPTS.map((_, id) =>
    languages.flatMap((words) => foldedWords(words, id)).filter((word) => !ENGLISH_TOO.has(word))
  );
  return {
    english: CONCEPTS.map((_, id) => sorted(foldedWords(english, id))),
    ascii: foreign.map((words) => sorted(words.filter(isAscii))),
    others: foreign.map((words) => sorted(words.filter((word) => !isAscii(word)))),
  };
}

/** The lists as a TypeScript module. */
export function wordsModule(): string {
  const { english, ascii, others } = wordLists();
  return `/**
 * The words of the lexicon. Made by training/words.ts from those in training/lexicon. A line a
 * concept; before each word, as a capital, how many characters it shares with the one before.
 *
 * @module
 */
// deno-fmt-ignore-file

/** English words. */
export const ENGLISH_WORDS: string = ${quoted(english)};
/** Words of other languages, where they are ASCII without their marks. */
export const ASCII_WORDS: string = ${quoted(ascii)};
/** The others: for the word coder. */
export const OTHER_WORDS: string = "${packLists(others)}";
`;
}

function quoted(lists: readonly string[][]): string {
  return JSON.stringify(lists.map(shareStarts).join("\n"));
}

function packLists(lists: readonly string[][]): string {
  const { bit, finish } = bitWriter();
  const coder = new WordCoder(bit);
  for (const words of lists) coder.codeList(words.map((word) => Buffer.from(`${word}\n`)));
  return finish();
}

function foldedWords(lexicon: Lexicon, id: number): string[] {
  const words = lexicon[CONCEPTS[id]] ?? [];
  return (typeof words === "string" ? words.split("|") : words)
    .map((word) => fold({ text: word, origin: undefined }, false).text);
}

/** Without doubles, in the order of their bytes: neighbours share the most. */
function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function isAscii(word: string): boolean {
  return /^[\0-\x7f]*$/.test(word);
}
