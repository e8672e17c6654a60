/** The example on Deno: `deno run --allow-net --allow-env=PORT examples/deno/main.ts`. */
import { app } from "../app.ts";

// The second argument of the handler is the connection info, which has the client's address.
Deno.serve({ port: Number(Deno.env.get("PORT") ?? 8787) }, app.fetch);
