/** The example on Bun: `bun examples/bun/main.ts`. */
import { app } from "../app.ts";

// Bun hands its server to `fetch` as the second argument: the limiter asks it for the address.
export default {
  port: Number(process.env.PORT ?? 8787),
  fetch: app.fetch,
};
