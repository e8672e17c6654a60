// Tests that need sockets, files, servers or other runtimes. Each file is a process of the
// machine's Node.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { collect, machineNode, readCounts, root } from "../../tests/runtimes/runners.mjs";
import { read } from "../check-kit.mjs";
import { ensureProgram } from "../setup.mjs";
import { missing } from "./jobs.mjs";

const FOLDER = "tests/integration";
const LIMIT_PER_FILE = 150_000;
/** The programs of the machine that tests start, and how the text of such a test is recognised. */
const PROGRAMS = [
  {
    name: "redis-server",
    debianPackage: "redis-server",
    reason: "tests of the Redis stores start a real server",
    usedBy: /\/redis\.ts"/,
  },
  {
    name: "prometheus",
    debianPackage: "prometheus",
    reason: "tests of the metrics are scraped by a real Prometheus",
    usedBy: /\/prometheus\.ts"|"promtool"/,
  },
  {
    name: "curl",
    debianPackage: "curl",
    reason: "a test runs the commands that `npm start` prints",
    usedBy: /\bcurl /,
  },
];

/** Tests that install the package as users do. */
const INSTALLS = /\/packages\/scratch\.ts"/;

/** One job for each file; with `setup`, a program that it needs is installed first. */
export function integrationJobs({ setup = true } = {}) {
  if (!existsSync(path.join(root, FOLDER))) return [];
  const files = readdirSync(path.join(root, FOLDER), { recursive: true })
    .filter((file) => file.endsWith(".test.ts"))
    .sort();
  const problems = new Map();
  const problemOf = (program) => {
    if (!problems.has(program)) problems.set(program, ensureProgram(program, { install: setup }));
    return problems.get(program);
  };
  return files.map((file) => ({
    name: `integration: ${file.replace(/\.test\.ts$/, "")}`,
    run() {
      const text = read(root, `${FOLDER}/${file}`);
      if (!setup && INSTALLS.test(text)) return missing("it installs packages");
      const problem = programsOf(text).map(problemOf).find(Boolean);
      return problem === undefined ? runFile(`${FOLDER}/${file}`) : missing(problem);
    },
  }));
}

function programsOf(text) {
  return PROGRAMS.filter(({ usedBy }) => usedBy.test(text));
}

async function runFile(file) {
  const args = ["--import", "tsx", "--test-reporter=tap", file];
  const { code, output } = await collect(machineNode, args, { limit: LIMIT_PER_FILE });
  const { passed, failed, skipped } = readCounts(output);
  const ok = code === 0 && failed === 0 && passed + skipped > 0;
  return { passed, failed: ok ? 0 : Math.max(1, failed), skipped, output: withoutPasses(output) };
}

/** A TAP stream without the tests that passed. */
function withoutPasses(output) {
  return output.replace(/^\s*ok \d+ .*\n\s*---\n(?:(?!\s*\.\.\.).*\n)*\s*\.\.\.\n/gm, "")
    .replace(/^\s*# Subtest: .*\n/gm, "");
}
