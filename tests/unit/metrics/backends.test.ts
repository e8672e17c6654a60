import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import {
  analyticsEngine,
  datadog,
  metrics,
  openTelemetry,
  otlpMetrics,
  statsd,
} from "../../../src/metrics/mod.ts";
import type { MetricsBackend, MetricsBatch } from "../../../src/metrics/mod.ts";

/** A fetch that records its arguments, and answers with these statuses in turn. */
function fakeCollector(...statuses: number[]) {
  const calls: { url: string; headers: Record<string, string>; body: any }[] = [];
  const send = (url: unknown, init?: RequestInit): Promise<Response> => {
    const headers = init?.headers as Record<string, string>;
    calls.push({ url: String(url), headers, body: JSON.parse(String(init?.body)) });
    return Promise.resolve(new Response("{}", { status: statuses.shift() ?? 200 }));
  };
  return { calls, fetch: send as typeof fetch };
}

function keeper() {
  const batches: MetricsBatch[] = [];
  const backend: MetricsBackend = { name: "keeper", push: (batch) => void batches.push(batch) };
  const changes = (name: string) =>
    batches.map((b) => b.metrics.find((m) => m.name === name)?.changes ?? []);
  return { batches, backend, changes };
}

describe("a push", () => {
  it("holds what changed since the last one that arrived", async () => {
    const { backend, changes } = keeper();
    const m = metrics({ backends: [backend] });
    const counter = m.counter("orders", { labels: ["kind"] });
    const histogram = m.histogram("size_bytes", { buckets: [1, 2] });
    counter.inc({ kind: "web" }, 3);
    histogram.observe(1.5);
    await m.flush();
    counter.inc({ kind: "web" }, 2);
    await m.flush();
    const growth = changes("orders").map((all) => all.map((change) => change.value));
    assert.deepEqual(growth, [[3], [2]]);
    assert.deepEqual(changes("size_bytes")[0].map((c) => [c.value, c.buckets]), [[1.5, [0, 1, 0]]]);
    assert.deepEqual(changes("size_bytes")[1], []);
  });

  it("that failed comes again, with what has come since", async () => {
    const { backend, changes } = keeper();
    let down = true;
    const flaky: MetricsBackend = {
      name: "flaky",
      push(batch) {
        if (down) throw new Error("down");
        return backend.push!(batch);
      },
    };
    const m = metrics({ backends: [flaky] });
    const counter = m.counter("orders");
    counter.inc(1);
    await m.flush();
    down = false;
    counter.inc(1);
    await m.flush();
    assert.deepEqual(changes("orders").map((all) => all[0].value), [2]);
    assert.equal(changes("djed_metrics_push_failures")[0][0].value, 1);
  });

  it("is pushed after a request, without a call of the app", async () => {
    const { batches, backend } = keeper();
    const m = metrics({ backends: [backend] });
    const app = new Hono();
    app.use(m);
    app.get("/", (c) => c.text("ok"));
    const deferred: Promise<unknown>[] = [];
    const context = {
      waitUntil: (p: Promise<unknown>) => deferred.push(p),
      passThroughOnException() {},
    };
    await app.request("/", {}, {}, context as never);
    await app.request("/", {}, {}, context as never);
    assert.equal(deferred.length, 1, "one flush is armed for the whole window");
    await m.flush();
    const duration = batches[0].metrics.find((x) => x.otelName === "http.server.request.duration");
    assert.equal(duration?.changes[0].buckets.reduce((sum, n) => sum + n, 0), 2);
  });
});

