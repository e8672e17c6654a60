/**
 * The results of `npm run bench:cold`, and their section in PERFORMANCE.md.
 *
 * @module
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tests/runtimes/runners.mjs";
import { tableOf, withBlock } from "../page.ts";
import { modules } from "./guards.ts";

/** The start of one module, in milliseconds. */
export interface ColdTime {
  /** The median. */
  readonly ms: number;
  /** The shortest: other load on the machine only makes a start longer. */
  readonly least: number;
}

/** The starts on one runtime, by module. */
export type ColdTimes = Readonly<Record<string, ColdTime>>;

/** The results of one runtime. */
export interface ColdResult {
  readonly version: string;
  readonly times: ColdTimes;
}

/** The bar: no guard but the scanner takes longer. */
export const MOST_MS = 9;

/** The modules above the bar, by their shortest start. */
export function tooLate(times: ColdTimes): string[] {
  return modules.filter(({ name, scans }) => !scans && (times[name]?.least ?? 0) > MOST_MS)
    .map(({ name }) => name);
}

const PLACE = path.join(root, "bench/cold/results.json");
const PAGE = "PERFORMANCE.md";

/** Reads the results, by runtime; there are none before the first run. */
export function readColdResults(): Readonly<Record<string, ColdResult>> {
  return existsSync(PLACE) ? JSON.parse(readFileSync(PLACE, "utf8")) : {};
}

/** Adds the result of one runtime, and replaces its earlier one. */
export function addColdResult(runtime: string, { version, times }: ColdResult): void {
  const rounded = Object.fromEntries(
    Object.entries(times).map(([name, { ms, least }]) => [name, {
      ms: Number(ms.toPrecision(3)),
      least: Number(least.toPrecision(3)),
    }]),
  );
  const results = { ...readColdResults(), [runtime]: { version, times: rounded } };
  writeFileSync(PLACE, JSON.stringify(results, null, 2) + "\n");
}

/** The page with the section that the results give; as it is without a result. */
export function coldPage(): string {
  const results = readColdResults();
  if (Object.keys(results).length === 0) return readFileSync(path.join(root, PAGE), "utf8");
  return withBlock(PAGE, "cold", coldSection(results));
}

/** Writes the section. */
export function writeColdPage(): void {
  writeFileSync(path.join(root, PAGE), coldPage());
}

function coldSection(results: Readonly<Record<string, ColdResult>>): string {
  const measured = Object.entries(results);
  const late = measured.flatMap(([runtime, { times }]) =>
    tooLate(times).map((name) => `\`${name}\` on ${runtime}`)
  );
  const bar = late.length === 0
    ? `All but the scanner stay below ${MOST_MS} ms, the bar of the project.`
    : `The bar of the project is ${MOST_MS} ms for all but the scanner; missed by ${
      late.join(", ")
    }.`;
  return `## Cold start

\`npm run bench:cold -- --write\` in the repository writes this section: milliseconds from the import of a minified
bundle to a guard that is ready, the shortest of some new processes and in brackets their median; other
load on a machine only makes a start longer. ${bar} The scanner unpacks its words and rules, and builds its tables at the
first scan.

${
    tableOf(
      ["", ...measured.map(([runtime, { version }]) => `${runtime} ${version}`)],
      modules.map(({ name }) => [
        name.endsWith("()") ? `\`${name}\`` : name,
        ...measured.map(([, { times }]) => {
          const time = times[name];
          return time === undefined ? "–" : `${time.least.toFixed(1)} (${time.ms.toFixed(1)})`;
        }),
      ]),
    )
  }`;
}
