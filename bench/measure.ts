/**
 * Measures every group on the runtime that runs this file, and prints one line of JSON.
 *
 *     node --import tsx bench/measure.ts [--match TEXT] [--rounds N]
 *
 * `BENCH_SLOW=TEXT` repeats the work of cases whose name contains TEXT four times, to test the
 * gate.
 *
 * @module
 */
import { parseArgs } from "node:util";
import process from "node:process";
import type { BenchCase } from "./case.ts";
import { cases, groupsOf } from "./cases.ts";
import { interleave, type Measurement } from "./interleave.ts";

/** Measurements by group and case. */
export type Report = Record<string, Record<string, Measurement>>;

const { values: options } = parseArgs({
  options: { match: { type: "string", default: "" }, rounds: { type: "string", default: "200" } },
});
const effort = { rounds: Number(options.rounds), slice: 1.5 };
const slow = process.env.BENCH_SLOW;
const SLOW_TIMES = 4;

const report: Report = {};
for (const [group, list] of groupsOf(cases)) {
  if (!group.includes(options.match)) continue;
  report[group] = Object.fromEntries(await interleave(list.map(slowed), effort));
}
console.log(JSON.stringify(report));
// Timers of peers would keep the process running.
process.exit(0);

function slowed(one: BenchCase): BenchCase {
  if (!slow || !one.name.includes(slow)) return one;
  return {
    ...one,
    async setup() {
      const call = await one.setup();
      return call() instanceof Promise
        ? async () => {
          for (let i = 1; i < SLOW_TIMES; i++) await call();
          return await call();
        }
        : () => {
          for (let i = 1; i < SLOW_TIMES; i++) call();
          return call();
        };
    },
  };
}
