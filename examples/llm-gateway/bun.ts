/** The gateway on Bun: `bun examples/llm-gateway/bun.ts`. */
import process from "node:process";
import { gateway } from "./app.ts";

// Bun passes its server to `fetch` as the second argument; the limiter gets the address from it.
export default { port: Number(process.env.PORT ?? 8787), fetch: gateway().fetch };
