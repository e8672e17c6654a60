/**
 * Packs the words of `training/lexicon` into `src/injection-scan`:
 *
 *     npm run train:words
 *
 * Deterministic: the same words give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { wordsModule } from "./lexicon/pack.ts";

const source = wordsModule();
const file = new URL("../src/injection-scan/prefilter/lexicon/words.ts", import.meta.url);
writeFileSync(fileURLToPath(file), source);
console.log(`lexicon: ${source.length} bytes`);
