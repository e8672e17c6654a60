import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { memoryExporter, tracedFetch, tracing, w3cPropagator } from "../../src/tracing/mod.ts";
import type { TracingOptions } from "../../src/tracing/mod.ts";
import { checkOutgoing, conformanceCases, TRACE } from "./trace-context-cases.ts";
import type { ConformanceCase, Outgoing } from "./trace-context-cases.ts";

/** Runs one case against an app, with a `fetch` that records the headers. */
async function run(given: ConformanceCase, options: TracingOptions): Promise<Outgoing[]> {
  const sent: Outgoing[] = [];
  const app = new Hono();
  const middleware = tracing({ propagateTo: ["http://callee.test"], ...options });
  app.use(middleware);
  app.get("/", async (c) => {
    for (let i = 0; i < (given.calls ?? 1); i++) await tracedFetch(c)("http://callee.test/");
    return c.text("ok");
  });
  const headers = new Headers();
  for (const [name, value] of given.headers) headers.append(name, value);
  const real = globalThis.fetch;
  globalThis.fetch = ((_url: string, init: RequestInit) => {
    const { headers } = init as { headers: Headers };
    sent.push({ traceparent: headers.get("traceparent"), tracestate: headers.get("tracestate") });
    return Promise.resolve(new Response("called"));
  }) as typeof fetch;
  try {
    const response = await app.request("/", { headers });
    assert.equal(response.status, 200);
  } finally {
    globalThis.fetch = real;
  }
  await middleware.flush();
  return sent;
}

const plain: Record<string, () => TracingOptions> = {
  "without recording": () => ({}),
  "with the built-in recorder": () => ({ exporter: memoryExporter() }),
  "with our propagator as a given one": () => ({ propagator: w3cPropagator() }),
};
for (const [name, options] of Object.entries(plain)) {
  describe(`Trace Context Level 2, ${name}`, () => {
    for (const given of conformanceCases) {
      it(given.name, async () => checkOutgoing(given, await run(given, options())));
    }
  });
}

describe("a caller that is not trusted", () => {
  it("does not choose the trace", async () => {
    const given = conformanceCases[1];
    const [sent] = await run(given, { trust: () => false });
    assert.notEqual(sent.traceparent!.slice(3, 35), TRACE);
  });
});
