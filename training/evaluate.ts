/**
 * Measures the scanner on sources that its models were not trained on:
 *
 *     npx tsx training/evaluate.ts rows.jsonl.gz [more.jsonl.gz] [--needles needles.jsonl.gz]
 *         [--quick]
 *
 * Four folds, whole sources together: the models are trained without a fold, and the whole scanner
 * is measured on it. Writes figures, no rows, to evaluation/results.json, and the tables of the
 * documentation from them. `--quick` leaves out the ablations and writes nothing. The rows are not
 * part of the repository; see README.md for their format.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withGenerated } from "./evaluation/docs.ts";
import * as figures from "./evaluation/figures.ts";
import { curvesPicture } from "./evaluation/picture.ts";
import {
  type EachFold,
  type Layers,
  type Needle,
  scanLeftOut,
  scoreOf,
  type Variant,
} from "./evaluation/run.ts";
import { isPromptAttack } from "./models/plant.ts";
import { readRows, type Row } from "./models/rows.ts";
import { syntheticRows } from "./synthetic/mod.ts";

const args = process.argv.slice(2);
const needlesAt = args.indexOf("--needles");
const quick = args.includes("--quick");
const files = args.filter((arg, i) => !arg.startsWith("--") && i !== needlesAt + 1 || i === 0);
if (files.length === 0 || files[0].startsWith("--")) {
  console.error(
    "usage: npx tsx training/evaluate.ts rows.jsonl.gz [more.jsonl.gz] " +
      "[--needles needles.jsonl.gz] [--quick]",
  );
  process.exit(2);
}

const rows = readRows(files, new Set()).filter((row) => !row.weak && row.family !== "gateway");
const needles = needlesAt < 0 ? [] : readRows([args[needlesAt + 1]], new Set()) as Needle[];
const synthetic = syntheticRows();

/** Needles: all, found alone, and found at their place. */
const bases = new Map(rows.map((row) => [(row as { id?: string }).id, row]));
const placed = { prompt: [0, 0, 0], web: [0, 0, 0] };

/** Counts the needles whose attack was left out of training. */
const findNeedles: EachFold = (scan, held) => {
  const isHeld = new Set(held);
  for (const needle of needles) {
    const base = bases.get(needle.base);
    if (base === undefined || !isHeld.has(base)) continue;
    const isPrompt = isPromptAttack(base);
    const hits = (text: string, from: number, to: number) =>
      scan(text).findings.some(({ family, score, start, end }) =>
        score >= figures.THRESHOLD && (family === "prompt") === isPrompt && start < to && end > from
      );
    const count = placed[isPrompt ? "prompt" : "web"];
    count[0]++;
    if (hits(base.text, 0, base.text.length)) count[1]++;
    if (hits(needle.text, needle.at[0], needle.at[1])) count[2]++;
  }
};

/** Parts that are left out at the scan, and those that are left out of training. */
const LAYERS: Readonly<Record<string, Layers>> = {
  "without rules": { rules: false },
  "rules alone": { model: false },
};
const VARIANTS: readonly Variant[] = [
  { name: "trained on whole texts, not on windows", training: { windows: false } },
  { name: "without planted rows", training: { planted: 0 } },
  { name: "without template rows", templates: false },
];

const byLayers = new Map<string, figures.Scored[]>(Object.keys(LAYERS).map((name) => [name, []]));
const isOfPrompts = (row: Row) => row.label === "benign" || isPromptAttack(row);

const scored = await scanLeftOut(rows, synthetic, { name: "all", web: true }, (scan, held) => {
  findNeedles(scan, held);
  if (quick) return;
  for (const [name, layers] of Object.entries(LAYERS)) {
    const own = byLayers.get(name)!;
    for (const row of held) if (isOfPrompts(row)) own.push(scoreOf(row, scan, layers));
  }
});

const attacks = (of: readonly figures.Scored[]) => of.filter(({ row }) => isPromptAttack(row));

/** The shares that are found and refused where one ordinary text in a thousand is refused. */
function ablation(name: string, own: readonly figures.Scored[]): figures.Ablation {
  const of = (kind: figures.Kind) =>
    own.filter(({ row }) => row.label === "benign" && figures.kindOf(row) === kind);
  const good = of("ordinary").map(({ prompt }) => prompt).sort((a, b) => b - a);
  const at = figures.thresholdAt(good, 1e-3);
  const found = attacks(own);
  const part = (is: (row: Row) => boolean) =>
    figures.recallAt(found.filter(({ row }) => is(row)), at);
  return {
    name,
    all: figures.recallAt(found, at),
    languages: part(figures.isForeign),
    indirect: part((row) => row.family === "prompt_indirect"),
    hard: figures.recallAt(of("hard"), at),
  };
}

const ablations: figures.Ablation[] = [];
if (!quick) {
  ablations.push(ablation("everything", scored.filter(({ row }) => isOfPrompts(row))));
  for (const [name, own] of byLayers) ablations.push(ablation(name, own));
  const prompts = rows.filter(isOfPrompts);
  for (const variant of VARIANTS) {
    ablations.push(ablation(variant.name, await scanLeftOut(prompts, synthetic, variant)));
    console.log(variant.name);
  }
}

const found = attacks(scored);
const results: figures.Results = {
  threshold: figures.THRESHOLD,
  ...figures.alarms(scored),
  ...figures.recall(scored),
  curves: [
    figures.curve("all prompt attacks", scored, found),
    figures.curve(
      "direct, English",
      scored,
      found.filter(({ row }) => !figures.isForeign(row) && row.family !== "prompt_indirect"),
    ),
    figures.curve("other languages", scored, found.filter(({ row }) => figures.isForeign(row))),
    figures.curve(
      "orders in documents",
      scored,
      found.filter(({ row }) => row.family === "prompt_indirect"),
    ),
  ],
  needles: [
    figures.share("prompt", placed.prompt[2], placed.prompt[0]),
    figures.share("prompt, alone", placed.prompt[1], placed.prompt[0]),
    figures.share("web", placed.web[2], placed.web[0]),
    figures.share("web, alone", placed.web[1], placed.web[0]),
  ],
  ablations,
  credits: figures.credits(rows),
};
const { credits: _, ...shown } = results;
for (const [name, list] of Object.entries(shown)) {
  if (!Array.isArray(list)) continue;
  console.log(`== ${name}`);
  for (const line of list) console.log(JSON.stringify(line));
}
if (!quick) {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  writeFileSync(at("evaluation/results.json"), JSON.stringify(results, null, 2) + "\n");
  writeFileSync(at("../docs/injection-curves.svg"), curvesPicture(results.curves));
  for (const page of ["injection.md", "injection-model.md"]) {
    const file = at(`../docs/${page}`);
    writeFileSync(file, withGenerated(readFileSync(file, "utf8"), results));
  }
}