describe("otlpMetrics()", () => {
  it("sends delta sums, gauges and histograms under OpenTelemetry's names", async () => {
    const { calls, fetch } = fakeCollector();
    const url = "http://collector.test/v1/metrics";
    const m = metrics({
      backends: [otlpMetrics({ url, service: "shop", headers: { "x-key": "k" }, fetch })],
    });
    const app = new Hono();
    app.use(m);
    app.get("/u/:id", (c) => c.text("ok"));
    await app.request("/u/1");
    m.gauge("queue", { labels: ["name"] }).set({ name: "mail" }, 4);
    await m.flush();
    assert.equal(calls[0].url, url);
    assert.equal(calls[0].headers["x-key"], "k");
    const [{ resource, scopeMetrics: [{ metrics: sent }] }] = calls[0].body.resourceMetrics;
    assert.deepEqual(resource.attributes, [
      { key: "service.name", value: { stringValue: "shop" } },
    ]);
    const duration = sent.find((x: any) => x.name === "http.server.request.duration");
    assert.equal(duration.unit, "s");
    assert.equal(duration.histogram.aggregationTemporality, 1);
    const [point] = duration.histogram.dataPoints;
    assert.equal(point.count, "1");
    assert.equal(point.bucketCounts.length, point.explicitBounds.length + 1);
    assert.match(point.timeUnixNano, /^\d{19}$/);
    const status = point.attributes.find((a: any) => a.key === "http.response.status_code");
    assert.deepEqual(status.value, { intValue: "200" });
    const queue = sent.find((x: any) => x.name === "queue");
    assert.equal(queue.gauge.dataPoints[0].asDouble, 4);
  });

  it("reads endpoint, headers and resource from the environment", async () => {
    const { calls, fetch } = fakeCollector();
    const push = (env: Record<string, string>) =>
      otlpMetrics({ fetch }).push!({ c: { env } as never, fromMs: 0, toMs: 1, metrics: [] });
    await push({ OTEL_SERVICE_NAME: "shop" });
    await push({
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector.test/",
      OTEL_EXPORTER_OTLP_HEADERS: "x-key=general,x-team=t",
      OTEL_EXPORTER_OTLP_METRICS_HEADERS: "x-key=a%20b",
      OTEL_RESOURCE_ATTRIBUTES: "service.name=shop,host.name=h",
    });
    assert.deepEqual(calls.map(({ url }) => url), [
      "http://localhost:4318/v1/metrics",
      "http://collector.test/v1/metrics",
    ]);
    assert.deepEqual(calls[1].headers, {
      "content-type": "application/json",
      "x-key": "a b",
      "x-team": "t",
    });
    const resources = calls.map(({ body }) => body.resourceMetrics[0].resource.attributes);
    assert.deepEqual(resources, [
      [{ key: "service.name", value: { stringValue: "shop" } }],
      [
        { key: "service.name", value: { stringValue: "shop" } },
        { key: "host.name", value: { stringValue: "h" } },
      ],
    ]);
  });

  it("counts a collector that refuses, and sends again", async () => {
    const { calls, fetch } = fakeCollector(503);
    const m = metrics({ backends: [otlpMetrics({ url: "http://collector.test", fetch })] });
    m.counter("orders").inc();
    await m.flush();
    await m.flush();
    assert.equal(calls.length, 2);
    const text = await (m.handler({ req: { method: "GET", header: () => undefined } } as never))
      .text();
    assert.match(text, /djed_metrics_push_failures_total\{backend="otlp"\} 1/);
  });
});

describe("datadog()", () => {
  it("sends counts and gauges with tags, and its key", async () => {
    const { calls, fetch } = fakeCollector();
    const m = metrics({
      backends: [datadog({ apiKey: "k", site: "datadoghq.eu", tags: ["env:test"], fetch })],
    });
    m.counter("orders", { labels: ["kind"] }).inc({ kind: "web" }, 2);
    m.histogram("size_bytes", { buckets: [1] }).observe(5);
    await m.flush();
    assert.equal(calls[0].url, "https://api.datadoghq.eu/api/v2/series");
    assert.equal(calls[0].headers["dd-api-key"], "k");
    const byName = (name: string) => calls[0].body.series.find((s: any) => s.metric === name);
    assert.deepEqual(byName("orders").tags, ["env:test", "kind:web"]);
    assert.deepEqual([byName("orders").type, byName("orders").points[0].value], [1, 2]);
    assert.deepEqual(byName("size_bytes.bucket").tags, ["env:test", "le:+Inf"]);
    assert.equal(byName("djed_metrics_series").type, 3);
  });
});

