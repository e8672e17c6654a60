// Does what a newcomer does: packs the package, installs it into an empty folder for each runtime,
// pastes the files of the README and docs/deploy, starts them and asks. Prints the seconds until
// the first answer.
//
//   node scripts/newcomer.mjs                Node 20, Node 24, Bun, Deno and Workers
//   node scripts/newcomer.mjs --long         Vite and Next too
//   node scripts/newcomer.mjs --match deno   the projects whose name contains a text
//
// `npm test` runs the first form, `npm run test:long` the second. The package comes from a tarball,
// and for `jsr:` from the checkout: installing it by name from npm and JSR is not tried.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { tryProject } from "./newcomer/project.mjs";
import { LONG, SHORT } from "./newcomer/projects.mjs";
import { pack } from "./pack.mjs";
import { onCi } from "./setup.mjs";

/** Most of the time is spent on waiting for installs and starts. */
const AT_ONCE = 3;

const { values: { long, match } } = parseArgs({
  options: {
    long: { type: "boolean", default: false },
    match: { type: "string", default: "" },
  },
});
const projects = [...SHORT, ...(long ? LONG : [])].filter(({ name }) => name.includes(match));
if (projects.length === 0) {
  console.error(`No project has "${match}" in its name.`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), "edge-packed-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const tarball = await pack({ folder });

const row = (...cells) =>
  console.log(cells.map((cell, i) => cell.padEnd([36, 9, 14][i] ?? 0)).join(" ").trimEnd());
row("project", "install", "first answer", "what worked");
let failures = 0;
const waiting = [...projects];
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    const { installSeconds, firstAnswerSeconds, done, problems, unavailable } = await tryProject(
      project,
      tarball,
    );
    failures += problems.length + (unavailable !== undefined && onCi ? 1 : 0);
    const what = unavailable === undefined ? `${done.length} steps` : `skipped: ${unavailable}`;
    row(project.name, seconds(installSeconds), seconds(firstAnswerSeconds), what);
    for (const problem of problems) console.log(problem.replace(/^/gm, "    "));
  }
}));
process.exitCode = failures > 0 ? 1 : 0;

function seconds(value) {
  return value === undefined ? "-" : `${value.toFixed(1)} s`;
}
