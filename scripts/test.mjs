// npm test: runs every test and check of this repository, and installs what they need first.
//
//   npm test                          all of it
//   npm test -- --only suite          one part: checks, types, publish, newcomer, suite or
//                                     integration
//   npm test -- --only integration --match stores
//   npm test -- --no-setup            installs nothing: what is missing is skipped
//
// It prints one line per job as it finishes, with the output of a job that failed. At the end it
// names the jobs that failed or were skipped; the last line is the sum: `N passed, N failed`.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "../tests/runtimes/runners.mjs";
import { ensureModules } from "./setup.mjs";
import { checkJobs } from "./test/checks.mjs";
import { integrationJobs } from "./test/integration.mjs";
import { missing, runJobs } from "./test/jobs.mjs";
import { newcomerJobs } from "./test/newcomer.mjs";
import { publishJobs } from "./test/publish.mjs";
import { suiteJobs } from "./test/suite.mjs";
import { typeJobs } from "./test/types.mjs";

const parts = {
  checks: checkJobs,
  types: typeJobs,
  publish: publishJobs,
  newcomer: newcomerJobs,
  suite: suiteJobs,
  integration: integrationJobs,
};

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    match: { type: "string", default: "" },
    "no-setup": { type: "boolean", default: false },
  },
});
const chosen = options.only ?? Object.keys(parts);
for (const name of chosen) {
  if (name in parts) continue;
  console.error(`No part is named "${name}". There are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

const setup = !options["no-setup"];
const problem = ensureModules({ install: setup });
if (problem !== undefined) console.log(`--no-setup: ${problem}.`);
const hasModules = existsSync(path.join(root, "node_modules"));
const jobs = chosen.flatMap((name) => parts[name]({ setup }))
  .filter((job) => job.name.includes(options.match))
  .map((job) => hasModules ? job : { name: job.name, run: () => missing(problem) });
const { passed, failed, skipped } = await runJobs(jobs);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
