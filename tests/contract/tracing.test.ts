import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { decisions, problems, setRoute, span, tracedFetch, tracing } from "../../mod.ts";
import { record } from "../../src/core/request/decision.ts";
import { facts } from "../../src/core/request/facts.ts";
import { alwaysOff, memoryExporter } from "../../src/tracing/mod.ts";
import type { FinishedSpan, TracingOptions, TracingVariables } from "../../src/tracing/mod.ts";

type App = Hono<{ Variables: TracingVariables }>;

/** An app, and a function that sends a request and returns the response and the spans. */
function traced(options: TracingOptions, routes: (app: App) => void) {
  const exporter = memoryExporter();
  const middleware = tracing({ exporter, ...options });
  const app = new Hono<{ Variables: TracingVariables }>();
  app.use(middleware);
  routes(app);
  return async (path: string, init: RequestInit = {}) => {
    exporter.reset();
    const response = await app.request(path, init);
    const text = await response.text();
    await middleware.flush();
    const server = exporter.spans.find(({ kind }) => kind === "server") as FinishedSpan;
    return { response, text, spans: exporter.spans, server, stats: middleware.stats() };
  };
}

const CALLER = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

describe("a SERVER span", () => {
  const ask = traced({}, (app) => {
    app.get("/users/:id", (c) => c.text("user"));
    app.use("/api/*", (c, _next) => Promise.resolve(c.text("no", 401)));
    app.get("/api/users/:id", (c) => c.text("never"));
    app.get("/gone/:id", () => {
      throw new HTTPException(404, { message: "gone" });
    });
    app.get("/broken", () => {
      throw new TypeError("broken");
    });
    app.get("/down", (c) => c.text("down", 503));
    app.all("/pot/:k", (c) => c.text("tea"));
    app.get("/caught", () => {
      throw new Error("caught");
    });
    app.onError((error, c) => {
      if (error.message === "caught") return c.text("fine", 200);
      return error instanceof HTTPException ? error.getResponse() : c.text("error", 500);
    });
  });

  it("is named by method and route, and has what the conventions require", async () => {
    const { server } = await ask("https://shop.test:8443/users/42?q=1", {
      headers: { ...CALLER, "user-agent": "test/1" },
    });
    assert.equal(server.name, "GET /users/:id");
    assert.equal(server.kind, "server");
    // Where the clock stands still, an attribute of the span says so.
    const { "djed.untimed": _untimed, ...attributes } = server.attributes;
    assert.deepEqual(attributes, {
      "http.request.method": "GET",
      "url.path": "/users/42",
      "url.scheme": "https",
      "url.query": "q=1",
      "server.address": "shop.test",
      "server.port": 8443,
      "user_agent.original": "test/1",
      "http.route": "/users/:id",
      "http.response.status_code": 200,
    });
    assert.equal(server.traceId, CALLER.traceparent.slice(3, 35));
    assert.equal(server.parentSpanId, "b7ad6b7169203331");
    assert.equal(server.parentIsRemote, true);
    assert.equal(server.status.code, 0);
  });

  it("of a 404 has no route", async () => {
    const { server } = await ask("/nowhere");
    assert.equal(server.name, "GET");
    assert.equal("http.route" in server.attributes, false);
    assert.equal(server.status.code, 0);
  });

  it("of a guard's early answer has the route that the guard protects", async () => {
    const { server } = await ask("/api/users/7");
    assert.equal(server.name, "GET /api/users/:id");
    assert.equal(server.attributes["http.response.status_code"], 401);
  });

  it("of a 4xx exception is no error", async () => {
    const { server } = await ask("/gone/1");
    assert.equal(server.attributes["http.response.status_code"], 404);
    assert.equal(server.status.code, 0);
    assert.equal("error.type" in server.attributes, false);
    assert.equal(server.events.length, 0);
  });

  it("of a handler that throws is an error, with its type and an exception event", async () => {
    const { server } = await ask("/broken");
    assert.equal(server.status.code, 2);
    assert.equal(server.attributes["error.type"], "TypeError");
    assert.equal(server.events[0].name, "exception");
    assert.equal(server.events[0].attributes["exception.message"], "broken");
  });

  it("of a 5xx answer is an error, with the status as its type", async () => {
    const { server } = await ask("/down");
    assert.equal(server.status.code, 2);
    assert.equal(server.attributes["error.type"], "503");
  });

  it("of an error that became a 200 is no error", async () => {
    const { server } = await ask("/caught");
    assert.equal(server.status.code, 0);
    assert.equal("error.type" in server.attributes, false);
  });

  it("of an unknown method is HTTP, _OTHER and the original", async () => {
    const { server } = await ask("/pot/1", { method: "PROPFIND" });
    assert.equal(server.name, "HTTP /pot/:k");
    assert.equal(server.attributes["http.request.method"], "_OTHER");
    assert.equal(server.attributes["http.request.method_original"], "PROPFIND");
  });

  it("never holds a secret of the query", async () => {
    const { server } = await ask("/users/1?token=SECRET&api_key=SECRET&page=2");
    assert.equal(JSON.stringify(server).includes("SECRET"), false);
    assert.equal(server.attributes["url.query"], "token=REDACTED&api_key=REDACTED&page=2");
  });

  it("has the service on the resource, not on itself", async () => {
    const { server } = await ask("/users/1");
    assert.equal(Object.keys(server.attributes).some((key) => key.startsWith("service.")), false);
  });

  it("of a streamed body ends with the body, when asked", async () => {
    const slow = (app: App) => {
      app.get("/stream", (c) =>
        c.body(
          new ReadableStream({
            async pull(controller) {
              await new Promise((resolve) => setTimeout(resolve, 30));
              controller.enqueue(new TextEncoder().encode("late"));
              controller.close();
            },
          }),
        ));
    };
    const timed = await traced({ streams: true }, slow)("/stream");
    assert.equal(timed.text, "late");
    assert.ok(timed.server.endMs - timed.server.startMs >= 20);
    const untimed = await traced({}, slow)("/stream");
    assert.ok(untimed.server.endMs - untimed.server.startMs < 20);
  });

  it("of a HEAD ends with its headers, for nobody reads its body", async () => {
    const ask = traced({ streams: true }, (app) => app.get("/users/:id", (c) => c.text("user")));
    const { server } = await ask("/users/1", { method: "HEAD" });
    assert.equal(server.name, "HEAD /users/:id");
  });

  it("of a streamed body that nobody wants any more ends, when asked", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter, streams: true });
    const app = new Hono();
    app.use(middleware);
    let cancelled: unknown;
    app.get(
      "/",
      (c) => c.body(new ReadableStream({ cancel: (reason) => void (cancelled = reason) })),
    );
    await (await app.request("/")).body!.cancel("enough");
    await middleware.flush();
    assert.deepEqual([cancelled, exporter.spans.length], ["enough", 1]);
  });

  it("of a streamed body that breaks is an error, when asked", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter, streams: true });
    const app = new Hono();
    app.use(middleware);
    app.get(
      "/stream",
      (c) =>
        c.body(new ReadableStream({ pull: (controller) => controller.error(new RangeError("x")) })),
    );
    const response = await app.request("/stream");
    await assert.rejects(response.text());
    await middleware.flush();
    assert.equal(exporter.spans[0].attributes["error.type"], "RangeError");
    assert.equal(exporter.spans[0].status.code, 2);
  });
});

