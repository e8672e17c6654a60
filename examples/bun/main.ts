/** The example on Bun: `bun examples/bun/main.ts`. */
import { app } from "../app.ts";

// Bun passes its server to `fetch` as the second argument; the limiter gets the address from it.
export default {
  port: Number(process.env.PORT ?? 8787),
  fetch: app.fetch,
};
