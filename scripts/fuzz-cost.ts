/**
 * Searches for the requests that cost a guard most CPU time for their size, and prints the worst:
 *
 *     node --import tsx scripts/fuzz-cost.ts --minutes 10 [--guard injectionScan] [--seed 1]
 *     node --import tsx scripts/fuzz-cost.ts --guard validate --replay '{"method":…}'
 *
 * Each find is printed with a plan in JSON, which makes the same request. A seed gives the same
 * attempts; which of them are kept depends on the measured times. Exits with 1 when the cost of a
 * find grows faster than its size.
 *
 * @module
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { guardedBy, guardNames } from "./fuzz-cost/guards.ts";
import { randomOf } from "./fuzz-cost/mutate.ts";
import { type Plan, prepare } from "./fuzz-cost/plan.ts";
import {
  costOf,
  type Find,
  leastGrowth,
  MAX_GROWTH,
  perByte,
  searchCosts,
} from "./fuzz-cost/search.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    guard: { type: "string" },
    seed: { type: "string", default: "1" },
    finds: { type: "string", default: "3" },
    replay: { type: "string" },
  },
});
const guards = values.guard === undefined ? guardNames : [values.guard];
for (const name of guards) {
  if (!guardNames.includes(name)) {
    throw new RangeError(`--guard must be one of ${guardNames.join(", ")}, got ${name}`);
  }
}
if (values.replay === undefined) {
  const budgetMs = Number(values.minutes) * 60_000 / guards.length;
  for (const name of guards) await search(name, budgetMs);
} else await replay(guards[0], JSON.parse(values.replay));

async function search(name: string, budgetMs: number): Promise<void> {
  const send = guardedBy(name);
  const until = performance.now() + budgetMs;
  let tries = 0;
  const finds = await searchCosts(send, randomOf(Number(values.seed)), (n) => {
    tries = n;
    return performance.now() < until;
  });
  console.log(`\n${name}: ${tries} tries`);
  for (const find of finds.slice(0, Number(values.finds))) {
    const growth = await leastGrowth(send, find.plan);
    const shown = Number.isNaN(growth) ? "? (too large)" : growth.toFixed(1);
    console.log(`  ${summary(find)}, twice as much costs ×${shown}`);
    console.log(`    ${JSON.stringify(find.plan)}`);
    if (growth > MAX_GROWTH) {
      console.log(`    grows faster than its size: at most ×${MAX_GROWTH} is allowed`);
      process.exitCode = 1;
    }
  }
}

function summary(find: Find): string {
  const { bytes, ms, bareMs, ordinaryMs, status } = find;
  return `${bytes} bytes, ${ms.toFixed(2)} ms (${bareMs.toFixed(2)} without the guard), ` +
    `${perByte(find).toFixed(3)} µs/byte, status ${status}, ` +
    `×${(ms / ordinaryMs).toFixed(1)} of an ordinary request`;
}

async function replay(name: string, plan: Plan): Promise<void> {
  const ms = await costOf(guardedBy(name), plan, 5);
  console.log(`${name}: ${prepare(plan)?.bytes} bytes, ${ms.toFixed(2)} ms`);
}
