import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { record } from "../../../src/core/request/decision.ts";
import { facts } from "../../../src/core/request/facts.ts";
import { newTraceContext } from "../../../src/core/trace/trace-context.ts";
import * as djed from "../../../mod.ts";
import { prometheusMissing, startPrometheus } from "./prometheus.ts";
import type { Prometheus } from "./prometheus.ts";

const COUNT = "http_server_request_duration_seconds_count";
const traceId = newTraceContext().traceId;

describe("a real Prometheus", { skip: prometheusMissing() }, () => {
  let prometheus: Prometheus;
  let server: ReturnType<typeof serve>;
  let url = "";

  before(async () => {
    const limiter = djed.rateLimit({ limit: 5, window: "1h" });
    const metrics = djed.metrics({ watch: [limiter], created: true });
    const app = new Hono();
    app.use(metrics);
    app.get("/metrics", metrics.handler);
    app.get("/odd", (c) => {
      const odd = metrics.counter("odd", { labels: ["text"], help: 'a "quote" \\ and\na line' });
      odd.inc({ text: 'a"b\\c\nd é 🎉' });
      return c.text("counted");
    });
    app.get("/traced/:id", (c) => {
      facts(c).trace = { ...newTraceContext(), traceId, flags: 1 };
      record(c, { guard: "x", action: "report", code: "y", atMs: 0 });
      return c.text("traced");
    });
    app.use("/limited/*", limiter);
    app.get("/limited/:id", (c) => c.text("ok"));
    const listening = new Promise<AddressInfo>((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, resolve);
    });
    const address = `127.0.0.1:${(await listening).port}`;
    url = `http://${address}`;
    for (let i = 0; i < 10; i++) {
      await (await fetch(`${url}/limited/${i}`)).text();
      await (await fetch(`${url}/traced/${i}`)).text();
    }
    await (await fetch(`${url}/odd`)).text();
    prometheus = await startPrometheus(address);
    await prometheus.waitFor(`${COUNT}{http_route="/metrics"} > 1`);
  });

  after(async () => {
    await prometheus?.stop();
    server?.close();
  });

  it("scrapes it as a healthy target, as OpenMetrics", async () => {
    const { activeTargets: [target] } = await prometheus.api("targets");
    assert.deepEqual([target.health, target.lastError], ["up", ""]);
  });

  it("reads back what was measured", async () => {
    const [limited] = await prometheus.query(
      `sum(${COUNT}{http_route="/limited/:id", http_response_status_code="429"})`,
    );
    assert.equal(limited.value[1], "5");
    const [denied] = await prometheus.query("djed_rate_limit_denied_total");
    assert.equal(denied.value[1], "5");
    const [decisions] = await prometheus.query(
      'djed_guard_decisions_total{guard="rate-limit", action="deny", code="rate-limited"}',
    );
    assert.equal(decisions.value[1], "5");
  });

  it("reads labels with anything in them, unharmed", async () => {
    const [odd] = await prometheus.query("odd_total");
    assert.equal(odd.metric.text, 'a"b\\c\nd é 🎉');
    const { odd: [metadata] } = await prometheus.api("metadata?metric=odd");
    assert.deepEqual([metadata.type, metadata.help], ["counter", 'a "quote" \\ and\na line']);
  });

  it("computes quantiles of the buckets", async () => {
    const [p95] = await prometheus.query(
      "histogram_quantile(0.95, sum by (le) (http_server_request_duration_seconds_bucket))",
    );
    assert.ok(Number(p95.value[1]) > 0 && Number(p95.value[1]) < 10);
  });

  it("keeps exemplars that lead to the trace", async () => {
    const start = Date.now() / 1000 - 600;
    const found = await prometheus.api(
      "query_exemplars?query=http_server_request_duration_seconds_bucket" +
        `&start=${start}&end=${start + 1200}`,
    );
    const exemplars = found.flatMap((series: any) => series.exemplars);
    assert.ok(exemplars.some((exemplar: any) => exemplar.labels.trace_id === traceId));
  });

  it("takes the plain text format too", async () => {
    const response = await fetch(`${url}/metrics`, { headers: { accept: "text/plain" } });
    const text = await response.text();
    const { spawnSync } = await import("node:child_process");
    const { status, stderr } = spawnSync("promtool", ["check", "metrics"], {
      input: text,
      encoding: "utf8",
    });
    // Only remarks on style, such as a missing help text, are allowed; no parse error (status 1).
    assert.notEqual(status, 1, stderr);
  });
});
