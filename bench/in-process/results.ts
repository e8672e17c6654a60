/**
 * The results of `npm run bench`: bench/in-process/results.json.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tests/runtimes/runners.mjs";
import type { Measurement } from "../interleave.ts";
import type { Report } from "../measure.ts";

/** The times of one case. */
export type Times = Pick<Measurement, "ns" | "ratio" | "over">;

/** The results of one runtime. */
export interface RuntimeResult {
  readonly version: string;
  /** By group and case. */
  readonly times: Readonly<Record<string, Readonly<Record<string, Times>>>>;
}

/** Results by runtime. */
export type Results = Readonly<Record<string, RuntimeResult>>;

const PLACE = path.join(root, "bench/in-process/results.json");

/** Reads the results; there are none before the first run. */
export function readResults(): Results {
  return existsSync(PLACE) ? JSON.parse(readFileSync(PLACE, "utf8")) : {};
}

/** Adds the result of one runtime, and replaces its earlier one. */
export function addResult(runtime: string, version: string, report: Report): void {
  const results = { ...readResults(), [runtime]: resultOf(version, report) };
  writeFileSync(PLACE, JSON.stringify(results, null, 2) + "\n");
}

/** A report as it is kept, with rounded times. */
export function resultOf(version: string, report: Report): RuntimeResult {
  return {
    version,
    times: Object.fromEntries(
      Object.entries(report).map(([group, byCase]) => [
        group,
        Object.fromEntries(
          Object.entries(byCase).map(([name, { ns, ratio, over }]) => [
            name,
            { ns: rounded(ns), ratio: rounded(ratio), over: rounded(over) },
          ]),
        ),
      ]),
    ),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
