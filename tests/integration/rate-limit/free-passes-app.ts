/** An app behind the guards that answers all requests, and returns what it received. */
import { Hono } from "hono";
import * as djed from "../../../mod.ts";

/** The app: one request per hour and `x-user`. */
export const app: Hono = new Hono();
app.get("/up", (c) => c.text("up"));
app.use(djed.rateLimit({ limit: 1, window: "1h", key: (c) => c.req.header("x-user") }));
app.use(djed.injectionScan());
app.use(djed.health());
app.get("/metrics", djed.metrics().handler);
app.all("*", async (c) => c.text(`ran ${c.req.method} ${c.req.path}: ${await c.req.text()}`));
