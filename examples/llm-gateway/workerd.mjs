// The gateway on the real workerd of this machine: `node examples/llm-gateway/workerd.mjs`.
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
  bindings: { LLM_URL: process.env.LLM_URL },
  port: Number(process.env.PORT ?? 8787),
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => worker.dispose().then(() => process.exit(0)));
}
await worker.ready;
