import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { record } from "../../src/core/request/decision.ts";
import { facts } from "../../src/core/request/facts.ts";
import { newTraceContext } from "../../src/core/trace/trace-context.ts";
import { BUILT_IN, MetricRegistry } from "../../src/metrics/registry.ts";
import * as djed from "../../mod.ts";
import { readOpenMetrics } from "../support/openmetrics.ts";

const OPEN = { headers: { accept: "application/openmetrics-text; version=1.0.0" } };
const DURATION = "http_server_request_duration_seconds";

function measured(options?: Parameters<typeof djed.metrics>[0]) {
  const metrics = djed.metrics(options);
  const app = new Hono();
  app.use(metrics);
  app.get("/metrics", metrics.handler);
  app.get("/users/:id", (c) => c.text("user"));
  app.get("/fail", () => {
    throw new TypeError("not working");
  });
  app.onError((_error, c) => c.text("sorry", 500));
  const scrape = async (init?: RequestInit) => (await app.request("/metrics", init)).text();
  const families = async () => readOpenMetrics(await scrape(OPEN));
  const samples = async () => (await families()).flatMap((family) => family.samples);
  const find = async (name: string, labels: Record<string, string> = {}) =>
    (await samples()).find((sample) =>
      sample.name === name &&
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value)
    );
  return { app, metrics, scrape, families, samples, find };
}

