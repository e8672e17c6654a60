// Serves one variant on workerd: `node bench/http/workerd.mjs BUNDLE`, with its name in VARIANT.
import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";

const worker = new Miniflare({
  modules: [{
    type: "ESModule",
    path: "worker.mjs",
    contents: readFileSync(process.argv[2], "utf8"),
  }],
  compatibilityDate: "2026-04-01",
  bindings: { VARIANT: process.env.VARIANT },
  host: "127.0.0.1",
  port: 0,
});
process.once("SIGTERM", () => worker.dispose().then(() => process.exit(0)));
console.log((await worker.ready).port);
