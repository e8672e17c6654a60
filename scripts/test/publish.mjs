// What the registry would say: no slow types, every public name documented, examples that run.
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

/** Types of packages (Hono's own) count as private ones of ours to Deno: those are not ours to mend. */
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

/** Each `@example` of the source, and those of the README, compiled and run without a permission. */
async function runExamples() {
  const files = ["mod.ts", "src/", "README.md"];
  const { code, output } = await collect(deno, ["test", "--doc", "--no-prompt", ...files]);
  const { passed, failed, skipped } = readCounts(output);
  return { passed, failed: code === 0 ? 0 : Math.max(1, failed), skipped, output };
}
