// The harness on the real workerd: `node examples/trace-context-harness/workerd.mjs 5000`.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { fileURLToPath } from "node:url";

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("./worker.ts", import.meta.url))],
  bundle: true,
  format: "esm",
  conditions: ["workerd", "worker", "browser"],
  write: false,
  logLevel: "error",
});

const worker = new Miniflare({
  modules: [{ type: "ESModule", path: "worker.mjs", contents: bundle.outputFiles[0].text }],
  compatibilityDate: "2026-04-01",
  host: "127.0.0.1",
  port: Number(process.argv[2] ?? process.env.PORT ?? 5000),
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => worker.dispose().then(() => process.exit(0)));
}
console.log(`listening on ${await worker.ready}`);
