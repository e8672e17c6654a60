/** The harness on Deno: `deno run --allow-net examples/trace-context-harness/deno.ts 5000`. */
import { harness } from "./app.ts";

const port = Number(Deno.args[0] ?? 5000);
Deno.serve({
  port,
  hostname: "127.0.0.1",
  onListen: (address) => console.log(`listening on http://127.0.0.1:${address.port}/`),
}, harness().fetch);
