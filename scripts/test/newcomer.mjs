// What a newcomer does, on each runtime: see scripts/newcomer.mjs.
import { collect, machineNode } from "../../tests/runtimes/runners.mjs";
import { missing } from "./jobs.mjs";

const LIMIT_MS = 600_000;

/** It installs packages, so nothing is tried where `setup` is false. */
export function newcomerJobs({ setup = true } = {}) {
  const name = "newcomer: the packed package, the pages' files";
  return [{ name, run: () => setup ? run() : missing("it installs packages") }];
}

async function run() {
  const { code, output } = await collect(machineNode, ["scripts/newcomer.mjs"], {
    limit: LIMIT_MS,
  });
  const passed = output.match(/ \d+ steps$/gm)?.length ?? 0;
  const skipped = output.match(/ skipped: .*$/gm) ?? [];
  if (code !== 0) return { passed, failed: 1, skipped: skipped.length, output };
  return { passed, failed: 0, skipped: skipped.length, note: skipped[0]?.trim() };
}
