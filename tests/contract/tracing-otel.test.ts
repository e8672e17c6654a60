// Cooperation with other tracers in the process. The tracer provider here is the minimum that
// OpenTelemetry's API requires; the integration tests use the real SDK and Deno's.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { context, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import type { Context, ContextManager, SpanOptions, Tracer } from "@opentelemetry/api";
import { loadAsyncLocalStorage } from "../../src/runtime/async-storage.ts";
import { contextManagerOf } from "../../src/core/trace/otel.ts";
import { RecordedSpan } from "../../src/tracing/span.ts";
import type { FinishedSpan } from "../../src/tracing/finished-span.ts";
import { newSpanId, newTraceId } from "../../src/core/trace/traceparent.ts";
import { memoryExporter, setRoute, span, tracedFetch, tracing } from "../../src/tracing/mod.ts";
import type { TracingVariables } from "../../src/tracing/mod.ts";

const KINDS = ["internal", "server", "client", "producer", "consumer"] as const;

/** A tracer that records its spans. */
function provider() {
  const ended: FinishedSpan[] = [];
  const owner = { now: () => Date.now(), ended: (span: FinishedSpan) => void ended.push(span) };
  const tracer: Tracer = {
    startSpan(name: string, options: SpanOptions = {}, parent: Context = context.active()) {
      const above = trace.getSpanContext(parent);
      const own = {
        traceId: above?.traceId ?? newTraceId(),
        spanId: newSpanId(),
        parentSpanId: above?.spanId,
        flags: 1,
        traceState: above?.traceState?.serialize() ?? "",
        origin: undefined,
        tracer: undefined,
      };
      return new RecordedSpan(owner, own, {
        name,
        kind: KINDS[options.kind ?? 0],
        spanId: own.spanId,
        parentSpanId: own.parentSpanId,
        parentIsRemote: above?.isRemote === true,
        startMs: Date.now(),
        attributes: { ...options.attributes },
      });
    },
    startActiveSpan: () => assert.fail("not used here"),
  };
  return { ended, provider: { getTracer: () => tracer }, tracer };
}

function appOf(middleware: ReturnType<typeof tracing>) {
  const app = new Hono<{ Variables: TracingVariables }>();
  app.use(middleware);
  app.get("/users/:id", async (c) => {
    await span(c, "inner", () => Promise.resolve());
    return c.text(c.var.traceId);
  });
  app.get("/lost", (c) => c.text("down", 500));
  return app;
}

const CALLER = {
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  tracestate: "vendor=1",
};

describe("with an SDK that is registered after the app is built", () => {
  const sdk = provider();
  const exporter = memoryExporter();
  const middleware = tracing({ exporter });
  const app = appOf(middleware);
  before(() => void trace.setGlobalTracerProvider(sdk.provider));
  after(() => trace.disable());

  it("the SDK records, and our exporter gets nothing", async () => {
    const response = await app.request("/users/1", { headers: CALLER });
    assert.equal(await response.text(), CALLER.traceparent.slice(3, 35));
    await middleware.flush();
    assert.equal(exporter.spans.length, 0);
    const [inner, server] = sdk.ended;
    assert.equal(server.name, "GET /users/:id");
    assert.equal(server.kind, "server");
    assert.equal(server.parentSpanId, "b7ad6b7169203331");
    assert.equal(server.traceState, "vendor=1");
    assert.equal(server.attributes["http.route"], "/users/:id");
    assert.equal(inner.parentSpanId, server.spanId);
  });
});

describe("with an SDK, the trace context", () => {
  const sdk = provider();
  before(() => void trace.setGlobalTracerProvider(sdk.provider));
  after(() => trace.disable());

  it("goes to what is named only, and every call is a span of the SDK", async () => {
    const sent: Record<string, string[]> = {};
    const real = globalThis.fetch;
    globalThis.fetch = ((url: string, init: RequestInit) => {
      sent[url] = ["traceparent", "tracestate"].filter((name) =>
        new Headers(init.headers).has(name)
      );
      return Promise.resolve(new Response("called"));
    }) as typeof fetch;
    const urls = ["https://third.example/", "https://api.example/", "https://shop.example/own"];
    try {
      const app = new Hono();
      app.use(tracing({ propagateTo: ["https://api.example"] }));
      app.get("/", async (c) => {
        for (const url of urls) await tracedFetch(c)(url);
        return c.text("ok");
      });
      await app.request("https://shop.example/", { headers: CALLER });
    } finally {
      globalThis.fetch = real;
    }
    const both = ["traceparent", "tracestate"];
    assert.deepEqual(urls.map((url) => sent[url]), [[], both, both]);
    assert.equal(sdk.ended.filter(({ kind }) => kind === "client").length, 3);
  });
});

describe("with an SDK, the name and route of a handler behind one wildcard", () => {
  const sdk = provider();
  before(() => void trace.setGlobalTracerProvider(sdk.provider));
  after(() => trace.disable());

  async function spanOf(path: string): Promise<FinishedSpan> {
    const app = new Hono<{ Variables: TracingVariables }>();
    app.use(tracing());
    app.use("/rpc/*", (_c, next) => next());
    app.all("/rpc/*", (c) => {
      const { span } = c.var;
      if (path !== "/rpc/plain") span.setAttribute("http.route", "/rpc/user.get");
      if (path === "/rpc/named") span.updateName("rpc user.get");
      if (path === "/rpc/set") setRoute(c, "/rpc/user.list");
      return c.text("ok");
    });
    await app.request(path);
    return sdk.ended.pop()!;
  }

  const cases: Record<string, [name: string, route: string]> = {
    "/rpc/plain": ["GET /rpc/*", "/rpc/*"],
    "/rpc/routed": ["GET /rpc/user.get", "/rpc/user.get"],
    "/rpc/named": ["rpc user.get", "/rpc/user.get"],
    "/rpc/set": ["GET /rpc/user.list", "/rpc/user.list"],
  };
  for (const [path, expected] of Object.entries(cases)) {
    it(`are those that it sets on the span, and setRoute() wins (${path})`, async () => {
      const { name, attributes } = await spanOf(path);
      assert.deepEqual([name, attributes["http.route"]], expected);
    });
  }
});

