/** Serves the app on the runtime that runs this file, on the port that is its argument. */
import { app } from "./app.ts";

const { Deno: deno, Bun: bun, process } = globalThis as any;
if (deno) deno.serve({ port: Number(deno.args[0]), hostname: "127.0.0.1" }, app.fetch);
else if (bun) {
  // By default Bun itself hangs up after ten seconds.
  const port = Number(process.argv[2]);
  bun.serve({ port, hostname: "127.0.0.1", fetch: app.fetch, idleTimeout: 60 });
} else {
  const { serve } = await import("@hono/node-server");
  serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: "127.0.0.1" });
}
