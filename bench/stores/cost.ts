/**
 * `npm run bench:stores`: compares shared stores with their peers on one real redis-server:
 * decisions per second, CPU time per decision of client and server, round trips and script calls.
 * Needs `redis-server`.
 *
 *     npm run bench:stores -- --match "1 000 clients"
 *     npm run bench:stores -- --write
 *
 * All systems run in alternating slices, so that other load on the machine affects all of them
 * alike. Prints the median, and the median of the ratios to the best peer of the same round: the
 * fastest one, or the one with the least CPU. Over HTTP the client's time includes the bridge,
 * which runs in the same process. `--write` keeps the results in bench/stores/results.json and
 * writes them into PERFORMANCE.md. Exits with 1 when the bar is missed by more than 5 %.
 *
 * @module
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { createLimiter } from "../../mod.ts";
import { redisStore } from "../../src/stores/redis.ts";
import { type Load, measure } from "./measure.ts";
import {
  BAR,
  type Comparison,
  comparisonTable,
  missesBar,
  storesVerdict,
  writeStoreResults,
} from "./page.ts";
import { serverVersion, serverWork, stopServers, tcp } from "./servers.ts";
import { admitting, refusing, type System } from "./systems.ts";

const PACED_MS = 3_000;

/** The comparisons, by title. */
const comparisons: Readonly<Record<string, Load & { readonly systems: readonly System[] }>> = {
  "One decision at a time, one client": { systems: admitting, concurrency: 1, keys: 1 },
  "64 at a time, one client": { systems: admitting, concurrency: 64, keys: 1 },
  [BAR.title]: { systems: admitting, concurrency: 64, keys: 1_000 },
  "Refused: 64 at a time, one client over its limit": {
    systems: refusing,
    concurrency: 64,
    keys: 1,
  },
};
const PACED = "80 % load on one client, four instances";

const { values: options } = parseArgs({
  options: {
    match: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
if (options.write && options.match !== "") throw new RangeError("--write measures everything");

try {
  if (PACED.includes(options.match)) await comparePaces();
  const measured: Record<string, Comparison> = {};
  for (const [title, { systems, ...load }] of Object.entries(comparisons)) {
    if (!title.includes(options.match)) continue;
    measured[title] = await measure(systems, load);
    console.log(`\n### ${title}\n\n${comparisonTable(measured[title])}`);
  }
  const verdict = storesVerdict(measured);
  if (verdict !== undefined) console.log(`CPU of ${BAR.system}, ${BAR.title}: ${verdict}`);
  if (missesBar(measured)) process.exitCode = 1;
  if (options.write) {
    const [node, redis] = [process.versions.node, await serverVersion()];
    writeStoreResults({ node, redis, comparisons: measured });
  }
} finally {
  await stopServers();
}

async function comparePaces(): Promise<void> {
  console.log(`\n### ${PACED}\n`);
  console.log("| consistency | decisions | admitted | trips |");
  console.log("| --- | --: | --: | --: |");
  await pace("exact");
  await pace("lease");
}

/** Four instances that together use four fifths of one bucket, evenly. */
async function pace(consistency: "exact" | "lease"): Promise<void> {
  const limiters = [1, 2, 3, 4].map(() =>
    createLimiter({
      ...{ limit: 1_000, window: "1s", burst: 200, storeTimeout: "30s", consistency },
      store: redisStore({ client: tcp() }),
    })
  );
  const before = (await serverWork()).scripts;
  const started = performance.now();
  const decisions: Promise<{ allowed: boolean }>[] = [];
  while (performance.now() - started < PACED_MS) {
    const due = Math.floor((performance.now() - started) * 0.8);
    while (decisions.length < due) {
      const limiter = limiters[decisions.length % limiters.length];
      decisions.push(Promise.resolve(limiter.take(`paced-${consistency}`)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const admitted = (await Promise.all(decisions)).filter(({ allowed }) => allowed).length;
  const trips = ((await serverWork()).scripts - before) / decisions.length;
  const share = (100 * admitted / decisions.length).toFixed(1);
  console.log(`| ${consistency} | ${decisions.length} | ${share} % | ${trips.toFixed(3)} |`);
}
