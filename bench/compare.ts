/**
 * `npm run bench:check`: fails when a `djed.` case is more than 20 % slower, relative to the other
 * cases, or an entry point more than 20 % larger, than in bench/baseline.json. A slow case is
 * measured a second time before it fails. A guard other than the scanner that takes more than 9 ms
 * from import to ready, at best, fails too.
 *
 *     npm run bench:check -- --runtime node --match "rate-limit"
 *     npm run bench:baseline
 *
 * @module
 */
import { parseArgs } from "node:util";
import process from "node:process";
import {
  type Baseline,
  grown,
  ratiosOf,
  readBaseline,
  type Regression,
  regressions,
  unjudged,
  writeBaseline,
} from "./baseline.ts";
import { measureCold } from "./cold/cold.ts";
import { tooLate } from "./cold/page.ts";
import { entrySizes, measureOn, runtimes } from "./runtimes.ts";

const COLD_ROUNDS = 5;

const { values: options } = parseArgs({
  options: {
    runtime: { type: "string", multiple: true, default: [...runtimes] },
    match: { type: "string", default: "" },
    baseline: { type: "string" },
    write: { type: "boolean", default: false },
  },
});

if (options.write) await write();
else process.exitCode = await check() ? 0 : 1;

async function write(): Promise<void> {
  const ratios: Baseline["ratios"] = {};
  for (const runtime of options.runtime) {
    console.log(`measuring on ${runtime} …`);
    ratios[runtime] = ratiosOf(await measureOn(runtime, options));
  }
  writeBaseline({ ratios, bytes: await entrySizes() }, options.baseline);
}

async function check(): Promise<boolean> {
  const baseline = readBaseline(options.baseline);
  const bigger = grown(await entrySizes(), baseline.bytes);
  tell("entry points, minified and gzipped", bigger, "bytes");
  let passed = bigger.length === 0;
  for (const runtime of options.runtime) {
    const slower = await confirmedRegressions(runtime, baseline.ratios[runtime] ?? {});
    tell(runtime, slower, "times the cases that are not ours");
    passed &&= slower.length === 0;
  }
  return await checkColdStarts() && passed;
}

/** Whether the guards start in time. Not checked when only some groups are. */
async function checkColdStarts(): Promise<boolean> {
  if (options.match !== "") return true;
  let passed = true;
  for (const runtime of options.runtime) {
    let late = tooLate(await measureCold(runtime, COLD_ROUNDS));
    if (late.length > 0) {
      const again = tooLate(await measureCold(runtime, COLD_ROUNDS));
      late = late.filter((name) => again.includes(name));
    }
    const names = late.length === 0 ? "" : `: ${late.join(", ")}`;
    console.log(`${late.length === 0 ? "ok  " : "FAIL"}  cold start on ${runtime}${names}`);
    passed &&= late.length === 0;
  }
  return passed;
}

/** Cases that are slow in two runs. The second run measures the affected groups only. */
async function confirmedRegressions(
  runtime: string,
  before: Baseline["ratios"][string],
): Promise<Regression[]> {
  const now = ratiosOf(await measureOn(runtime, options));
  for (const name of unjudged(now, before)) {
    console.log(`new   ${name}: no baseline yet, npm run bench:baseline`);
  }
  const suspects = regressions(now, before);
  const confirmed: Regression[] = [];
  for (const group of new Set(suspects.map((suspect) => suspect.group))) {
    const again = ratiosOf(await measureOn(runtime, { match: group }));
    const names = suspects.filter((s) => s.group === group).map(({ name }) => name);
    confirmed.push(...regressions(again, before).filter(({ name }) => names.includes(name)));
  }
  return confirmed;
}

function tell(what: string, found: readonly Regression[], unit: string): void {
  console.log(`${found.length === 0 ? "ok  " : "FAIL"}  ${what}`);
  for (const { group, name, was, is } of found) {
    console.log(`      ${group} · ${name}: was ${was}, is ${is} ${unit}`);
  }
}
