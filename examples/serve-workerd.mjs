// Serves a Worker on the real workerd of this machine, through miniflare, which runs on Node 20
// (wrangler needs Node 22). Stops on Ctrl-C.
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { fileURLToPath } from "node:url";

/**
 * @param entry URL of the Worker's own file.
 * @param options Miniflare's: the port, bindings, …
 * @returns The URL at which it listens.
 */
export async function serveWorkerd(entry, options) {
  const bundle = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    write: false,
    logLevel: "error",
  });
  const worker = new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: bundle.outputFiles[0].text }],
    compatibilityDate: "2026-04-01",
    ...options,
  });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => worker.dispose().then(() => process.exit(0)));
  }
  return await worker.ready;
}
