/**
 * Trains the scanner's two models on labelled rows and writes their packed weights:
 *
 *     npm run train -- rows.jsonl [--only prompt|web] [--without source,source] [--out folder]
 *
 * The rows are not part of the repository; see README.md for their format. Deterministic: the same
 * rows give the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { trainPrompt } from "./models/prompt.ts";
import { trainWeb } from "./models/web.ts";
import { syntheticRows } from "./synthetic/mod.ts";
import { readRows, type Row } from "./models/rows.ts";
import { weightsModule } from "./packing/weights-module.ts";

const [file, ...flags] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = flags.indexOf(name);
  return at < 0 ? undefined : flags[at + 1];
};
if (file === undefined) {
  console.error(
    "The weights are unchanged: training needs a file of labelled rows (see training/README.md).\n" +
      "usage: npm run train -- rows.jsonl [--only prompt|web] [--without source,source] " +
      "[--out folder]",
  );
  process.exit(2);
}

const without = new Set((option("--without") ?? "").split(",").filter(Boolean));
const only = option("--only");
const folder = option("--out") ?? "src/injection-scan/weights";
const rows: Row[] = [...readRows(readFileSync(file, "utf8"), without), ...syntheticRows()];
const started = performance.now();
mkdirSync(folder, { recursive: true });
for (const [model, train] of [["prompt", trainPrompt], ["web", trainWeb]] as const) {
  if (only !== undefined && only !== model) continue;
  const weights = train(rows);
  writeFileSync(path.join(folder, `${model}.ts`), weightsModule(model, weights));
  console.log(`${model}: ${weights.filter((weight) => weight !== 0).length} weights`);
}
console.log(`${rows.length} rows, ${Math.round((performance.now() - started) / 1000)} s`);
