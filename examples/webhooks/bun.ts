/** The bot on Bun: `bun examples/webhooks/bun.ts`. See `node.ts` for its store. */
import process from "node:process";
import { memoryStore } from "@djed/edge";
import { bot } from "./app.ts";

// Bun passes its server to `fetch` as the second argument; the limiter gets the address from it.
export default { port: Number(process.env.PORT ?? 8787), fetch: bot(memoryStore()).fetch };
