/** The example on Node: `node --import tsx examples/node/main.ts`, or Node 24 as it is. */
import { serve } from "@hono/node-server";
import { app } from "../app.ts";

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8787) });

// Node waits for open connections by itself; streams would keep it waiting.
process.once("SIGTERM", () => {
  server.close();
  setTimeout(() => process.exit(0), 1_000).unref();
});
