/**
 * An app on Deno; the tests turn on Deno's OpenTelemetry.
 *
 * @module
 */
import { Hono } from "hono";
import { span, tracedFetch, tracing } from "../../../src/tracing/mod.ts";

const app = new Hono();
app.use(tracing());
app.get("/users/:id", async (c) => {
  const inner = await span(c, "inner", (s) => Promise.resolve(s.spanContext().spanId));
  return c.json({ traceId: c.var.traceId, inner });
});
app.get("/call", async (c) => {
  const response = await tracedFetch(c)(c.req.query("url")!);
  return c.text(await response.text());
});
app.get("/broken", () => {
  throw new TypeError("broken");
});

Deno.serve({
  port: 0,
  hostname: "127.0.0.1",
  onListen: ({ port }) => console.log(`listening on http://127.0.0.1:${port}/`),
}, app.fetch);
