/**
 * The gateway on Node: `node --import tsx examples/llm-gateway/node.ts`, or with Node 24 without
 * tsx.
 */
import { serve } from "@hono/node-server";
import process from "node:process";
import { gateway } from "./app.ts";

serve({ fetch: gateway().fetch, port: Number(process.env.PORT ?? 8787) });
