/**
 * The baseline of the gate: the ratio of every case on each runtime, and the size in bytes
 * of every entry point. `npm run bench:baseline` writes it.
 *
 * @module
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../tests/runtimes/runners.mjs";
import { isOurs } from "./case.ts";
import type { Report } from "./measure.ts";

/** Shares by group and `djed.` case: the case's time divided by that of all other cases. */
export type Ratios = Record<string, Record<string, number>>;

/** The content of bench/baseline.json. */
export interface Baseline {
  /** By runtime. */
  readonly ratios: Record<string, Ratios>;
  /** By entry point. */
  readonly bytes: Record<string, number>;
}

/** A case that became slower, or an entry point that became larger. */
export interface Regression {
  /** The group of the case. */
  readonly group: string;
  /** The case. */
  readonly name: string;
  /** Its ratio in the baseline. */
  readonly was: number;
  /** Its ratio now. */
  readonly is: number;
}

/** A value above this multiple of its baseline is a regression. */
export const TOLERANCE = 1.2;

const PLACE = path.join(root, "bench/baseline.json");

/** Reads a baseline. */
export function readBaseline(place: string = PLACE): Baseline {
  return JSON.parse(readFileSync(place, "utf8"));
}

/** Writes a baseline. */
export function writeBaseline(baseline: Baseline, place: string = PLACE): void {
  writeFileSync(place, JSON.stringify(baseline, null, 2) + "\n");
}

/** The shares of the `djed.` cases of a report. */
export function ratiosOf(report: Report): Ratios {
  return Object.fromEntries(
    Object.entries(report).map(([group, cases]) => [
      group,
      Object.fromEntries(
        Object.entries(cases)
          .filter(([name]) => isOurs(name))
          .map(([name, { share }]) => [name, Number(share.toPrecision(4))]),
      ),
    ]),
  );
}

/** The `djed.` cases that became slower. Cases without a baseline are skipped. */
export function regressions(now: Ratios, before: Ratios): Regression[] {
  return Object.entries(now).flatMap(([group, cases]) =>
    Object.entries(cases)
      .map(([name, is]) => ({ group, name, was: before[group]?.[name] ?? Infinity, is }))
      .filter(({ name, was, is }) => isOurs(name) && is > was * TOLERANCE)
  );
}

/** The `djed.` cases without a baseline. */
export function unjudged(now: Ratios, before: Ratios): string[] {
  return Object.entries(now).flatMap(([group, cases]) =>
    Object.keys(cases)
      .filter((name) => isOurs(name) && before[group]?.[name] === undefined)
      .map((name) => `${group} · ${name}`)
  );
}

/** The entry points that became larger. */
export function grown(now: Record<string, number>, before: Record<string, number>): Regression[] {
  return Object.entries(now)
    .map(([name, is]) => ({ group: "bytes", name, was: before[name] ?? Infinity, is }))
    .filter(({ was, is }) => is > was * TOLERANCE);
}
