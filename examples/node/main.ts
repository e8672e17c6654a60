/** The example on Node: `node --import tsx examples/node/main.ts`, or with Node 24 without tsx. */
import { serve } from "@hono/node-server";
import { app } from "../app.ts";

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8787) });

// server.close() waits for open connections, and a stream may never end.
process.once("SIGTERM", () => {
  server.close();
  setTimeout(() => process.exit(0), 1_000).unref();
});
