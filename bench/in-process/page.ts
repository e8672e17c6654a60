/**
 * The section of PERFORMANCE.md about single operations in process.
 *
 *     npx tsx bench/in-process/page.ts
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { root } from "../../tests/runtimes/runners.mjs";
import type { BenchCase } from "../case.ts";
import { cases, groupsOf } from "../cases.ts";
import { tableOf, withBlock } from "../page.ts";
import { comparisonsOf, NOISE } from "./peers.ts";
import { readResults } from "./results.ts";
import type { Results, Times } from "./results.ts";

const PAGE = "PERFORMANCE.md";

/** The page with the section that the results give; as it is without a result. */
export function inProcessPage(): string {
  const results = readResults();
  if (Object.keys(results).length === 0) return readFileSync(path.join(root, PAGE), "utf8");
  return withBlock(PAGE, "in-process", inProcessSection(results, cases));
}

/** Writes the section. */
export function writeInProcessPage(): void {
  writeFileSync(path.join(root, PAGE), inProcessPage());
}

/** The section. */
export function inProcessSection(results: Results, list: readonly BenchCase[]): string {
  return [
    `## In process

\`npm run bench\` in the repository writes this section. The cases of a table ran in one process, in short slices that
alternate; each number is the median of all rounds. Times are CPU times of the process, with the threads of the runtime. \`npm run bench:check\` compares the ratios with a
baseline, and each case of ours with its peers.

Each cell is the **multiple of the first row**, and in brackets the nanoseconds above it. The last lines
of a table divide the time of our case by that of the fastest peer, both without the first row's unless that is a case
of ours or a peer: below 1 is faster. Up to ${
      NOISE.toFixed(2)
    } is the noise of a shared machine; a reason is below the table where a case of ours is slower.
`,
    ...[...groupsOf(list)].map(([group, members]) => tableOfGroup(results, group, members)),
  ].join("\n");
}

function tableOfGroup(results: Results, group: string, list: readonly BenchCase[]): string {
  const measured = Object.entries(results);
  const titles = measured.map(([runtime, { version }]) => `${runtime} ${version}`);
  const rows = list.map(({ name }) => [
    name,
    ...measured.map(([, { times }]) => cell(times[group]?.[name])),
  ]);
  const shares = measured.map(([, { times }]) =>
    new Map(comparisonsOf(list, times[group]).map(({ one, share }) => [one, share]))
  );
  const ours = list.filter((one) => shares.some((byCase) => byCase.has(one)));
  const comparisons = ours.map((one) => [
    `**${one.name} ÷ the fastest peer**`,
    ...shares.map((byCase) => byCase.has(one) ? `**${byCase.get(one)!.toFixed(2)}**` : "–"),
  ]);
  const reasons = ours.flatMap((one) => {
    const where = titles.filter((_, i) => (shares[i]!.get(one) ?? 0) > NOISE);
    if (where.length === 0) return [];
    return [
      `\`${one.name}\` is slower than the fastest peer on ${where.join(", ")}: ${
        one.slower ?? "**no reason is known**"
      }\n`,
    ];
  });
  return [`### ${group}\n`, tableOf(["", ...titles], [...rows, ...comparisons]), ...reasons]
    .join("\n");
}

function cell(times: Times | undefined): string {
  if (times === undefined) return "–";
  const { ns, ratio, over } = times;
  return ratio === 1 ? `1 (${Math.round(ns)} ns)` : `${ratio.toFixed(2)} (${Math.round(over)})`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeInProcessPage();
