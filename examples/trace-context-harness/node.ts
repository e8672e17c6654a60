/** The harness on Node: `node --import tsx examples/trace-context-harness/node.ts 5000`. */
import { serve } from "@hono/node-server";
import { harness } from "./app.ts";

const port = Number(process.argv[2] ?? process.env.PORT ?? 5000);
serve({ fetch: harness().fetch, port, hostname: "127.0.0.1" }, (address) => {
  console.log(`listening on http://127.0.0.1:${address.port}/`);
});
