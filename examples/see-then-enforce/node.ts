/** The help desk on Node: `STEP=see node --import tsx examples/see-then-enforce/node.ts`. */
import { serve } from "@hono/node-server";
import process from "node:process";
import { helpdesk } from "./app.ts";

const step = process.env.STEP === "see" ? "see" : "enforce";
serve({ fetch: helpdesk(step).fetch, port: Number(process.env.PORT ?? 8787) });
