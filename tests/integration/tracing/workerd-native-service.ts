/**
 * A Worker whose platform has native spans.
 *
 * @module
 */
import { Hono } from "hono";
import { span, tracing } from "../../../src/tracing/mod.ts";
import type { TracingVariables } from "../../../src/tracing/mod.ts";

const app = new Hono<{ Variables: TracingVariables }>();
app.use(tracing());
app.get("/users/:id", async (c) => {
  const native = "tracing" in c.executionCtx;
  const inner = await span(c, "inner", () => Promise.resolve("ran"));
  return c.json({ native, inner, traceId: c.var.traceId });
});

export default app;
