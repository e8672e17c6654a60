/**
 * Runs `measure.ts` on each runtime, and measures the size of each entry point.
 *
 * @module
 */
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { bun, collect, deno, machineNode, root } from "../tests/runtimes/runners.mjs";
import { type Measurement, median } from "./interleave.ts";
import type { Report } from "./measure.ts";

/**
 * A bundle, because Node 20 cannot run TypeScript and loaders that keep names slow down closures.
 */
const BUNDLE = ".tmp/measure.mjs";
const SOURCE = "bench/measure.ts";

/** The runtimes to measure. Not workerd, whose clock stands still while code runs. */
const commands: Record<string, [binary: string, ...args: string[]]> = {
  node: [machineNode, BUNDLE],
  deno: [deno, "run", "-A", "--no-check", SOURCE],
  bun: [bun, SOURCE],
};

/** Names of the runtimes. */
export const runtimes: readonly string[] = Object.keys(commands);

/** Options of a measurement. */
export interface Measuring {
  /** Only groups whose name contains this text. All by default. */
  readonly match?: string;
}

/**
 * Processes per measurement. A just-in-time compiler may compile a function differently in each
 * process, which more rounds within one process do not show.
 */
const PROCESSES = 3;
const ROUNDS = 40;

/** Measures on one runtime: the median of several processes. */
export async function measureOn(runtime: string, how: Measuring = {}): Promise<Report> {
  if (runtime === "node") await bundle();
  const reports: Report[] = [];
  for (let i = 0; i < PROCESSES; i++) reports.push(await measureOnce(runtime, how));
  return mapCases(reports[0]!, (group, name) => {
    const all = reports.map((report) => report[group]![name]!);
    return {
      ns: median(all.map(({ ns }) => ns)),
      ratio: median(all.map(({ ratio }) => ratio)),
      over: median(all.map(({ over }) => over)),
      share: median(all.map(({ share }) => share)),
    };
  });
}

async function measureOnce(runtime: string, { match = "" }: Measuring): Promise<Report> {
  const [binary, ...args] = commands[runtime]!;
  const { code, output } = await collect(binary, [
    ...args,
    "--match",
    match,
    "--rounds",
    String(ROUNDS),
  ]);
  if (code !== 0) throw new Error(`${SOURCE} on ${runtime} ended with ${code}:\n${output}`);
  return JSON.parse(output.trimEnd().split("\n").at(-1)!);
}

async function bundle(): Promise<void> {
  await build({
    entryPoints: [path.join(root, SOURCE)],
    outfile: path.join(root, BUNDLE),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
}

function mapCases(report: Report, map: (group: string, name: string) => Measurement): Report {
  return Object.fromEntries(
    Object.entries(report).map(([group, cases]) => [
      group,
      Object.fromEntries(Object.keys(cases).map((name) => [name, map(group, name)])),
    ]),
  );
}

/** The version of one runtime. */
export async function versionOf(runtime: string): Promise<string> {
  const { output } = await collect(commands[runtime]![0], ["--version"]);
  return output.match(/\d+\.\d+\.\d+/)?.[0] ?? "";
}

/** Minified and gzipped bytes of our own code behind each entry point; packages are not counted. */
export async function entrySizes(): Promise<Record<string, number>> {
  const { exports } = JSON.parse(readFileSync(path.join(root, "jsr.json"), "utf8"));
  const sizes: Record<string, number> = {};
  for (const [entry, file] of Object.entries<string>(exports)) {
    const { outputFiles } = await build({
      entryPoints: [path.join(root, file)],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      packages: "external",
      write: false,
      logLevel: "error",
    });
    sizes[entry] = gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
  }
  return sizes;
}
