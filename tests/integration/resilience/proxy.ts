/** An API that calls another one for each request, `proxy.ts <port>`. */
import { Hono } from "hono";
import { upstream } from "../../../src/resilience/mod.ts";
import { serveHere } from "../../support/servers/serve.ts";

const api = upstream("api", { timeout: "20s", bulkhead: { max: 1 } });

const app = new Hono();
app.get("/proxy", async (c) => await api.for(c).fetch(c.req.query("url")!));
app.get("/stats", (c) => c.json({ ...api.stats(), state: api.state }));

await serveHere(app.fetch);
