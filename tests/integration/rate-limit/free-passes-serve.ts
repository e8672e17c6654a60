/** Serves the app on the runtime that runs this file, on the port that is its argument. */
import { app } from "./free-passes-app.ts";

const { Deno: deno, Bun: bun, process } = globalThis as any;
if (deno) deno.serve({ port: Number(deno.args[0]), hostname: "127.0.0.1" }, app.fetch);
else if (bun) bun.serve({ port: Number(process.argv[2]), hostname: "127.0.0.1", fetch: app.fetch });
else {
  const { serve } = await import("@hono/node-server");
  serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: "127.0.0.1" });
}
