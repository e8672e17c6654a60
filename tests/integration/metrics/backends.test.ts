/** Metrics and log lines with real receivers: HTTP, UDP, and OpenTelemetry's own SDK. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import type { Socket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { metrics as otel } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { Hono } from "hono";
import { httpSink, logger } from "../../../src/logger/mod.ts";
import { metrics, openTelemetry, otlpMetrics, statsd } from "../../../src/metrics/mod.ts";

describe("over real HTTP", () => {
  let server: Server;
  let url = "";
  const received: { path: string; type: string; body: string }[] = [];
  let status = 200;

  before(async () => {
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      received.push({ path: request.url!, type: request.headers["content-type"]!, body });
      response.writeHead(status).end("{}");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it("metrics reach an OTLP collector 5 s after a request, by themselves", async () => {
    const measured = metrics({ backends: [otlpMetrics({ url: `${url}/v1/metrics` })] });
    const app = new Hono();
    app.use(measured);
    app.get("/users/:id", (c) => c.text("ok"));
    for (let i = 0; i < 10; i++) await app.request(`/users/${i}`);
    for (let i = 0; i < 80 && received.length === 0; i++) await sleep(100);
    const [{ path, type, body }] = received;
    assert.deepEqual([path, type], ["/v1/metrics", "application/json"]);
    const [{ scopeMetrics: [{ metrics: sent }] }] = JSON.parse(body).resourceMetrics;
    const names = sent.map((metric: { name: string }) => metric.name);
    assert.ok(names.includes("http.server.request.duration"));
  });

  it("log lines arrive in batches, also those from while the other side was down", async () => {
    received.length = 0;
    status = 503;
    const sink = httpSink({ url: `${url}/logs` });
    const app = new Hono();
    app.use(logger({ sinks: [sink], client: false }));
    app.get("/", (c) => c.text("ok"));
    for (let i = 0; i < 5; i++) await app.request("/");
    await assert.rejects(sink.flush(), /answered 503/);
    status = 200;
    await app.request("/");
    await sink.flush();
    assert.equal(received.length, 2);
    const { path, type, body } = received[1];
    assert.deepEqual([path, type], ["/logs", "application/x-ndjson"]);
    const lines = body.trimEnd().split("\n").map((line) => JSON.parse(line));
    assert.deepEqual(lines.map((line) => line.status), Array(6).fill(200));
  });
});

describe("over real UDP", () => {
  let receiver: Socket;
  let sender: Socket;
  const datagrams: string[] = [];

  before(async () => {
    receiver = createSocket("udp4");
    receiver.on("message", (message) => datagrams.push(message.toString()));
    receiver.bind(0, "127.0.0.1");
    await once(receiver, "listening");
    sender = createSocket("udp4");
    sender.connect(receiver.address().port, "127.0.0.1");
    await once(sender, "connect");
  });
  after(() => {
    receiver.close();
    sender.close();
  });

  it("metrics reach a StatsD server", async () => {
    const measured = metrics({ backends: [statsd({ socket: sender })] });
    measured.counter("orders", { labels: ["kind"] }).inc({ kind: "web" }, 3);
    await measured.flush();
    for (let i = 0; i < 50 && datagrams.length === 0; i++) await sleep(20);
    assert.ok(datagrams.join("\n").split("\n").includes("orders:3|c|#kind:web"));
  });
});

describe("with OpenTelemetry's own SDK", () => {
  it("measurements reach a provider that is registered after the app is made", async () => {
    const measured = metrics({ backends: [openTelemetry()] });
    const app = new Hono();
    app.use(measured);
    app.get("/users/:id", (c) => c.text("ok"));
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 });
    const provider = new MeterProvider({ readers: [reader] });
    otel.setGlobalMeterProvider(provider);
    for (let i = 0; i < 3; i++) await app.request(`/users/${i}`);
    await provider.forceFlush();
    const all = exporter.getMetrics().flatMap((m) => m.scopeMetrics).flatMap((s) => s.metrics);
    const duration = all.find((m) => m.descriptor.name === "http.server.request.duration");
    assert.equal(duration?.descriptor.unit, "s");
    const [point] = duration!.dataPoints;
    assert.equal((point.value as { count: number }).count, 3);
    assert.equal(point.attributes["http.route"], "/users/:id");
    assert.equal(point.attributes["http.response.status_code"], 200);
    const { boundaries } = (point.value as { buckets: { boundaries: number[] } }).buckets;
    assert.equal(boundaries[0], 0.005);
    await provider.shutdown();
    otel.disable();
  });
});
