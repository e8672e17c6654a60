import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import { otlpMetrics } from "../../../src/metrics/mod.ts";
import { alwaysOn, memoryExporter, tracing } from "../../../src/tracing/mod.ts";
import type { TracingOptions } from "../../../src/tracing/mod.ts";

const SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const LEFT_OUT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

/** The number of spans of some requests with these variables, and the warnings. */
async function recorded(
  variables: Record<string, string>,
  options: TracingOptions = {},
  traceparents: readonly (string | undefined)[] = [undefined],
): Promise<{ spans: number; warnings: number; traceId: string }> {
  const exporter = memoryExporter();
  const middleware = tracing({ exporter, ...options });
  const app = new Hono<{ Variables: { traceId: string } }>().use(middleware);
  let traceId = "";
  app.get("/", (c) => {
    traceId = c.get("traceId");
    return c.text("ok");
  });
  const { warn } = console;
  let warnings = 0;
  console.warn = () => void warnings++;
  try {
    for (const traceparent of traceparents) {
      await app.request("/", { headers: traceparent ? { traceparent } : {} }, variables);
    }
    await middleware.flush();
  } finally {
    console.warn = warn;
  }
  return { spans: exporter.spans.length, warnings, traceId };
}

describe("the environment of OpenTelemetry", () => {
  const both = [SAMPLED, LEFT_OUT, undefined];
  const samplers: readonly (readonly [variables: Record<string, string>, spans: number])[] = [
    [{}, 2],
    [{ OTEL_TRACES_SAMPLER: "always_on" }, 3],
    [{ OTEL_TRACES_SAMPLER: "always_off" }, 0],
    [{ OTEL_TRACES_SAMPLER: "parentbased_always_on" }, 2],
    [{ OTEL_TRACES_SAMPLER: "parentbased_always_off" }, 1],
    [{ OTEL_TRACES_SAMPLER: "traceidratio" }, 3],
    [{ OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "0" }, 0],
    [{ OTEL_TRACES_SAMPLER: "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG: "0" }, 1],
  ];
  for (const [variables, spans] of samplers) {
    it(`samples by ${JSON.stringify(variables)}`, async () => {
      assert.deepEqual(await recorded(variables, {}, both).then((r) => [r.spans, r.warnings]), [
        spans,
        0,
      ]);
    });
  }

  it("does not replace the option sampler", async () => {
    const variables = { OTEL_TRACES_SAMPLER: "always_off" };
    assert.equal((await recorded(variables, { sampler: alwaysOn() })).spans, 1);
  });

  it("is warned of once when it is not known, and then records", async () => {
    const wrong: Record<string, string>[] = [
      { OTEL_TRACES_SAMPLER: "jaeger_remote" },
      { OTEL_TRACES_SAMPLER: "traceidratio", OTEL_TRACES_SAMPLER_ARG: "often" },
    ];
    for (const variables of wrong) {
      const { spans, warnings } = await recorded(variables, {}, [undefined, undefined]);
      assert.deepEqual([spans, warnings], [2, 1]);
    }
  });

  it("turns the recording off, but not the propagation", async () => {
    for (const value of ["true", "TRUE"]) {
      const off = await recorded({ OTEL_SDK_DISABLED: value }, {}, [SAMPLED]);
      assert.deepEqual([off.spans, off.traceId], [0, SAMPLED.slice(3, 35)]);
    }
    assert.equal((await recorded({ OTEL_SDK_DISABLED: "1" })).spans, 1);
  });

  it("turns the push of metrics off", async () => {
    let pushes = 0;
    const backend = otlpMetrics({
      fetch: () => {
        pushes++;
        return Promise.resolve(new Response());
      },
    });
    const batch = (value: string) => ({
      c: { env: { OTEL_SDK_DISABLED: value } } as never,
      fromMs: 0,
      toMs: 1,
      metrics: [],
    });
    await backend.push!(batch("true"));
    assert.equal(pushes, 0);
    await backend.push!(batch("false"));
    assert.equal(pushes, 1);
  });
});
