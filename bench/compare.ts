/**
 * `npm run bench:check`: fails when a `djed.` case is more than 20 % slower, relative to the other
 * cases, or an entry point more than 20 % larger, than in bench/baseline.json; and when a `djed.`
 * case without a reason in its `slower` takes more than 20 % longer than the fastest peer. A slow
 * case is measured a second time before it fails. A guard other than the scanner that takes more
 * than 9 ms from import to ready, at best, fails too.
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
  type Ratios,
  ratiosOf,
  readBaseline,
  regressions,
  TOLERANCE,
  unjudged,
  writeBaseline,
} from "./baseline.ts";
import { cases } from "./cases.ts";
import { slowerThanPeers } from "./in-process/peers.ts";
import type { Report } from "./measure.ts";
import { measureCold } from "./cold/cold.ts";
import { tooLate } from "./cold/page.ts";
import { entrySizes, measureOn, runtimes } from "./runtimes.ts";

const COLD_ROUNDS = 5;

/** A case that is slower than in the baseline, or than the fastest peer. */
interface SlowCase {
  readonly group: string;
  readonly name: string;
  /** How much. */
  readonly text: string;
}

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
  const sizes = bigger.map((one) => ({ ...one, text: `was ${one.was}, is ${one.is} bytes` }));
  tell("entry points, minified and gzipped", sizes);
  let passed = bigger.length === 0;
  for (const runtime of options.runtime) {
    const slow = await confirmedSlow(runtime, baseline.ratios[runtime] ?? {});
    tell(runtime, slow);
    passed &&= slow.length === 0;
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
async function confirmedSlow(runtime: string, before: Ratios): Promise<SlowCase[]> {
  const now = await measureOn(runtime, options);
  for (const name of unjudged(ratiosOf(now), before)) {
    console.log(`new   ${name}: no baseline yet, npm run bench:baseline`);
  }
  const suspects = slowIn(now, before);
  const confirmed: SlowCase[] = [];
  for (const group of new Set(suspects.map((suspect) => suspect.group))) {
    const again = slowIn(await measureOn(runtime, { match: group }), before);
    const names = suspects.filter((s) => s.group === group).map(({ name }) => name);
    confirmed.push(...again.filter(({ name }) => names.includes(name)));
  }
  return confirmed;
}

function slowIn(report: Report, before: Ratios): SlowCase[] {
  const regressed = regressions(ratiosOf(report), before).map(({ group, name, was, is }) => ({
    group,
    name,
    text: `was ${was}, is ${is} times the cases that are not ours`,
  }));
  const behind = slowerThanPeers(cases, report, TOLERANCE).map(({ one, share }) => ({
    group: one.group,
    name: one.name,
    text: `takes ${share.toFixed(2)} times as long as the fastest peer`,
  }));
  return [...regressed, ...behind];
}

function tell(what: string, found: readonly SlowCase[]): void {
  console.log(`${found.length === 0 ? "ok  " : "FAIL"}  ${what}`);
  for (const { group, name, text } of found) console.log(`      ${group} · ${name}: ${text}`);
}
