// npm test: everything this repository promises, checked. Sets itself up on a fresh machine.
//
//   npm test                          all of it
//   npm test -- --only suite          one part: checks, types, publish, suite or integration
//   npm test -- --only integration --match stores
//
// One line per job as it finishes; what failed is shown with its output, and named again at the
// end. The last line sums it all up: `N passed, N failed`.
import { parseArgs } from "node:util";
import { ensureModules } from "./setup.mjs";
import { checkJobs } from "./test/checks.mjs";
import { integrationJobs } from "./test/integration.mjs";
import { runJobs } from "./test/jobs.mjs";
import { publishJobs } from "./test/publish.mjs";
import { suiteJobs } from "./test/suite.mjs";
import { typeJobs } from "./test/types.mjs";

const parts = {
  checks: checkJobs,
  types: typeJobs,
  publish: publishJobs,
  suite: suiteJobs,
  integration: integrationJobs,
};

const { values: options } = parseArgs({
  options: { only: { type: "string", multiple: true }, match: { type: "string", default: "" } },
});
const chosen = options.only ?? Object.keys(parts);
for (const name of chosen) {
  if (name in parts) continue;
  console.error(`No part is named "${name}". There are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}

ensureModules();
const jobs = chosen.flatMap((name) => parts[name]()).filter((job) =>
  job.name.includes(options.match)
);
const { passed, failed, skipped } = await runJobs(jobs);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
