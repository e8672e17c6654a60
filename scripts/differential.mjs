// Compares this checkout with another version of the library: both get the same random requests,
// and must answer, log, trace, measure and decide alike.
//
//   npm run differential -- --against <git ref>
//       [--requests 10000] [--seed 1] [--runtime node …] [--transport http …]
//
// Prints the first differences and exits with 1. Random ids are named in the order in which they
// appear, and time stands still.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bun, collect, deno, machineNode, node24, root } from "../tests/runtimes/runners.mjs";
import { differences, shown } from "./differential/compare.mjs";

const DRIVER = "tests/support/differential";
const MINUTE = 60_000;
const commands = {
  node: [machineNode],
  node24: [node24],
  bun: [bun],
  deno: [deno, "run", "-A", "--no-check"],
};

const { values: options } = parseArgs({
  options: {
    against: { type: "string" },
    requests: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    runtime: { type: "string", multiple: true, default: ["node", "bun"] },
    transport: { type: "string", multiple: true, default: ["process", "http"] },
    shown: { type: "string", default: "5" },
  },
});
if (options.against === undefined) {
  console.error("Name a git ref to compare with: npm run differential -- --against main");
  process.exit(2);
}
const commit = git("rev-parse", "--short", `${options.against}^{commit}`).trim();
const home = path.join(root, ".tmp/differential", String(process.pid));
process.once("exit", () => rmSync(home, { recursive: true, force: true }));

const bundles = { there: await bundle(treeOf(commit), "there"), here: await bundle(root, "here") };
let failed = 0;
for (const runtime of options.runtime) {
  for (const transport of options.transport) failed += await compare(runtime, transport) ? 0 : 1;
}
process.exitCode = failed > 0 ? 1 : 0;

/** The library of a commit, with the driver and the cases of this checkout. */
function treeOf(commit) {
  const tree = path.join(home, "tree");
  mkdirSync(tree, { recursive: true });
  const archive = git("archive", "--format=tar", commit, "mod.ts", "src");
  execFileSync("tar", ["-x", "-C", tree], { input: archive });
  for (const folder of [DRIVER, "tests/cases"]) {
    cpSync(path.join(root, folder), path.join(tree, folder), { recursive: true });
  }
  return tree;
}

function git(...args) {
  const encoding = args[0] === "archive" ? "buffer" : "utf8";
  return execFileSync("git", args, { cwd: root, encoding, maxBuffer: 2 ** 28 });
}

async function bundle(tree, name) {
  const outfile = path.join(home, `${name}.mjs`);
  await build({
    entryPoints: [path.join(tree, DRIVER, "main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    format: "esm",
    external: ["node:*"],
    banner: {
      js: `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);`,
    },
    logLevel: "error",
  });
  return outfile;
}

/** Runs both versions, one after the other, and prints where they differ. */
async function compare(runtime, transport) {
  const what = `${runtime}, ${transport === "http" ? "over HTTP" : "in process"}`;
  const steps = {};
  for (const [side, file] of Object.entries(bundles)) {
    const output = path.join(home, `${side}-${runtime}-${transport}.ndjson`);
    const [binary, ...args] = commands[runtime];
    const given = [file, options.seed, options.requests, transport, output];
    const { code, output: printed } = await collect(binary, [...args, ...given], {
      limit: 10 * MINUTE,
    });
    if (code !== 0) {
      console.log(`${what}: the run of ${side === "here" ? "this checkout" : commit} failed`);
      console.log(printed);
      return false;
    }
    steps[side] = readFileSync(output, "utf8").trimEnd().split("\n");
  }
  const found = differences(steps.there, steps.here);
  const sent = `${options.requests} requests, ${steps.here.length} steps`;
  console.log(`${what}: ${sent}, ${found.length} steps differ from ${commit}`);
  for (const difference of found.slice(0, Number(options.shown))) console.log(shown(difference));
  return found.length === 0;
}
