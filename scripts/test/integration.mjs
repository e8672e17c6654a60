// Tests that need sockets, files, servers or other runtimes: one process of the machine's Node each.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { collect, machineNode, readCounts, root } from "../../tests/runtimes/runners.mjs";
import { ensureProgram } from "../setup.mjs";
import { missing } from "./jobs.mjs";

const LIMIT_PER_FILE = 150_000;
/** The programs of the machine that tests start, and the Debian packages that bring them. */
const programs = { "redis-server": "redis-server", prometheus: "prometheus", curl: "curl" };

export function integrationJobs() {
  const folder = path.join(root, "tests/integration");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".test.ts"))
    .sort();
  return [
    ...Object.entries(programs).map(([program, debianPackage]) => ({
      name: `integration: ${program} is here`,
      run: () => ensure(program, debianPackage),
    })),
    ...files.map((file) => ({
      name: `integration: ${file.replace(/\.test\.ts$/, "")}`,
      run: () => runFile(`tests/integration/${file}`),
    })),
  ];
}

function ensure(program, debianPackage) {
  const problem = ensureProgram(program, debianPackage);
  return problem === undefined ? { passed: 1, failed: 0, skipped: 0 } : missing(problem);
}

async function runFile(file) {
  const args = ["--import", "tsx", "--test-reporter=tap", file];
  const { code, output } = await collect(machineNode, args, { limit: LIMIT_PER_FILE });
  const { passed, failed, skipped } = readCounts(output);
  const ok = code === 0 && failed === 0 && passed + skipped > 0;
  return { passed, failed: ok ? 0 : Math.max(1, failed), skipped, output: withoutPasses(output) };
}

/** Of a TAP stream what is worth reading: everything but the tests that passed. */
function withoutPasses(output) {
  return output.replace(/^\s*ok \d+ .*\n\s*---\n(?:(?!\s*\.\.\.).*\n)*\s*\.\.\.\n/gm, "")
    .replace(/^\s*# Subtest: .*\n/gm, "");
}
