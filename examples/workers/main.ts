/**
 * The example on Cloudflare Workers: `wrangler dev` and `wrangler deploy` in this folder, with Node
 * 22.12 or later.
 *
 * The limiter counts per isolate here; a store that all isolates share makes it exact.
 */
import { app } from "../app.ts";

export default app;
