/**
 * `npm run bench:cold`: milliseconds from the import of a bundle to a guard that is ready, in a new
 * process each time; of the scanner also the first scan. The modules alternate.
 *
 *     npx tsx bench/cold/cold.ts [--runtime node …] [--rounds 9] [--write]
 *
 * `--write` keeps the results in bench/cold/results.json and writes them into PERFORMANCE.md.
 *
 * @module
 */
import { build } from "esbuild";
import { mkdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bun, collect, deno, machineNode, root } from "../../tests/runtimes/runners.mjs";
import { median } from "../interleave.ts";
import { versionOf } from "../runtimes.ts";
import { modules } from "./guards.ts";
import type { ColdModule } from "./guards.ts";
import { addColdResult, MOST_MS, tooLate, writeColdPage } from "./page.ts";
import type { ColdTimes } from "./page.ts";

const CHILD = "bench/cold/child.mjs";
const FOLDER = ".tmp/cold";
/** The scan of a text is measured, not the import before it. */
const isFirstUse = ({ name }: ColdModule) => name.startsWith("the first");

const commands: Readonly<Record<string, readonly [binary: string, ...args: string[]]>> = {
  node: [machineNode],
  deno: [deno, "run", "-A", "--no-check"],
  bun: [bun],
};

/** The runtimes that can be measured; workerd has no processes of this kind. */
export const coldRuntimes: readonly string[] = Object.keys(commands);

/** Measures all modules on a runtime. */
export async function measureCold(runtime: string, rounds: number): Promise<ColdTimes> {
  const files = await bundles();
  const times = modules.map((): number[] => []);
  // The first round fills the caches of the file system.
  for (let round = -1; round < rounds; round++) {
    for (let k = 0; k < modules.length; k++) {
      const i = (k + round + modules.length) % modules.length;
      const ms = await startOnce(runtime, modules[i]!, files[i]!);
      if (round >= 0) times[i]!.push(ms);
    }
  }
  return Object.fromEntries(modules.map(({ name }, i) => [name, {
    ms: median(times[i]!),
    least: Math.min(...times[i]!),
  }]));
}

async function startOnce(runtime: string, module: ColdModule, file: string): Promise<number> {
  const [binary, ...args] = commands[runtime]!;
  const { code, output } = await collect(binary, [...args, CHILD, file]);
  if (code !== 0) {
    throw new Error(`${module.name} on ${runtime} ended with ${code}:\n${output.slice(-2_000)}`);
  }
  const { start, use } = JSON.parse(output.trimEnd().split("\n").at(-1)!);
  return isFirstUse(module) ? use : start;
}

/** Bundles each module with all that it needs, minified, as it is deployed. */
async function bundles(): Promise<string[]> {
  mkdirSync(path.join(root, FOLDER), { recursive: true });
  return await Promise.all(modules.map(async ({ source }, i) => {
    const outfile = path.join(root, FOLDER, `${i}.mjs`);
    await build({
      stdin: { contents: source, resolveDir: root },
      outfile,
      bundle: true,
      minify: true,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
      external: ["node:*"],
      logLevel: "error",
    });
    return outfile;
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { values: options } = parseArgs({
    options: {
      runtime: { type: "string", multiple: true, default: [...coldRuntimes] },
      rounds: { type: "string", default: "9" },
      write: { type: "boolean", default: false },
    },
  });
  for (const runtime of options.runtime) {
    const times = await measureCold(runtime, Number(options.rounds));
    console.log(`\n${runtime}`);
    const late = tooLate(times);
    for (const { name } of modules) {
      const { ms, least } = times[name]!;
      const cells = `${least.toFixed(2).padStart(8)} ms at best, ${ms.toFixed(2)} ms`;
      const over = late.includes(name) ? `  above ${MOST_MS} ms` : "";
      console.log(`  ${name.padEnd(28)}${cells}${over}`);
    }
    if (options.write) addColdResult(runtime, { version: await versionOf(runtime), times });
  }
  if (options.write) writeColdPage();
}
