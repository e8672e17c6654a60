/**
 * Trains the scanner's two models on labelled rows and writes their weights:
 *
 *     npm run train -- rows.jsonl [more.jsonl.gz] [--only prompt|web] [--without source,source]
 *         [--out folder]
 *
 * The rows are not part of the repository; see README.md for their format. Deterministic: the same
 * rows give the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { trainPrompt } from "./models/prompt.ts";
import { readRows, type Row } from "./models/rows.ts";
import { trainWeb } from "./models/web.ts";
import { promptModule } from "./packing/prompt-module.ts";
import { webModule } from "./packing/web-module.ts";
import { syntheticRows } from "./synthetic/mod.ts";

const args = process.argv.slice(2);
const firstFlag = args.findIndex((arg) => arg.startsWith("--"));
const files = firstFlag < 0 ? args : args.slice(0, firstFlag);
const option = (name: string): string | undefined => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};
if (files.length === 0) {
  console.error(
    "The weights are unchanged: training needs files of labelled rows (see training/README.md).\n" +
      "usage: npm run train -- rows.jsonl [more.jsonl.gz] [--only prompt|web] " +
      "[--without source,source] [--out folder]",
  );
  process.exit(2);
}

const without = new Set((option("--without") ?? "").split(",").filter(Boolean));
const only = option("--only");
const folder = option("--out") ?? "src/injection-scan/models/weights";
const rows: Row[] = [...readRows(files, without), ...syntheticRows()];
const started = performance.now();
mkdirSync(folder, { recursive: true });
const models = {
  prompt: () => promptModule(trainPrompt(rows)),
  web: () => webModule(trainWeb(rows)),
};
for (const [model, train] of Object.entries(models)) {
  if (only !== undefined && only !== model) continue;
  writeFileSync(path.join(folder, `${model}.ts`), train());
}
console.log(`${rows.length} rows, ${Math.round((performance.now() - started) / 1000)} s`);
