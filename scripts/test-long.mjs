// npm run test:long: the searches and soaks that take longer than `npm test`, about 40 minutes.
//
//   npm run test:long                     all of them
//   npm run test:long -- --match fuzz     those whose name contains a text
//   npm run test:long -- --against main   and 10 000 requests to this checkout and to a git ref
//
// Runs one job at a time, because several measure time or memory. The last line sums it all up:
// `N passed, N failed`.
import { parseArgs } from "node:util";
import { machineNode } from "../tests/runtimes/runners.mjs";
import { ensureModules } from "./setup.mjs";
import { commandJob, runJobs } from "./test/jobs.mjs";

const MINUTE = 60_000;

/** Name, arguments of Node, and the time after which a run is ended. */
const LONG = [
  ["fuzz-cost: 10 minutes", ["scripts/fuzz-cost.ts", "--minutes", "10"], 20],
  ["fuzz-validate: 5 million comparisons", ["scripts/fuzz-validate.ts", "5"], 30],
  ["fuzz-compress: 100 000 bodies", ["scripts/fuzz-compress.ts", "100000"], 30],
  ["breaker-schedules: a million schedules", ["scripts/breaker-schedules.ts", "1000000"], 30],
  ["simulate-resilience: outage and overload", ["scripts/simulate-resilience.ts"], 10],
  ["package: all versions of Hono", ["tests/integration/package/hono.test.ts", "--all"], 20],
  ["package: all types", ["tests/integration/package/types.test.ts", "--all"], 20],
  ["soak-protect: 10 million requests", ["scripts/soak-protect.ts", "--requests", "10000000"], 90],
  [
    "uploads: 1 GB on each runtime",
    ["tests/integration/uploads/streamed.test.ts", "--gigabyte"],
    20,
  ],
  ["uploads: 20 000 forms", ["tests/integration/uploads/differential.test.ts", "--long"], 10],
  ["api-keys: times within 5 %", ["tests/integration/api-keys/bars.test.ts", "--long"], 10],
  ["newcomer: Vite and Next too", ["scripts/newcomer.mjs", "--long"], 20],
];

const { values: options } = parseArgs({
  options: { match: { type: "string", default: "" }, against: { type: "string" } },
});
const differential = [
  `differential: 10 000 requests, against ${options.against}`,
  ["scripts/differential.mjs", "--against", options.against],
  30,
];

ensureModules();
const chosen = (options.against === undefined ? LONG : [...LONG, differential])
  .filter(([name]) => name.includes(options.match));
const jobs = chosen.map(([name, args, minutes]) =>
  commandJob(name, machineNode, ["--expose-gc", "--import", "tsx", ...args], {
    limit: minutes * MINUTE,
  })
);
const { passed, failed, skipped } = await runJobs(jobs, { atOnce: 1, showOutput: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
