/**
 * The results that the pages show: bench/http/results.json.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tests/runtimes/runners.mjs";

/** The cost of one variant on one runtime. */
export interface Cost {
  /** Microseconds of CPU per request: the median of the rounds. */
  readonly us: number;
  /** Its CPU divided by the baseline's of the same round: the median. */
  readonly ratio: number;
  /** The quartiles of that ratio. */
  readonly spread: readonly [low: number, high: number];
}

/** The costs on one runtime, by variant. */
export interface RuntimeResult {
  readonly version: string;
  readonly rounds: number;
  /** Requests per round and variant. */
  readonly requests: number;
  readonly costs: Readonly<Record<string, Cost>>;
}

/** Results by runtime. */
export type Results = Readonly<Record<string, RuntimeResult>>;

/** A run whose second no-op differs from the first by more is not to be trusted. */
export const NOISE = 0.05;

const PLACE = path.join(root, "bench/http/results.json");

/** The difference between the two no-ops of a run, as a share. */
export function noiseOf(costs: RuntimeResult["costs"]): number {
  return Math.abs((costs["no-op again"]?.ratio ?? 1) - 1);
}

/** Reads the results; there are none before the first run. */
export function readResults(): Results {
  return existsSync(PLACE) ? JSON.parse(readFileSync(PLACE, "utf8")) : {};
}

/** Adds the result of one runtime, and replaces its earlier one. */
export function addResult(runtime: string, result: RuntimeResult): void {
  const costs = Object.fromEntries(
    Object.entries(result.costs).map(([name, { us, ratio, spread }]) => [name, {
      us: rounded(us),
      ratio: rounded(ratio),
      spread: spread.map(rounded),
    }]),
  );
  const results = { ...readResults(), [runtime]: { ...result, costs } };
  writeFileSync(PLACE, JSON.stringify(results, null, 2) + "\n");
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