describe("metrics()", () => {
  it("measures requests by method, route template and status", async () => {
    const { app, find } = measured();
    for (const id of [1, 2, 3]) await app.request(`/users/${id}`);
    const count = await find(DURATION + "_count", { http_route: "/users/:id" });
    assert.equal(count?.value, 3);
    assert.deepEqual(count?.labels, {
      http_request_method: "GET",
      url_scheme: "http",
      http_route: "/users/:id",
      http_response_status_code: "200",
      error_type: "",
    });
  });

  it("never has a raw path or an unknown method, whatever is sent", async () => {
    const { app, scrape, find } = measured();
    const methods = ["PROPFIND", "MKCOL", "MOVE", "COPY", "LOCK"];
    for (let i = 0; i < 50; i++) {
      await app.request(`/secret-${i}`, { method: methods[i % methods.length] });
    }
    assert.doesNotMatch(await scrape(), /secret|PROPFIND|MKCOL|MOVE|COPY|LOCK/);
    const count = await find(DURATION + "_count", { http_request_method: "_OTHER" });
    assert.deepEqual([count?.value, count?.labels.http_route], [50, ""]);
  });

  it("names what went wrong on the server's side, and only that", async () => {
    const { app, find } = measured();
    await app.request("/fail");
    await app.request("/nothing");
    const failed = await find(DURATION + "_count", { http_response_status_code: "500" });
    assert.equal(failed?.labels.error_type, "TypeError");
    const missing = await find(DURATION + "_count", { http_response_status_code: "404" });
    assert.equal(missing?.labels.error_type, "");
  });

  it("counts the requests under way, and each only while it is", async () => {
    const { app, find } = measured();
    let finish = () => {};
    app.get("/slow", async (c) => {
      await new Promise<void>((resolve) => finish = resolve);
      return c.text("done");
    });
    const slow = app.request("/slow");
    await new Promise((resolve) => setTimeout(resolve, 1));
    // The scrape itself is the second.
    assert.equal((await find("http_server_active_requests"))?.value, 2);
    finish();
    await slow;
    assert.equal((await find("http_server_active_requests"))?.value, 1);
  });

  it("counts what the guards decided, and why", async () => {
    const { app, find } = measured();
    app.get("/guarded", (c) => {
      const atMs = 0;
      record(c, { guard: "a", action: "deny", code: "rate-limited", atMs });
      record(c, { guard: "b", action: "allow", reason: "store-error", atMs });
      return c.text("no", 429);
    });
    await app.request("/guarded");
    const denied = await find("djed_guard_decisions_total", { guard: "a" });
    assert.equal(denied?.value, 1);
    assert.deepEqual(denied?.labels, { guard: "a", action: "deny", code: "rate-limited" });
    const why = await find("djed_guard_reasons_total", { guard: "b", reason: "store-error" });
    assert.equal(why?.value, 1);
  });

  it("carries the trace of sampled requests, and of no others", async () => {
    const { app, samples } = measured();
    const trace = { ...newTraceContext(), flags: 1 };
    app.get("/sampled", (c) => {
      facts(c).trace = trace;
      return c.text("ok");
    });
    app.get("/unsampled", (c) => {
      facts(c).trace = { ...newTraceContext(), flags: 0 };
      return c.text("ok");
    });
    await app.request("/sampled");
    await app.request("/unsampled");
    const exemplars = (await samples()).filter((sample) => sample.exemplar !== undefined);
    assert.deepEqual(exemplars.map((s) => [s.labels.http_route, s.exemplar?.labels.trace_id]), [
      ["/sampled", trace.traceId],
    ]);
  });

  it("answers in the format that was asked for", async () => {
    const { app } = measured();
    const plain = await app.request("/metrics");
    assert.equal(plain.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    assert.doesNotMatch(await plain.text(), /# EOF|# UNIT/);
    const open = await app.request("/metrics", OPEN);
    assert.equal(
      open.headers.get("content-type"),
      "application/openmetrics-text; version=1.0.0; charset=utf-8",
    );
    assert.equal(open.headers.get("cache-control"), "no-store");
    assert.match(await open.text(), /# EOF\n$/);
  });

  it("answers HEAD with headers alone", async () => {
    const { app } = measured();
    const head = await app.request("/metrics", { method: "HEAD" });
    assert.equal(head.status, 200);
    assert.match(head.headers.get("content-type") ?? "", /^text\/plain/);
    assert.equal(await head.text(), "");
  });

  it("exposes what it watches, and survives what cannot be read", async () => {
    const limiter = {
      name: "api",
      kind: "rate_limit",
      ping: () => Promise.resolve(),
      stats: (): Record<string, number> => ({ denied_total: 7, keys: 3 }),
    };
    const broken = {
      ...limiter,
      name: "broken",
      stats(): never {
        throw new Error("no stats");
      },
    };
    const namesake = { ...limiter, stats: () => ({ keys: 4 }) };
    const { find } = measured({ watch: [limiter, broken, namesake] });
    assert.equal((await find("djed_rate_limit_denied_total", { name: "api" }))?.value, 7);
    assert.equal((await find("djed_rate_limit_keys", { name: "api" }))?.value, 3);
    assert.equal((await find("djed_rate_limit_keys", { name: "api-2" }))?.value, 4);
    assert.ok((await find("djed_metrics_watch_errors_total"))!.value >= 1);
  });

  it("caps its series, and says so", async () => {
    const { metrics, find } = measured({ maxSeries: 20 });
    const own = metrics.counter("own", { labels: ["id"] });
    for (let id = 0; id < 100; id++) own.inc({ id });
    const overflow = await find("own_total", { otel_metric_overflow: "true" });
    assert.ok(overflow!.value >= 80);
    assert.ok((await find("djed_metrics_overflow_total"))!.value >= 80);
  });

  it("begins every name with its prefix", async () => {
    const { app, families } = measured({ prefix: "shop_" });
    await app.request("/users/1");
    for (const { name } of await families()) assert.match(name, /^shop_/);
  });

  it("keeps two instances apart", async () => {
    const [one, two] = [measured(), measured()];
    await one.app.request("/users/1");
    assert.ok(await one.find(DURATION + "_count", { http_route: "/users/:id" }));
    assert.equal(await two.find(DURATION + "_count", { http_route: "/users/:id" }), undefined);
  });

  it("measures a request whose handler throws what is no error", async () => {
    const { app, find } = measured();
    app.get("/odd", () => {
      throw "a string";
    });
    await assert.rejects(async () => await app.request("/odd"));
    const failed = await find(DURATION + "_count", { http_route: "/odd" });
    assert.equal(failed?.labels.http_response_status_code, "500");
  });

  it("refuses wrong options at once, and names them", () => {
    const wrong: [unknown, RegExp][] = [
      [{ maxSerie: 1 }, /metrics: unknown option "maxSerie", did you mean "maxSeries"\?/],
      [{ maxSeries: 0 }, /metrics: maxSeries must be a whole number/],
      [{ prefix: "1-" }, /metrics: prefix must be letters/],
      [{ exemplars: "yes" }, /metrics: exemplars must be one of true, false/],
      [{ watch: djed.rateLimit() }, /metrics: watch must be an array.*, got a function/],
      [{ watch: [{}] }, /metrics: watch\[0\] must be something with stats\(\).*, got an object/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => djed.metrics(options as never), { message });
    }
  });
});

describe("the series of built-in metrics", () => {
  const explode = (metrics: ReturnType<typeof measured>["metrics"]) => {
    const own = metrics.counter("own", { labels: ["id"] });
    for (let id = 0; id < 100; id++) own.inc({ id });
  };

  it("are not taken by a label of the app with too many values", async () => {
    const { app, metrics, find } = measured({ maxSeries: 1 });
    explode(metrics);
    await app.request("/users/1");
    assert.ok(await find("own_total", { otel_metric_overflow: "true" }));
    const counted = await find(DURATION + "_count", { http_route: "/users/:id" });
    assert.equal(counted?.value, 1);
    for (const name of [DURATION + "_count", "djed_guard_decisions_total"]) {
      assert.equal(await find(name, { otel_metric_overflow: "true" }), undefined);
    }
  });

  it("are not taken by another built-in metric, and are limited themselves", () => {
    const registry = new MetricRegistry("", 1);
    const [duration, decisions] = ["duration", "decisions"].map((name) =>
      registry.counter(name, { labels: ["route"] }, BUILT_IN)
    );
    for (let i = 0; i < 1_010; i++) duration.inc({ route: `/rpc/${i}` });
    decisions.inc({ route: "/" });
    assert.equal(duration.series.overflowed, 10);
    assert.equal(decisions.series.overflowed, 0);
  });
});
