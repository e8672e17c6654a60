/** The service on Node: `node --import tsx examples/uploads/node.ts`; Node 24 needs no tsx. */
import { serve } from "@hono/node-server";
import process from "node:process";
import { service } from "./app.ts";
import { diskStorage } from "./disk.ts";

const storage = await diskStorage(process.env.FOLDER ?? "uploaded");

serve({ fetch: service(() => storage).fetch, port: Number(process.env.PORT ?? 8787) });