describe("the context of a request", () => {
  it("has a trace id and a span, recorded or not", async () => {
    for (const options of [{}, { exporter: undefined }, { sampler: alwaysOff() }]) {
      const ask = traced(options, (app) => {
        app.get("/", (c) => c.json([c.var.traceId, c.var.span.spanContext().traceId]));
      });
      const [traceId, ofSpan] = JSON.parse((await ask("/")).text);
      assert.match(traceId, /^[0-9a-f]{32}$/);
      assert.equal(ofSpan, traceId);
    }
  });

  it("is that of the caller, and of the problems that guards answer with", async () => {
    const ask = traced({}, (app) => app.get("/", (c) => c.text(c.var.traceId)));
    assert.equal((await ask("/", { headers: CALLER })).text, CALLER.traceparent.slice(3, 35));
  });

  it("goes on to a problem's own rendering", async () => {
    const ask = traced({}, (app) => {
      app.use(problems((_c, problem) => Response.json({ trace: problem.traceId })));
      app.get("/", (c) => c.text(c.var.traceId));
    });
    assert.match((await ask("/")).text, /^[0-9a-f]{32}$/);
  });

  it("is new for a caller who is not trusted, or when trust() throws", async () => {
    for (
      const trust of [() => false, () => {
        throw new Error("broken");
      }]
    ) {
      const ask = traced({ trust }, (app) => app.get("/", (c) => c.text(c.var.traceId)));
      const { text, server } = await ask("/", { headers: CALLER });
      assert.notEqual(text, CALLER.traceparent.slice(3, 35));
      assert.equal(server.parentSpanId, undefined);
    }
  });
});

