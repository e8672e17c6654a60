/**
 * The results of `npm run bench:stores`, and their section in PERFORMANCE.md.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tests/runtimes/runners.mjs";
import { type Bar, verdictOf } from "../http/bars.ts";
import { NOISE } from "../http/results.ts";
import { tableOf, withBlock } from "../page.ts";
import type { SystemResult } from "./measure.ts";

/** The results of a comparison, by system. */
export type Comparison = Readonly<Record<string, SystemResult>>;

/** The results of all comparisons. */
export interface StoreResults {
  /** The versions of Node and the server. */
  readonly node: string;
  readonly redis: string;
  /** By title. */
  readonly comparisons: Readonly<Record<string, Comparison>>;
}

/** Where the bar is: the comparison and the system. */
export const BAR = {
  title: "64 at a time, 1 000 clients",
  system: "djed redisStore",
} as const;
const MOST: Bar = { most: 0.6 };

const PLACE = path.join(root, "bench/stores/results.json");
const PAGE = "PERFORMANCE.md";

/** Reads the results; there are none before the first run. */
export function readStoreResults(): StoreResults | undefined {
  return existsSync(PLACE) ? JSON.parse(readFileSync(PLACE, "utf8")) : undefined;
}

/** Keeps the results, rounded. */
export function writeStoreResults(results: StoreResults): void {
  const round = (_name: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(4)) : value;
  writeFileSync(PLACE, JSON.stringify(results, round, 2) + "\n");
  writeFileSync(path.join(root, PAGE), storesPage());
}

/** The page with the section that the results give; as it is without a result. */
export function storesPage(): string {
  const results = readStoreResults();
  if (results === undefined) return readFileSync(path.join(root, PAGE), "utf8");
  return withBlock(PAGE, "stores", storesSection(results));
}

/** Says whether the bar was reached; undefined where it was not measured. */
export function storesVerdict(comparisons: StoreResults["comparisons"]): string | undefined {
  const cpu = comparisons[BAR.title]?.[BAR.system]?.cpu;
  return cpu && `${cpu.ratio.toFixed(2)} of ${MOST.most}: ${verdictOf(cpu, MOST)}`;
}

/** Whether the bar was missed by more than the noise. */
export function missesBar(comparisons: StoreResults["comparisons"]): boolean {
  const cpu = comparisons[BAR.title]?.[BAR.system]?.cpu;
  return cpu !== undefined && cpu.ratio > MOST.most * (1 + NOISE);
}

/** The section. */
export function storesSection({ node, redis, comparisons }: StoreResults): string {
  return `## Shared stores

\`npm run bench:stores -- --write\` in the repository writes this section: Node ${node} and redis-server ${redis} on one
machine, over TCP or, for the systems of Upstash and hono-rate-limiter, through an HTTP bridge that
runs in the client's process. All systems run in slices that alternate; each number is the median of
the rounds. CPU is the time of client and server per decision. The ratios are to the best peer with the same
transport in the same round: decisions per second to the fastest, where above 1 is faster, and CPU to the leanest, where
below 1 is cheaper.

The bar of the project is the CPU of \`${BAR.system}\` with ${BAR.title}: ${
    storesVerdict(comparisons) ?? "not measured"
  }.

${
    Object.entries(comparisons).map(([title, comparison]) =>
      `### ${title}\n\n${comparisonTable(comparison)}`
    ).join("\n")
  }`;
}

/** The table of one comparison. */
export function comparisonTable(comparison: Comparison): string {
  return tableOf(
    [
      ...["system", "decisions/s", "× fastest peer", "CPU µs", "× leanest peer"],
      ...["client µs", "server µs", "trips", "scripts"],
    ],
    Object.entries(comparison).map(([name, result]) => [
      name,
      ...[result.perSecond.toFixed(0), result.speed.toFixed(2)],
      ...[result.cpu.us.toFixed(1), result.cpu.ratio.toFixed(2)],
      ...[result.clientUs.toFixed(1), result.serverUs.toFixed(1)],
      ...[result.trips.toFixed(3), result.scripts.toFixed(3)],
    ]),
  );
}
