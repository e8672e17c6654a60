// Runs jobs, two at a time, and prints the outcome of each.
//
// A job is { name, run }. `run` resolves to an outcome:
//   { passed, failed, skipped, note?, output? }
import { existsSync } from "node:fs";
import { collect } from "../../tests/runtimes/runners.mjs";
import { onCi } from "../setup.mjs";

/** The machines this runs on have two cores, and some tests measure time. */
const AT_ONCE = 2;
const SHOWN_OF_A_FAILURE = 12_000;

/**
 * Runs all jobs and returns the sums of their counts.
 *
 * @param {object[]} jobs
 * @param {{ atOnce?: number, showOutput?: boolean }} options How many run at the same time (2), and
 *   whether the output of jobs that passed is shown too (no).
 */
export async function runJobs(jobs, { atOnce = AT_ONCE, showOutput = false } = {}) {
  const waiting = [...jobs];
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const skips = [];

  async function work() {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const started = performance.now();
      const outcome = await runOne(job);
      for (const count of Object.keys(totals)) totals[count] += outcome[count];
      if (outcome.failed > 0) failures.push(job.name);
      else if (outcome.passed === 0) skips.push(`${job.name}: ${outcome.note ?? "no test ran"}`);
      console.log(describe(job.name, outcome, (performance.now() - started) / 1000, showOutput));
    }
  }

  await Promise.all(Array.from({ length: atOnce }, work));
  if (skips.length > 0) console.log(`\nSKIPPED:\n${indent(skips.join("\n"))}`);
  if (failures.length > 0) console.log(`\nFAILED: ${failures.join(", ")}`);
  return totals;
}

async function runOne(job) {
  try {
    return await job.run();
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, output: String(error?.stack ?? error) };
  }
}

function describe(name, { passed, failed, skipped, note, output }, seconds, showOutput) {
  const verdict = failed > 0 ? "FAIL" : passed > 0 ? "ok  " : "SKIP";
  const counts = [
    passed + failed > 1 ? `${passed} passed` : "",
    failed > 0 && passed + failed > 1 ? `${failed} failed` : "",
    skipped > 0 && passed > 0 ? `${skipped} skipped` : "",
  ].filter(Boolean).join(", ");
  const line = [verdict, name.padEnd(44), counts, note, `${seconds.toFixed(1)} s`]
    .filter(Boolean).join("  ");
  return (failed > 0 || showOutput) && output ? `${line}\n${indent(shorten(output))}\n` : line;
}

function shorten(output) {
  if (output.length <= SHOWN_OF_A_FAILURE) return output.trimEnd();
  const kept = [failedTests(output), output].map((text) => text.slice(-SHOWN_OF_A_FAILURE / 2));
  return `${kept[0]}\n… ${output.length} characters in all, which end with …\n${kept[1].trimEnd()}`;
}

/** The lines of TAP output about tests that failed: each "not ok" with its diagnostics. */
function failedTests(output) {
  let isShown = false;
  return output.split("\n").filter((line) => {
    const wasShown = isShown;
    if (/^\s*not ok /.test(line)) isShown = true;
    else if (isShown && /^\s*\.\.\.$/.test(line)) isShown = false;
    return wasShown || isShown;
  }).join("\n");
}

function indent(text) {
  return text.replace(/^/gm, "    ");
}

/** A job that is one command: passed when it exits with 0. */
export function commandJob(name, command, args, options) {
  return {
    name,
    async run() {
      if (!existsSync(command)) return missing(`${command} is missing`);
      const { code, output } = await collect(command, args, options);
      const failed = code === 0 ? 0 : 1;
      return { passed: 1 - failed, failed, skipped: 0, output };
    },
  };
}

/** The outcome of a job that needs something missing: a skip, and a failure on a CI machine. */
export function missing(note) {
  return onCi
    ? { passed: 0, failed: 1, skipped: 0, note, output: `${note}; with CI set this is a failure` }
    : { passed: 0, failed: 0, skipped: 1, note };
}
