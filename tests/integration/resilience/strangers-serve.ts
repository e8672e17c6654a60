/** The app of `strangers-app.ts` on Node, Deno and Bun: `strangers-serve.ts <port>`. */
import { serve } from "@hono/node-server";
import app from "./strangers-app.ts";

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
