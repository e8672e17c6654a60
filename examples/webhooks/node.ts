/**
 * The bot on Node: `node --import tsx examples/webhooks/node.ts`, or with Node 24 without tsx. Its
 * store is the memory of one process; for several, use `redisStore` or `upstashStore`.
 */
import { serve } from "@hono/node-server";
import process from "node:process";
import { memoryStore } from "@djed/edge";
import { bot } from "./app.ts";

serve({ fetch: bot(memoryStore()).fetch, port: Number(process.env.PORT ?? 8787) });
