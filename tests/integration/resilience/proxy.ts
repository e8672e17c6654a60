/** An API that calls another one for each request: what happens when its client leaves? */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { upstream } from "../../../src/resilience/mod.ts";

const api = upstream("api", { timeout: "20s", bulkhead: { max: 1 } });

const app = new Hono();
app.get("/proxy", async (c) => await api.for(c).fetch(c.req.query("url")!));
app.get("/stats", (c) => c.json({ ...api.stats(), state: api.state }));

interface Runtimes {
  readonly Deno?: {
    serve(options: { port: number }, handler: typeof app.fetch): void;
    args: string[];
  };
  readonly Bun?: { serve(options: { port: number; fetch: typeof app.fetch }): void };
  readonly process?: { readonly argv: string[] };
}
const { Deno, Bun, process } = globalThis as Runtimes;
const port = Number(Deno === undefined ? process!.argv[2] : Deno.args[0]);
if (Deno !== undefined) Deno.serve({ port }, app.fetch);
else if (Bun !== undefined) Bun.serve({ port, fetch: app.fetch });
else serve({ fetch: app.fetch, port });
