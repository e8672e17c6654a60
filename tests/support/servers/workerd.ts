/** Modules bundled for workerd, and run in the real one through miniflare. */
import path from "node:path";
import { build, type BuildOptions } from "esbuild";
import { Miniflare, type MiniflareOptions } from "miniflare";
import { root } from "../../runtimes/runners.mjs";

/** Bundles a module; the path is from the repository's root. */
export function bundled(file: string, options: BuildOptions = {}): Promise<string> {
  return bundle({ entryPoints: [path.join(root, file)], ...options });
}

/** Bundles a Worker whose default export is the `app` that a module exports. */
export function bundledApp(file: string): Promise<string> {
  return bundle({
    stdin: {
      contents: `import { app } from "./${path.basename(file)}"; export default app;`,
      resolveDir: path.join(root, path.dirname(file)),
    },
  });
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["workerd", "worker", "browser"],
    logLevel: "error",
    ...options,
    write: false,
  });
  return outputFiles[0].text;
}

/** Starts a bundled Worker; the caller disposes of it. */
export function startWorker(script: string, options: object = {}): Miniflare {
  return new Miniflare({
    modules: [{ type: "ESModule", path: "worker.mjs", contents: script }],
    modulesRoot: root,
    compatibilityDate: "2026-04-01",
    ...options,
  } as MiniflareOptions);
}