describe("statsd()", () => {
  function sent(flavour: "dogstatsd" | "statsd", maxPacket = 1432) {
    const packets: string[] = [];
    const socket = { send: (packet: Uint8Array) => packets.push(new TextDecoder().decode(packet)) };
    return { packets, backend: statsd({ socket, flavour, maxPacket }) };
  }

  it("sends labels as tags to DogStatsD", async () => {
    const { packets, backend } = sent("dogstatsd");
    const m = metrics({ backends: [backend] });
    m.counter("orders", { labels: ["kind"] }).inc({ kind: "a:b|c#d,e" }, 2);
    m.gauge("depth").set(-3);
    await m.flush();
    const lines = packets.join("\n").split("\n");
    assert.ok(lines.includes("orders:2|c|#kind:a_b_c_d_e"));
    assert.ok(lines.indexOf("depth:0|g") + 1 === lines.indexOf("depth:-3|g"));
  });

  it("makes labels parts of the name for plain StatsD", async () => {
    const { packets, backend } = sent("statsd");
    const m = metrics({ backends: [backend] });
    m.counter("orders", { labels: ["kind"] }).inc({ kind: "web shop" });
    await m.flush();
    assert.ok(packets.join("\n").split("\n").includes("orders.web_shop:1|c"));
  });

  it("keeps every datagram within its size", async () => {
    const { packets, backend } = sent("dogstatsd", 200);
    const m = metrics({ backends: [backend] });
    const counter = m.counter("orders", { labels: ["kind"] });
    for (let i = 0; i < 100; i++) counter.inc({ kind: `kind-${i}` });
    await m.flush();
    assert.ok(packets.length > 5);
    assert.ok(packets.every((packet) => packet.length <= 200));
    assert.equal(packets.join("\n").match(/^orders:/gm)?.length, 100);
  });
});

describe("analyticsEngine()", () => {
  it("writes at most 25 points a window, and loses none", async () => {
    const points: { blobs: string[]; doubles: number[] }[] = [];
    const m = metrics({
      backends: [analyticsEngine({ writeDataPoint: (point) => void points.push(point) })],
    });
    const counter = m.counter("orders", { labels: ["kind"] });
    for (let i = 0; i < 60; i++) counter.inc({ kind: `k${i}` });
    const sizes: number[] = [];
    for (let window = 0; window < 4; window++) {
      const before = points.length;
      counter.inc({ kind: "k59" });
      await m.flush();
      sizes.push(points.length - before);
    }
    assert.ok(sizes.every((size) => size <= 25));
    const total = points.filter((p) => p.blobs[0] === "orders")
      .reduce((sum, p) => sum + p.doubles[0], 0);
    assert.equal(total, 64);
  });
});

describe("openTelemetry()", () => {
  it("records with the provider that is registered by then", () => {
    const seen: unknown[] = [];
    const instrument = (kind: string) => (name: string, options: any) => {
      const take = (value: number, attributes: object) =>
        void seen.push([kind, name, options.unit, value, attributes]);
      return { add: take, record: take };
    };
    const meter = {
      createCounter: instrument("counter"),
      createGauge: instrument("gauge"),
      createHistogram: instrument("histogram"),
    };
    const m = metrics({ backends: [openTelemetry()] });
    const orders = m.counter("orders", { labels: ["kind"] });
    withRegistered(undefined, () => orders.inc({ kind: "early" }));
    withRegistered({ getMeter: () => meter }, () => {
      orders.inc({ kind: "web" }, 2);
      m.histogram("wait_seconds").observe(0.5);
    });
    assert.deepEqual(seen, [
      ["counter", "orders", "", 2, { kind: "web" }],
      ["histogram", "wait_seconds", "s", 0.5, {}],
    ]);
  });
});

/** Runs a function while a MeterProvider (or none) is registered with OpenTelemetry's API. */
function withRegistered(provider: unknown, run: () => void): void {
  const key = Symbol.for("opentelemetry.js.api.1");
  const root = globalThis as unknown as Record<symbol, unknown>;
  const before = root[key];
  root[key] = { ...before as object, metrics: provider };
  try {
    run();
  } finally {
    if (before === undefined) delete root[key];
    else root[key] = before;
  }
}
