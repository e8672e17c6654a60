// The rules of the registry (no slow types, every public name documented), and the examples run.
import { collect, deno, readCounts, root } from "../../tests/runtimes/runners.mjs";
import { read, sourceFiles } from "../check-kit.mjs";
import { commandJob } from "./jobs.mjs";

export function publishJobs() {
  return [
    commandJob("publish: deno publish --dry-run", deno, ["publish", "--dry-run", "--allow-dirty"]),
    { name: "publish: deno doc --lint, all entry points", run: lintDocs },
    { name: "publish: the documentation's examples run", run: runExamples },
  ];
}

/** Deno also reports types of packages, such as Hono's, as private types: these are left out. */
async function lintDocs() {
  const entries = Object.values(JSON.parse(read(root, "jsr.json")).exports);
  const { code, output } = await collect(deno, ["doc", "--lint", ...entries]);
  const [, ...findings] = output.split(/^(?=error\[)/m);
  const source = sourceFiles(root).map(({ text }) => text).join("\n");
  const ours = findings.filter((finding) => {
    if (/--> \S*\/node_modules\//.test(finding)) return false;
    const type = /references private type '(\w+)/.exec(finding)?.[1];
    return type === undefined || new RegExp(`(interface|type|class) ${type}\\b`).test(source);
  });
  const passed = code === 0 || (findings.length > 0 && ours.length === 0);
  return passed
    ? { passed: entries.length, failed: 0, skipped: 0 }
    : { passed: 0, failed: 1, skipped: 0, output: ours.join("") || output };
}

/**
 * Compiles and runs each `@example` of the source, and the recipes that run unchanged on Deno,
 * without permissions. A `console.assert()` that does not hold only prints. The other pages are run
 * by `tests/integration/docs`.
 */
async function runExamples() {
  const files = ["mod.ts", "src/", "docs/resilience.md"];
  const { code, output } = await collect(deno, ["test", "--doc", "--no-prompt", ...files]);
  const { passed, failed, skipped } = readCounts(output);
  const holds = code === 0 && !output.includes("Assertion failed");
  return { passed, failed: holds ? 0 : Math.max(1, failed), skipped, output };
}