describe("span()", () => {
  const ask = traced({}, (app) => {
    app.get("/nested", async (c) => {
      const value = await span(c, "outer", async (outer) => {
        outer.setAttribute("a", 1);
        await span(c, "inner", () => Promise.resolve(), { parent: outer, kind: "producer" });
        return span(c, "sync", () => 42);
      });
      return c.json(value);
    });
    app.get("/fails", async (c) => {
      await span(c, "fails", () => Promise.reject(new RangeError("inside")));
      return c.text("never");
    });
    app.get("/fails-at-once", (c) => {
      span(c, "fails", () => {
        throw new RangeError("inside");
      });
      return c.text("never");
    });
  });

  it("is a child of the request's span, or of the parent it is given", async () => {
    const { spans, server, text } = await ask("/nested");
    const named = (name: string) => spans.find((one) => one.name === name)!;
    assert.equal(text, "42");
    assert.equal(named("outer").parentSpanId, server.spanId);
    assert.equal(named("outer").attributes.a, 1);
    assert.equal(named("inner").parentSpanId, named("outer").spanId);
    assert.equal(named("inner").kind, "producer");
    assert.equal(named("sync").parentSpanId, server.spanId);
    assert.ok(spans.every((one) => one.traceId === server.traceId));
  });

  for (const path of ["/fails", "/fails-at-once"]) {
    it(`records what its function throws, and throws it on (${path})`, async () => {
      const { spans, server, response } = await ask(path);
      const failed = spans.find((one) => one.name === "fails")!;
      assert.equal(response.status, 500);
      assert.equal(failed.status.code, 2);
      assert.equal(failed.attributes["error.type"], "RangeError");
      assert.equal(server.attributes["error.type"], "RangeError");
    });
  }

  it("just runs its function without the middleware", async () => {
    const app = new Hono();
    app.get("/", (c) => c.text(span(c, "alone", (s) => s.setAttribute("a", 1) && "ran")));
    assert.equal(await (await app.request("/")).text(), "ran");
  });
});

