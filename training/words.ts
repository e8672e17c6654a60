/**
 * Packs the words of `training/lexicon` and `training/keywords` into `src/injection-scan`:
 *
 *     npm run train:words
 *
 * Deterministic: the same words give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { keywordsModule } from "./keywords/pack.ts";
import { wordsModule } from "./lexicon/pack.ts";

for (const [room, source] of [["lexicon", wordsModule()], ["keywords", keywordsModule()]]) {
  const file = new URL(`../src/injection-scan/prefilter/${room}/words.ts`, import.meta.url);
  writeFileSync(fileURLToPath(file), source);
  console.log(`${room}: ${source.length} bytes`);
}
