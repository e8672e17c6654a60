// The example on the real workerd of this machine, through miniflare, which runs on Node 20
// (wrangler needs Node 22): `node examples/workers/local.mjs`.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { fileURLToPath } from "node:url";

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("./main.ts", import.meta.url))],
  bundle: true,
  format: "esm",
  conditions: ["workerd", "worker", "browser"],
  write: false,
  logLevel: "error",
});

const worker = new Miniflare({
  modules: [{ type: "ESModule", path: "main.mjs", contents: bundle.outputFiles[0].text }],
  compatibilityDate: "2026-04-01",
  port: Number(process.env.PORT ?? 8787),
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => worker.dispose().then(() => process.exit(0)));
}
await worker.ready;