describe("tracedFetch()", () => {
  async function calling(fetched: typeof fetch, work: (c: any) => Promise<Response>) {
    const real = globalThis.fetch;
    globalThis.fetch = fetched;
    try {
      const options = { propagateTo: ["http://callee.test"] };
      return await traced(options, (app) => app.get("/", work))("/", { headers: CALLER });
    } finally {
      globalThis.fetch = real;
    }
  }

  it("makes a CLIENT span and sends its context, with the headers of the call", async () => {
    let seen = new Headers();
    const { spans, server } = await calling(
      ((_input: unknown, init: RequestInit) => {
        seen = new Headers(init.headers);
        return Promise.resolve(new Response("ok"));
      }) as typeof fetch,
      (c) => tracedFetch(c)("http://callee.test/x?token=1", { headers: { "x-own": "1" } }),
    );
    const client = spans.find(({ kind }) => kind === "client")!;
    assert.equal(client.name, "GET");
    assert.equal(client.parentSpanId, server.spanId);
    assert.equal(client.attributes["url.full"], "http://callee.test/x?token=REDACTED");
    assert.equal(client.attributes["http.response.status_code"], 200);
    assert.equal(seen.get("traceparent"), `00-${server.traceId}-${client.spanId}-01`);
    assert.equal(seen.get("x-own"), "1");
  });

  it("takes a Request, and keeps its method and headers", async () => {
    let seen = new Headers();
    const { spans } = await calling(
      ((_input: unknown, init: RequestInit) => {
        seen = new Headers(init.headers);
        return Promise.resolve(new Response("no", { status: 404 }));
      }) as typeof fetch,
      (c) => {
        const request = new Request("http://callee.test/", {
          method: "DELETE",
          headers: { a: "b" },
        });
        return tracedFetch(c)(request);
      },
    );
    const client = spans.find(({ kind }) => kind === "client")!;
    assert.equal(client.name, "DELETE");
    assert.equal(client.attributes["error.type"], "404");
    assert.equal(client.status.code, 2);
    assert.equal(seen.get("a"), "b");
  });

  it("records a call that fails, and throws on", async () => {
    const { spans, response } = await calling(
      () => Promise.reject(new TypeError("refused")),
      (c) => tracedFetch(c)(new URL("http://callee.test/")),
    );
    const client = spans.find(({ kind }) => kind === "client")!;
    assert.equal(response.status, 500);
    assert.equal(client.attributes["error.type"], "TypeError");
    assert.equal(client.status.code, 2);
  });
});

describe("what the guards decide", () => {
  const guard = (action: "allow" | "deny" | "report", more = {}) => (app: App) => {
    app.use((c, next) => {
      const costMs = facts(c).timed ? 1.5 : undefined;
      record(c, { guard: "test-guard", action, atMs: Date.now(), costMs, ...more });
      return action === "deny" ? Promise.resolve(c.text("no", 429)) : next();
    });
    app.get("/", (c) => c.text(String(decisions(c).length)));
  };

  it("is an event of the span each, and a refusal marks the span", async () => {
    const { server } = await traced({}, guard("deny", { code: "rate-limited", reason: "quota" }))(
      "/",
    );
    assert.equal(server.events[0].name, "djed.decision");
    assert.deepEqual(server.events[0].attributes, {
      "djed.guard": "test-guard",
      "djed.decision": "deny",
      "djed.code": "rate-limited",
      "djed.reason": "quota",
    });
    assert.equal(server.attributes["djed.guard"], "test-guard");
    assert.equal(server.attributes["djed.decision"], "deny");
    assert.equal(server.attributes["djed.code"], "rate-limited");
  });

  it("is on the span of report mode too, and allowing is an event only", async () => {
    const reported = await traced({}, guard("report", { code: "rate-limited" }))("/");
    assert.equal(reported.server.attributes["djed.decision"], "report");
    const allowed = await traced({}, guard("allow"))("/");
    assert.equal(allowed.server.events.length, 1);
    assert.equal("djed.decision" in allowed.server.attributes, false);
  });

  it("is in Server-Timing with its cost, when asked, with the trace", async () => {
    const { response, server } = await traced({ serverTiming: true }, guard("allow"))("/");
    const timing = response.headers.get("server-timing")!;
    const traceparent = `00-${server.traceId}-${server.spanId}-03`;
    assert.match(timing, new RegExp(`^traceparent;desc="${traceparent}", total;dur=[0-9.]+, `));
    assert.match(timing, /test-guard;dur=1\.5;desc="allow"$/);
    assert.equal(response.headers.get("traceresponse"), traceparent);
  });

  it("has a name in Server-Timing whatever the guard is called", async () => {
    const odd = (app: App) => {
      app.use((c, next) => {
        record(c, { guard: 'my "guard"\n', action: "allow", atMs: Date.now(), costMs: 1 });
        return next();
      });
      app.get("/", (c) => c.text("ok", 200, { "server-timing": "db;dur=5" }));
    };
    const { response, spans } = await traced({ serverTiming: true }, odd)("/");
    assert.match(
      response.headers.get("server-timing")!,
      /^db;dur=5, .*my__guard__;dur=1;desc="allow"$/,
    );
    assert.equal(spans.length, 1);
  });

  it("adds nothing to the response when not asked", async () => {
    const { response } = await traced({}, guard("allow"))("/");
    assert.equal(response.headers.has("server-timing"), false);
    assert.equal(response.headers.has("traceresponse"), false);
  });

  it("before tracing is warned of, once", async () => {
    const warnings: string[] = [];
    const real = console.warn;
    console.warn = (message: string) => void warnings.push(message);
    try {
      const app = new Hono();
      app.use((c, next) => {
        record(c, { guard: "early", action: "allow", atMs: 0 });
        return next();
      });
      app.use(tracing());
      app.get("/", (c) => c.text("ok"));
      await app.request("/");
      await app.request("/");
    } finally {
      console.warn = real;
    }
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /registered after a guard/);
  });
});

