import { shareStarts } from "../packing/share-starts.ts";
import { keywords } from "./mod.ts";

/** The keywords as a TypeScript module: those of each mark together, in order. */
export function keywordsModule(): string {
  const lists = new Map<number, Set<string>>();
  for (const [word, mark] of keywords()) lists.set(mark, (lists.get(mark) ?? new Set()).add(word));
  const lines = Array.from(
    lists,
    ([mark, words]) => `  [${mark}, ${JSON.stringify(shareStarts([...words].sort()))}],`,
  );
  return `/**
 * The keywords by what they call for, for \`eachWord\`. Made by training/words.ts from those in
 * training/keywords.
 *
 * @module
 */
// deno-fmt-ignore-file

/** The mark, and its words. */
export const KEYWORDS: readonly (readonly [number, string])[] = [
${lines.join("\n")}
];
`;
}
