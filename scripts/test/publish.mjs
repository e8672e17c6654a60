// What the registry would say: no slow types, every public name documented, examples that run.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { collect, deno, readCounts, root } from "../../tests/runtimes/runners.mjs";
import { commandJob } from "./jobs.mjs";

export function publishJobs() {
  return [
    commandJob("publish: deno publish --dry-run", deno, ["publish", "--dry-run", "--allow-dirty"]),
    { name: "publish: deno doc --lint, all entry points", run: lintDocs },
    { name: "publish: the documentation's examples run", run: runExamples },
  ];
}

/** On a copy without Hono: with it, Hono's own types count as private ones of ours. */
async function lintDocs() {
  const copy = mkdtempSync(path.join(tmpdir(), "edge-docs-"));
  try {
    for (const name of ["mod.ts", "src", "deno.json", "jsr.json"]) {
      cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
    }
    // A package that is not there is only warned of; an entry point within one would be an error.
    mkdirSync(path.join(copy, "node_modules"));
    symlinkSync(
      path.join(root, "node_modules/@upstash"),
      path.join(copy, "node_modules/@upstash"),
    );
    const { exports } = JSON.parse(readFileSync(path.join(root, "jsr.json"), "utf8"));
    const entries = Object.values(exports);
    const { code, output } = await collect(deno, ["doc", "--lint", ...entries], { cwd: copy });
    return code === 0
      ? { passed: entries.length, failed: 0, skipped: 0 }
      : { passed: 0, failed: 1, skipped: 0, output };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Each `@example` of the source, and those of the README, compiled and run without a permission. */
async function runExamples() {
  const files = ["mod.ts", "src/", "README.md"];
  const { code, output } = await collect(deno, ["test", "--doc", "--no-prompt", ...files]);
  const { passed, failed, skipped } = readCounts(output);
  return { passed, failed: code === 0 ? 0 : Math.max(1, failed), skipped, output };
}
