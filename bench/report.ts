/**
 * `npm run bench`: measures on every runtime and writes PERFORMANCE.md.
 *
 * @module
 */
import { writeFileSync } from "node:fs";
import { type BenchCase, isOurs } from "./case.ts";
import { cases, groupsOf } from "./cases.ts";
import type { Measurement } from "./interleave.ts";
import type { Report } from "./measure.ts";
import { entrySizes, measureOn, runtimes, versionOf } from "./runtimes.ts";
import { blockOf } from "./page.ts";
import { formatPage, PAGE, sizeSection } from "./sizes.ts";

const reports: [runtime: string, report: Report][] = [];
for (const runtime of runtimes) {
  console.log(`measuring on ${runtime} …`);
  reports.push([`${runtime} ${await versionOf(runtime)}`, await measureOn(runtime)]);
}
writeFileSync(PAGE, page(await sizeSection(await entrySizes())));
formatPage();

function page(size: string): string {
  return [
    `# Performance

Server CPU over HTTP, the start of a process, single operations in process, and sizes. Compare
numbers within one table only, because they depend on the machine and its load.
`,
    // These parts have commands of their own.
    blockOf("PERFORMANCE.md", "http"),
    blockOf("PERFORMANCE.md", "cold"),
    `## In process

\`npm run bench\` in the repository writes this page. The cases of a table ran in one process, in short slices that
alternate; each number is the median of all rounds. \`npm run bench:check\` compares the ratios with a
baseline.

Each cell is the **multiple of the first row**, and in brackets the nanoseconds above it. The last lines
of a table divide the nanoseconds of our case by those of the fastest peer: below 1 is faster.
`,
    ...[...groupsOf(cases)].map(([group, list]) => section(group, list)),
    size,
  ].join("\n");
}

function section(group: string, list: readonly BenchCase[]): string {
  const rows = list.map(({ name }) =>
    row(name, reports.map(([, report]) => cell(report[group]![name]!)))
  );
  const peers = list.filter(({ peer }) => peer);
  const ours = peers.length === 0 ? [] : list.filter(({ name }) => isOurs(name)).map((one) => ({
    ...one,
    shares: reports.map(([, report]) => shareOf(one.name, list, report[group]!)),
  }));
  const comparisons = ours.map(({ name, shares }) =>
    row(`**${name} ÷ the fastest peer**`, shares.map((share) => `**${share.toFixed(2)}**`))
  );
  const reasons = ours.flatMap(({ name, shares, slower }) => {
    const where = reports.filter((_, i) => shares[i]! > 1).map(([runtime]) => runtime);
    if (where.length === 0 || slower === undefined) return [];
    return [`\`${name}\` is slower than the fastest peer on ${where.join(", ")}: ${slower}\n`];
  });
  const head = row("", reports.map(([runtime]) => runtime));
  const rule = `|---|${"--:|".repeat(reports.length)}`;
  return [`### ${group}\n`, head, rule, ...rows, ...comparisons, "", ...reasons].join("\n");
}

function row(first: string, cells: readonly string[]): string {
  return `| ${first} | ${cells.join(" | ")} |`;
}

function cell({ ns, ratio, over }: Measurement): string {
  return ratio === 1 ? `1 (${Math.round(ns)} ns)` : `${ratio.toFixed(2)} (${Math.round(over)})`;
}

/**
 * The time beyond the first row, relative to the best; whole times where the first row is a peer.
 */
function shareOf(
  name: string,
  list: readonly BenchCase[],
  measured: Record<string, Measurement>,
): number {
  const peers = list.filter(({ peer }) => peer);
  const [first] = list;
  const measure = first!.peer || isOurs(first!.name) ? "ns" : "over";
  const fastest = Math.min(...peers.map((peer) => measured[peer.name]![measure]));
  return measured[name]![measure] / fastest;
}
