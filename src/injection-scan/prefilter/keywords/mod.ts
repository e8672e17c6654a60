/**
 * The keywords of the prefilter, and what each calls for.
 *
 * @module
 */
import { eachWord } from "../packing/shared-starts.ts";
import { KEYWORDS } from "./words.ts";

/** Every keyword with its mark. */
export function markedKeywords(): (readonly [string, number])[] {
  const marked: (readonly [string, number])[] = [];
  for (const [mark, words] of KEYWORDS) eachWord(words, (word) => marked.push([word, mark]));
  return marked;
}
