/**
 * Trains the scanner's weights: `node --import tsx scripts/scan-train.ts <rows.jsonl> [--out file]
 * [--without source,source]`. Deterministic: the same rows give the same bytes.
 *
 * The rows are not part of the repository. Each is a JSON line { text, label, family, source,
 * weak? }; weak rows are left out.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { trainPrompt } from "./scan-train/prompt.ts";
import { trainWeb } from "./scan-train/web.ts";
import { syntheticRows } from "./scan-train/synthetic.ts";
import { readRows, type Row } from "./scan-train/rows.ts";
import { weightsModule } from "./scan-train/weights-module.ts";

const [file, ...flags] = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = flags.indexOf(name);
  return at < 0 ? undefined : flags[at + 1];
};
if (file === undefined) {
  console.error("usage: scan-train.ts <rows.jsonl> [--out weights.ts] [--without source,source]");
  process.exit(2);
}

const without = new Set((option("--without") ?? "").split(",").filter(Boolean));
const rows: Row[] = [...readRows(readFileSync(file, "utf8"), without), ...syntheticRows()];
const started = performance.now();
const prompt = trainPrompt(rows);
const web = trainWeb(rows);
writeFileSync(option("--out") ?? "src/injection-scan/weights.ts", weightsModule(prompt, web));
console.log(
  `${rows.length} rows, ${Math.round((performance.now() - started) / 1000)} s;`,
  `prompt: ${count(prompt)} weights, web: ${count(web)} weights`,
);

function count(weights: Int8Array): number {
  return weights.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0);
}
