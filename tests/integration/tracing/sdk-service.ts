/**
 * The harness on the official SDK, which posts its spans to `OTLP_URL` when that is set. Started
 * on Node, Deno and Bun by the tests.
 *
 * @module
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { context, propagation, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { alsContextManager } from "../../../src/runtime/als.ts";
import { span, w3cPropagator } from "../../../src/tracing/mod.ts";
import { harness } from "../../../examples/trace-context-harness/app.ts";

const url = process.env.OTLP_URL;
trace.setGlobalTracerProvider(
  new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "sdk-service" }),
    spanProcessors: url ? [new SimpleSpanProcessor(new OTLPTraceExporter({ url }))] : [],
  }),
);
propagation.setGlobalPropagator(w3cPropagator());
context.setGlobalContextManager(alsContextManager());

const app = harness();
app.get("/users/:id", async (c) => {
  const outer = await span(c, "outer", () => span(c, "inner", () => Promise.resolve("done")));
  return c.text(outer);
});

const server = createServer(getRequestListener(app.fetch));
server.listen(0, "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
