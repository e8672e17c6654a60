/** The gateway on Node: `node --import tsx examples/llm-gateway/node.ts`, or Node 24 as it is. */
import { serve } from "@hono/node-server";
import process from "node:process";
import { gateway } from "./app.ts";

serve({ fetch: gateway().fetch, port: Number(process.env.PORT ?? 8787) });