describe("with AsyncLocalStorage", () => {
  const sdk = provider();
  let manager: ContextManager;
  before(async () => {
    const Storage = await loadAsyncLocalStorage();
    assert.ok(Storage);
    manager = contextManagerOf(Storage);
    context.setGlobalContextManager(manager);
  });
  after(() => context.disable());

  it("a span that is already active is added to, and no second one is made", async () => {
    trace.setGlobalTracerProvider(sdk.provider);
    const outer = sdk.tracer.startSpan("POST", { kind: 1 }, ROOT_CONTEXT);
    const app = appOf(tracing());
    const traceId = await context.with(trace.setSpan(ROOT_CONTEXT, outer), async () => {
      const response = await app.request("/users/1");
      return response.text();
    }).finally(() => trace.disable());
    assert.equal(traceId, outer.spanContext().traceId);
    assert.deepEqual(sdk.ended.map(({ name }) => name), ["inner"], "the outer one is not ended");
    const seen = outer as RecordedSpan;
    assert.equal(seen.name, "GET /users/:id");
    assert.equal(seen.attributes["http.route"], "/users/:id");
    assert.equal(sdk.ended[0].parentSpanId, seen.spanId);
  });

  it("a handler names the active span of the app, also over its first route", async () => {
    trace.setGlobalTracerProvider(sdk.provider);
    const attributes = { "http.route": "/rpc/*" };
    const outer = sdk.tracer.startSpan("GET /rpc/*", { kind: 1, attributes }, ROOT_CONTEXT);
    const app = new Hono();
    app.use(tracing());
    app.get("/rpc/*", (c) => {
      trace.getActiveSpan()?.setAttribute("http.route", "/rpc/user.get").updateName("user.get");
      return c.text("ok");
    });
    const active = trace.setSpan(ROOT_CONTEXT, outer);
    await context.with(active, async () => await app.request("/rpc/user.get"))
      .finally(() => trace.disable());
    const seen = outer as RecordedSpan;
    assert.deepEqual([seen.name, seen.attributes["http.route"]], ["user.get", "/rpc/user.get"]);
  });

  it("als makes our own spans the active ones, and nests without a parent given", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter, als: true });
    const app = new Hono();
    app.use(middleware);
    app.get("/", async (c) => {
      await span(c, "outer", async () => {
        await Promise.resolve();
        trace.getActiveSpan()?.setAttribute("found", true);
        await span(c, "inner", () => Promise.resolve());
      });
      return c.text("ok");
    });
    await Promise.all([app.request("/"), app.request("/")]);
    await middleware.flush();
    const named = (name: string) => exporter.spans.filter((one) => one.name === name);
    assert.equal(exporter.spans.length, 6);
    for (const inner of named("inner")) {
      const outer = named("outer").find(({ spanId }) => spanId === inner.parentSpanId);
      assert.equal(outer?.traceId, inner.traceId);
      assert.equal(outer?.attributes.found, true);
    }
  });
});

describe("als, where no context manager is registered", () => {
  after(() => context.disable());

  it("registers one for the process", async () => {
    const app = new Hono();
    app.use(tracing({ als: true, exporter: memoryExporter() }));
    app.get("/", (c) => c.text(String(trace.getActiveSpan()?.isRecording())));
    assert.equal(await (await app.request("/")).text(), "true");
  });
});

describe("a copy of the API that is older than ours", () => {
  const key = Symbol.for("opentelemetry.js.api.1");
  const holder = globalThis as unknown as Record<symbol, unknown>;

  it("and holds the SDK is warned of, once", async () => {
    const [before, warn] = [holder[key], console.warn];
    const warnings: string[] = [];
    console.warn = (message: string) => void warnings.push(message);
    // A registry of an older minor version, as that version's own copy of the API makes it.
    holder[key] = { version: "1.0.0", trace: { getTracer: () => assert.fail("not ours") } };
    try {
      const app = appOf(tracing());
      await app.request("/users/1");
      await app.request("/users/1");
    } finally {
      console.warn = warn;
      if (before === undefined) delete holder[key];
      else holder[key] = before;
    }
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /cannot see/);
  });
});

describe("a propagator of the app's", () => {
  it("that fails costs the context, and not the request", async () => {
    const broken = {
      fields: () => ["x"],
      extract: () => {
        throw new Error("broken");
      },
      inject() {},
    };
    const response = await appOf(tracing({ propagator: broken })).request("/users/1");
    assert.match(await response.text(), /^[0-9a-f]{32}$/);
  });

  it("that is registered is used by default", async () => {
    propagation.setGlobalPropagator({
      fields: () => ["x-trace"],
      extract: (context, carrier, getter) => {
        const traceId = getter.get(carrier, "x-trace") as string;
        return trace.setSpanContext(context, {
          traceId,
          spanId: "b7ad6b7169203331",
          traceFlags: 1,
          isRemote: true,
        });
      },
      inject() {},
    });
    const traceId = "1af7651916cd43dd8448eb211c80319c";
    try {
      const app = appOf(tracing());
      const response = await app.request("/users/1", { headers: { "x-trace": traceId } });
      assert.equal(await response.text(), traceId);
    } finally {
      propagation.disable();
    }
  });
});
