/**
 * One guarded app. The four folders beside this file start it on Node, Deno, Bun and Workers.
 *
 * @module
 */
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import * as djed from "@djed/edge";

export const app: Hono = new Hono();

// Before the guard, so not limited: it stands for another server, which /proxy requests.
app.get("/origin", (c) => c.text("hello from the origin\n"));

// 100 requests per minute and a burst of 20, per client address, counted in this process.
app.use(djed.rateLimit());

app.get("/", (c) => c.text("hello from the edge\n"));
app.get("/old", (c) => c.redirect("/"));
app.get("/proxy", (c) => fetch(new URL("/origin", c.req.url)));
app.get("/fail", () => {
  throw new Error("a handler that fails");
});
app.get("/events", (c) =>
  streamSSE(c, async (stream) => {
    for (let id = 1; id <= 3; id++) {
      await stream.writeSSE({ id: String(id), data: `event ${id}` });
      await stream.sleep(50);
    }
  }));
