// The long form of tests/property/resilience/breaker.test.ts: by default a million random
// schedules.
//
//   tsx scripts/breaker-schedules.ts [number of schedules] [seed]
import process from "node:process";
import fc from "fast-check";
import { runSchedule, scheduleArbitrary } from "../tests/property/resilience/breaker-schedule.ts";

const numRuns = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_260_101);
const started = performance.now();
const details = fc.check(
  fc.property(scheduleArbitrary, (schedule) => {
    const broken = runSchedule(schedule);
    if (broken !== "") throw new Error(broken);
  }),
  { numRuns, seed },
);
if (details.failed) console.log(fc.defaultReportMessage(details));
const seconds = ((performance.now() - started) / 1_000).toFixed(0);
console.log(`${details.numRuns} schedules, ${details.failed ? 1 : 0} broken, ${seconds} s`);
process.exitCode = details.failed ? 1 : 0;
