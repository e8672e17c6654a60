// Bundles the suite, runs it in the real workerd, and prints counts in the style of TAP.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { fileURLToPath } from "node:url";
import path from "node:path";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

const bundle = await build({
  entryPoints: [path.join(root, "tests/runtimes/workerd-entry.ts")],
  bundle: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
  conditions: ["workerd", "worker", "browser"],
  external: ["node:*", "cloudflare:*"],
  alias: { "node:test": path.join(root, "tests/runtimes/workerd-shim.ts") },
  write: false,
  sourcemap: "inline",
  logLevel: "error",
});

const worker = new Miniflare({
  modules: [{ type: "ESModule", path: "suite.mjs", contents: bundle.outputFiles[0].text }],
  modulesRoot: root,
  compatibilityDate: "2026-04-01",
  compatibilityFlags: ["nodejs_compat"],
});

const response = await worker.dispatchFetch("http://suite.test/");
if (!response.ok) {
  console.log(`workerd answered ${response.status}: ${await response.text()}`);
  await worker.dispose();
  process.exit(1);
}
const { outcomes } = await response.json();
await worker.dispose();

const count = (status) => outcomes.filter((o) => o.status === status).length;
for (const { name, status, error } of outcomes) {
  if (status === "fail") console.log(`not ok - ${name}\n${error}\n`);
}
console.log(`# pass ${count("pass")}\n# fail ${count("fail")}\n# skipped ${count("skip")}`);
process.exitCode = count("fail") === 0 && count("pass") > 0 ? 0 : 1;
