/**
 * Packs the words of the lexicon, `scripts/lexicon`, into the library: `node --import tsx
 * scripts/scan-words.ts`. Deterministic: the same words give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { wordsModule } from "./lexicon/pack.ts";

const file = new URL("../src/injection-scan/lexicon/words.ts", import.meta.url);
const source = wordsModule();
writeFileSync(fileURLToPath(file), source);
console.log(`${source.length} bytes`);
