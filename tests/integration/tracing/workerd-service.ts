/**
 * A Worker that posts its spans to the receiver of the tests.
 *
 * @module
 */
import { Hono } from "hono";
import { otlp, tracing, type TracingVariables } from "../../../src/tracing/mod.ts";

const app = new Hono<{ Bindings: { COLLECTOR: string }; Variables: TracingVariables }>();
app.use(tracing({
  service: "worker",
  exporter: (spans, info) => otlp({ url: info.env("COLLECTOR") })(spans, info),
  als: true,
}));
app.get("/work/:id", async (c) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return c.text(c.var.traceId);
});

export default app;