describe("sampling", () => {
  const routes = (app: App) => {
    app.get("/", async (c) => {
      await span(c, "work", () => Promise.resolve());
      return c.text("ok");
    });
    app.get("/slow", async (c) => {
      await new Promise((resolve) => setTimeout(resolve, 25));
      return c.text("ok");
    });
    app.get("/broken", async (c) => {
      await span(c, "work", () => Promise.resolve());
      return c.text("broken", 500);
    });
  };

  it("that says no records nothing, and sends no sampled flag on", async () => {
    const { spans, stats } = await traced({ sampler: alwaysOff() }, routes)("/");
    assert.equal(spans.length, 0);
    assert.equal(stats.spans_dropped_total, 0);
  });

  it("follows the caller by default", async () => {
    const ask = traced({}, routes);
    const unsampled = { traceparent: CALLER.traceparent.replace(/01$/, "00") };
    assert.equal((await ask("/", { headers: unsampled })).spans.length, 0);
    assert.equal((await ask("/", { headers: CALLER })).spans.length, 2);
  });

  it("that throws records nothing, and the request is answered", async () => {
    const sampler = () => {
      throw new Error("broken");
    };
    const { spans, text } = await traced({ sampler }, routes)("/");
    assert.deepEqual([spans.length, text], [0, "ok"]);
  });

  it("is called with the trace, the method and the path", async () => {
    let told: unknown;
    const sampler = (input: { method: string; path: string; parentSampled?: boolean }) => {
      told = [input.method, input.path, input.parentSampled];
      return true;
    };
    await traced({ sampler }, routes)("/slow", { headers: CALLER });
    assert.deepEqual(told, ["GET", "/slow", true]);
  });

  it("keeps failed traces whole, when asked", async () => {
    const ask = traced({ sampler: alwaysOff(), keep: { errors: true } }, routes);
    assert.equal((await ask("/")).spans.length, 0);
    const { spans, server } = await ask("/broken");
    assert.deepEqual(spans.map(({ name }) => name), ["work", "GET /broken"]);
    assert.equal(server.attributes["djed.kept"], "error");
    assert.equal(server.flags & 1, 0);
  });

  it("keeps slow traces, when asked", async () => {
    const ask = traced({ sampler: alwaysOff(), keep: { slowerThanMs: "20ms" } }, routes);
    assert.equal((await ask("/")).spans.length, 0);
    assert.equal((await ask("/slow")).server.attributes["djed.kept"], "slow");
  });
});

