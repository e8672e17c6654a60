// OTLP over real HTTP: exports of the built-in recorder and of the official SDK, and exports when
// the receiver is slow, down or broken.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { otlp, span, tracedFetch, tracing } from "../../../src/tracing/mod.ts";
import { checkOtlp, plain, spansOf } from "./otlp-schema.ts";
import { here, receiver, start, unlessMissing, until } from "./services.ts";

describe("the built-in recorder and a real OTLP receiver", () => {
  let collector: Awaited<ReturnType<typeof receiver>>;
  before(async () => {
    collector = await receiver();
  });
  after(() => collector.close());

  it("posts spans that nest, in the form of the schema", async () => {
    const middleware = tracing({
      service: {
        name: "shop",
        version: "1.4.0",
        attributes: { "deployment.environment.name": "t" },
      },
      exporter: otlp({ url: `${collector.url}/v1/traces`, headers: { "x-key": "secret" } }),
      propagateTo: [collector.url],
    });
    const app = new Hono();
    app.use(middleware);
    app.get("/users/:id", async (c) => {
      await span(c, "outer", async (outer) => {
        outer.setAttributes({
          int: 7,
          double: 0.5,
          text: 'a "b" \u0000 \ud800',
          list: [1, 2],
          on: true,
        });
        outer.addLink({
          context: { traceId: "a".repeat(32), spanId: "b".repeat(16), traceFlags: 1 },
        });
        await span(c, "inner", () => Promise.resolve(), { parent: outer });
      });
      await (await tracedFetch(c)(`${collector.url}/called?token=abc`)).text();
      throw new RangeError("broken");
    });
    app.onError((_error, c) => c.text("sorry", 500));
    await app.request("/users/1?q=1");
    await middleware.flush();

    const posts = collector.received.filter(({ url }) => url === "/v1/traces");
    assert.equal(posts.length, 1);
    assert.equal(posts[0].headers["content-type"], "application/json");
    assert.equal(posts[0].headers["x-key"], "secret");
    checkOtlp(JSON.parse(posts[0].body));

    const spans = spansOf([posts[0].body]);
    const named = (name: string) => spans.find(({ span }) => span.name === name)!.span;
    const server = named("GET /users/:id");
    assert.equal(server.kind, 2);
    assert.equal(server.parentSpanId, undefined);
    assert.equal(server.status?.code, 2);
    assert.equal(named("outer").parentSpanId, server.spanId);
    assert.equal(named("inner").parentSpanId, named("outer").spanId);
    assert.equal(named("GET").kind, 3);
    assert.equal(named("GET").parentSpanId, server.spanId);
    assert.equal(
      plain(named("GET").attributes)["url.full"],
      `${collector.url}/called?token=REDACTED`,
    );
    assert.equal(new Set(spans.map(({ span }) => span.traceId)).size, 1);
    for (const { span, scope, resource } of spans) {
      assert.equal(scope, "@djed/edge");
      assert.equal(resource["service.name"], "shop");
      assert.equal(resource["service.version"], "1.4.0");
      assert.ok(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano));
      const startMs = Number(BigInt(span.startTimeUnixNano) / 1_000_000n);
      assert.ok(Math.abs(startMs - Date.now()) < 60_000, "times are real times");
    }
    const called = collector.received.find(({ url }) => url.startsWith("/called"))!;
    assert.equal(called.headers.traceparent, `00-${server.traceId}-${named("GET").spanId}-03`);
  });
});

describe("a receiver that fails", () => {
  function appWith(url: string) {
    const middleware = tracing({ exporter: otlp({ url }) });
    const app = new Hono();
    app.use(middleware);
    app.get("/", (c) => c.text("ok"));
    return { app, middleware };
  }

  it("once is tried again, and no span is lost", async (t) => {
    let first = true;
    const collector = await receiver(() => first ? (first = false, 503) : 200);
    t.after(() => collector.close());
    const { app, middleware } = appWith(collector.url);
    await app.request("/");
    await middleware.flush();
    assert.equal(collector.received.length, 2);
    assert.equal(middleware.stats().spans_exported_total, 1);
    await middleware.ping();
  });

  it("for good costs spans, which are counted, and no request", async (t) => {
    const collector = await receiver(() => 400);
    t.after(() => collector.close());
    const { app, middleware } = appWith(collector.url);
    for (let i = 0; i < 3; i++) assert.equal((await app.request("/")).status, 200);
    await middleware.flush();
    assert.equal(middleware.stats().spans_dropped_total, 3);
    assert.equal(middleware.stats().export_failures_total, 1);
    await assert.rejects(middleware.ping(), /answered 400/);
  });

  it("because nothing listens costs spans, and no request", async () => {
    const { app, middleware } = appWith("http://127.0.0.1:9/v1/traces");
    assert.equal((await app.request("/")).status, 200);
    await middleware.flush();
    assert.equal(middleware.stats().spans_waiting, 1);
    await middleware.flush();
    assert.equal(middleware.stats().spans_dropped_total, 1);
  });
});

for (const runtime of ["node", "deno", "bun"]) {
  describe(
    `the official SDK on ${runtime} and a real OTLP receiver`,
    unlessMissing(runtime),
    () => {
      it("gets spans that nest, of our scope, named by route", async (t) => {
        const collector = await receiver();
        t.after(() => collector.close());
        const service = await startService(runtime, `${collector.url}/v1/traces`);
        t.after(() => service.stop());
        const traceId = "0af7651916cd43dd8448eb211c80319c";
        const response = await fetch(`${service.url}users/42`, {
          headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
        });
        assert.equal(await response.text(), "done");
        const bodies = () => collector.received.map(({ body }) => body);
        assert.ok(await until(() => spansOf(bodies()).length >= 3));

        const spans = spansOf(bodies());
        assert.equal(spans.length, 3);
        const named = (name: string) => spans.find(({ span }) => span.name === name)!.span;
        assert.equal(named("GET /users/:id").kind, 2);
        assert.equal(named("GET /users/:id").parentSpanId, "b7ad6b7169203331");
        assert.equal(named("outer").parentSpanId, named("GET /users/:id").spanId);
        assert.equal(named("inner").parentSpanId, named("outer").spanId);
        for (const { span, scope, resource } of spans) {
          assert.equal(span.traceId, traceId);
          assert.equal(scope, "@djed/edge");
          assert.equal(resource["service.name"], "sdk-service");
        }
      });
    },
  );
}

function startService(runtime: string, url: string) {
  const env = { OTLP_URL: url };
  const file = here("sdk-service.ts");
  if (runtime === "deno") return start(bin("deno"), ["run", "--no-check", "-A", file], env);
  if (runtime === "bun") return start(bin("bun"), [file], env);
  return start(process.execPath, ["--import", "tsx", file], env);
}

const bin = (name: string) => here(`../../../node_modules/.bin/${name}`);