describe("tracing()", () => {
  it("that is not enabled is a pass-through", async () => {
    for (const enabled of [false, () => false]) {
      const ask = traced({ enabled }, (app) => app.get("/", (c) => c.text(String(c.var.traceId))));
      const { text, spans } = await ask("/");
      assert.deepEqual([text, spans.length], ["undefined", 0]);
    }
  });

  it("stays on when enabled() throws", async () => {
    const enabled = () => {
      throw new Error("broken");
    };
    const { spans } = await traced({ enabled }, (app) => app.get("/", (c) => c.text("ok")))("/");
    assert.equal(spans.length, 1);
  });

  it("twice on one way makes one span", async () => {
    const inner = memoryExporter();
    const ask = traced({}, (app) => {
      app.use(tracing({ exporter: inner }));
      app.get("/", (c) => c.text("ok"));
    });
    const { spans } = await ask("/");
    assert.deepEqual([spans.length, inner.spans.length], [1, 0]);
  });

  it("takes the route that an adapter sets", async () => {
    const ask = traced({}, (app) =>
      app.all("/rpc/*", (c) => {
        setRoute(c, "/rpc/user.get");
        return c.text("ok");
      }));
    assert.equal((await ask("/rpc/x")).server.name, "GET /rpc/user.get");
  });

  it("throws on what escapes Hono, and records it", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter });
    const app = new Hono();
    app.use(middleware);
    app.get("/", () => {
      throw "no error";
    });
    await assert.rejects(Promise.resolve(app.request("/")), (thrown) => thrown === "no error");
    await middleware.flush();
    assert.equal(exporter.spans[0].attributes["error.type"], "string");
    assert.equal(exporter.spans[0].status.code, 2);
  });

  it("ends its span although the response cannot be watched", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter, streams: true });
    const app = new Hono();
    app.use(middleware);
    app.get("/", (c) => {
      const response = c.body(new ReadableStream({ start: (stream) => stream.close() }));
      response.body!.getReader();
      return response;
    });
    assert.equal((await app.request("/")).status, 200);
    await middleware.flush();
    assert.equal(exporter.spans.length, 1);
  });

  it("answers although its exporter is broken", async () => {
    const exporter = () => {
      throw new Error("down");
    };
    const middleware = tracing({ exporter });
    const app = new Hono().use(middleware).get("/", (c) => c.text("ok"));
    assert.equal(await (await app.request("/")).text(), "ok");
    await middleware.flush();
    assert.deepEqual(
      [middleware.stats().spans_dropped_total, middleware.stats().spans_waiting],
      [0, 1],
    );
    await middleware.flush();
    assert.equal(middleware.stats().spans_dropped_total, 1);
  });

  it("keeps two instances apart", async () => {
    const [a, b] = [memoryExporter(), memoryExporter()];
    const [first, second] = [tracing({ exporter: a }), tracing({ exporter: b })];
    const app = new Hono();
    app.use("/a", first);
    app.use("/b", second);
    app.get("/a", (c) => c.text("a"));
    await app.request("/a");
    await Promise.all([first.flush(), second.flush()]);
    assert.deepEqual([a.spans.length, b.spans.length], [1, 0]);
  });

  it("can be watched", async () => {
    const middleware = tracing({ exporter: memoryExporter() });
    assert.deepEqual([middleware.name, middleware.kind], ["tracing", "tracing"]);
    await middleware.ping();
    assert.deepEqual(middleware.stats(), {
      spans_exported_total: 0,
      spans_dropped_total: 0,
      export_failures_total: 0,
      spans_waiting: 0,
    });
  });

  const wrong: [options: unknown, message: RegExp][] = [
    [{ sampling: 1 }, /tracing: unknown option "sampling", did you mean "sampler"/],
    [{ sampler: 0.5 }, /tracing: sampler must be a function, got 0.5/],
    [{ exporter: "otlp" }, /tracing: exporter must be a function, got "otlp"/],
    [{ service: "" }, /tracing: service must be a name/],
    [{ service: { title: "x" } }, /tracing: service must be a name/],
    [{ keep: { error: true } }, /did you mean "errors"/],
    [{ keep: { slowerThanMs: "soon" } }, /keep.slowerThanMs must be a duration/],
    [{ propagator: "b3" }, /tracing: propagator must be one of/],
    [{ propagator: {} }, /tracing: propagator must be "w3c", "none" or a propagator/],
    [{ serverTiming: "yes" }, /tracing: serverTiming must be one of true, false/],
    [{ enabled: 1 }, /tracing: enabled must be one of true, false/],
    [{ als: {} }, /tracing: als must be true, false or a context manager/],
    [{ trust: true }, /tracing: trust must be a function/],
  ];
  for (const [options, message] of wrong) {
    it(`refuses ${JSON.stringify(options)} at construction`, () => {
      assert.throws(() => tracing(options as never), message);
    });
  }
});
