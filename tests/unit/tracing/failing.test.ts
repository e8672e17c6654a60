import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { runWithin } from "../../../src/core/hook.ts";
import { startClientSpan } from "../../../src/core/trace/trace-context.ts";
import { propagation } from "../../../src/core/trace/otel.ts";
import type { Span, TextMapPropagator } from "../../../src/core/trace/otel.ts";
import { nativeTrace } from "../../../src/tracing/cloudflare.ts";
import { consoleExporter, memoryExporter, otlp, span, tracing } from "../../../src/tracing/mod.ts";
import type { Exporter, FinishedSpan, TracingOptions } from "../../../src/tracing/mod.ts";
import { propagationOf } from "../../../src/tracing/propagation.ts";
import { callSpan, describeThrow } from "../../../src/tracing/request-trace.ts";
import { hostileErrors } from "../../support/hostile.ts";
import { watchUnhandled } from "../../support/unhandled.ts";
import { warningsOf } from "../../support/warnings.ts";

type App = Hono<{ Variables: { span: Span } }>;

function appWith(options: TracingOptions) {
  const middleware = tracing(options);
  const app: App = new Hono<{ Variables: { span: Span } }>();
  app.use(middleware);
  return { app, middleware };
}

describe("running within the setup of other code", () => {
  const inside = () => "result";
  const setups: Record<string, (fn: () => string) => unknown> = {
    "runs it": (fn) => fn(),
    "throws before": () => {
      throw new Error("no");
    },
    "throws after": (fn) => {
      fn();
      throw new Error("no");
    },
    "never runs it": () => undefined,
    "runs it twice": (fn) => fn() + fn(),
    "rejects": () => Promise.reject(new Error("no")),
    "gives something else": (fn) => {
      fn();
      return "something else";
    },
  };
  for (const [what, enter] of Object.entries(setups)) {
    it(`runs it once when the setup ${what}`, () => {
      let runs = 0;
      const count = () => {
        runs++;
        return inside();
      };
      assert.equal(runWithin(enter, count), "result");
      assert.equal(runs, 1);
    });
  }

  it("throws what was thrown inside, once", () => {
    let runs = 0;
    const failing = (): string => {
      runs++;
      throw new RangeError("inside");
    };
    assert.throws(() => runWithin((fn) => fn(), failing), /inside/);
    assert.equal(runs, 1);
  });
});

describe("a hostile error", () => {
  for (const [what, error] of Object.entries(hostileErrors())) {
    it(`${what} passes through span() as it is, and is recorded as far as it can be read`, async () => {
      const exporter = memoryExporter();
      const { app, middleware } = appWith({ exporter });
      app.get("/", async (c) => {
        let sync: unknown = "nothing";
        try {
          span(c, "sync", () => {
            throw error;
          });
        } catch (caught) {
          sync = caught;
        }
        const later = await span(c, "async", () => Promise.reject(error)).then(
          () => ["nothing"],
          (caught) => [caught],
        );
        assert.ok(Object.is(sync, error) && Object.is(later[0], error));
        return c.text("caught");
      });
      const response = await app.request("/");
      assert.equal(await response.text(), "caught");
      await middleware.flush();
      assert.deepEqual(exporter.spans.map(({ name }) => name), ["sync", "async", "GET /"]);
      const failed = exporter.spans.slice(0, 2) as FinishedSpan[];
      if (error !== undefined) assert.ok(failed.every(({ status }) => status.code === 2));
    });

    it(`${what} may be given to recordException()`, async () => {
      const exporter = memoryExporter();
      const { app, middleware } = appWith({ exporter });
      app.get("/", (c) => {
        c.var.span.recordException(error as Error);
        return c.text("recorded");
      });
      assert.equal((await app.request("/")).status, 200);
      await middleware.flush();
      assert.equal(exporter.spans[0].events[0].name, "exception");
    });
  }
});

describe("a span of an SDK that throws", () => {
  const broken = new Proxy({}, {
    get: () => () => {
      throw new Error("broken SDK");
    },
  }) as Span;

  it("loses its own data, and fails no call", () => {
    callSpan(broken).end({ status: 200, error: new Error("no") });
    describeThrow(broken, new Error("no"));
  });

  it("that cannot read an error gets the readable part", () => {
    const events: string[] = [];
    const picky = {
      setAttribute: () => picky,
      setStatus: () => picky,
      recordException() {
        throw new Error("cannot read it");
      },
      addEvent: (name: string, attributes: Record<string, unknown>) =>
        void events.push(`${name} ${attributes["exception.type"]}`),
    };
    describeThrow(picky as unknown as Span, new RangeError("no"));
    assert.deepEqual(events, ["exception RangeError"]);
  });
});

describe("a propagator that fails", () => {
  const failing: Record<string, () => never> = {
    "throws": () => {
      throw new Error("broken");
    },
    "rejects": () => Promise.reject(new Error("broken")) as never,
    "gives nonsense": () => ({ getValue: 7 }) as never,
  };
  for (const [how, fail] of Object.entries(failing)) {
    it(`and ${how} loses its headers, and fails no request or call`, async () => {
      const unhandled = watchUnhandled();
      const exporter = memoryExporter();
      const propagator: TextMapPropagator = { fields: () => [], extract: fail, inject: fail };
      const { app, middleware } = appWith({ exporter, propagator });
      app.get("/", (c) => {
        const headers = new Headers();
        startClientSpan(c, { method: "GET", url: "http://service.test/", headers })
          .end({ status: 200 });
        return c.text([...headers.keys()].join());
      });
      const warnings = await warningsOf(async () => {
        const response = await app.request("/");
        assert.equal(response.status, 200);
        assert.equal(await response.text(), "");
      });
      await middleware.flush();
      assert.deepEqual(exporter.spans.map(({ kind }) => kind), ["client", "server"]);
      assert.match(warnings[0], /propagator\.extract/);
      assert.ok(middleware.stats().callback_errors_total > 0);
      assert.deepEqual(await unhandled.stop(), []);
    });
  }
});

describe("a propagator that was registered and fails", () => {
  it("loses its headers, and fails no request", async () => {
    const fail = () => {
      throw new Error("broken");
    };
    propagation.setGlobalPropagator({ fields: fail, extract: fail, inject: fail });
    const { app } = appWith({ exporter: memoryExporter() });
    app.get("/", (c) => {
      const headers = new Headers();
      startClientSpan(c, { method: "GET", url: "http://service.test/", headers }).end({});
      return c.text("ok");
    });
    try {
      await warningsOf(async () => assert.equal((await app.request("/")).status, 200));
    } finally {
      propagation.disable();
    }
  });
});

describe("spans of a platform that fails", () => {
  it("do not keep the work from running", async () => {
    const app = new Hono();
    const { extract } = propagationOf("w3c")();
    const native = {
      enterSpan() {
        throw new Error("no tracing today");
      },
    };
    app.get("/", (c) => {
      const request = nativeTrace(c, propagationOf("w3c")(), extract(c), () => ({}))!;
      return request.run(request.span, () => c.text("done"));
    });
    const context = { waitUntil() {}, passThroughOnException() {}, tracing: native };
    const response = await app.request("/", {}, {}, context as never);
    assert.equal(await response.text(), "done");
  });
});

describe("a context manager that fails", () => {
  it("loses the current span, and fails no request", async () => {
    const manager = {
      active: () => ({}),
      with: (_context: unknown, fn: () => unknown) => fn(),
      bind: (_context: unknown, target: unknown) => target,
      enable() {
        throw new Error("no storage");
      },
      disable: () => manager,
    };
    const { app } = appWith({ als: manager as never });
    app.get("/", (c) => c.text("ok"));
    await warningsOf(async () => {
      assert.equal((await app.request("/")).status, 200);
      assert.equal((await app.request("/")).status, 200);
    });
  });
});

describe("an exporter", () => {
  it("that throws a promise has failed, and its rejection is handled", async () => {
    const unhandled = watchUnhandled();
    const exporter: Exporter = () => {
      throw Promise.reject(new Error("thrown"));
    };
    const { app, middleware } = appWith({ exporter });
    app.get("/", (c) => c.text("ok"));
    await app.request("/");
    await middleware.flush();
    assert.equal(middleware.stats().export_failures_total, 1);
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("may print by a function that rejects", async () => {
    const unhandled = watchUnhandled();
    const print = () => Promise.reject(new Error("no terminal"));
    const { app, middleware } = appWith({ exporter: consoleExporter(print as never) });
    app.get("/", (c) => c.text("ok"));
    await app.request("/");
    await middleware.flush();
    assert.deepEqual(await unhandled.stop(), []);
  });

  it("otlp() waits for headers that come later, and fails with them", async () => {
    const sent: Record<string, string>[] = [];
    const fetch = (_url: string, init: RequestInit) => {
      sent.push(init.headers as Record<string, string>);
      return Promise.resolve(new Response());
    };
    const headers = [
      () => Promise.resolve({ "x-key": "secret" }),
      () => Promise.reject(new Error("no vault")),
    ];
    const exporter = otlp({ url: "http://otlp.test/", fetch, headers: () => headers.shift()!() });
    const { app, middleware } = appWith({ exporter });
    app.get("/", (c) => c.text("ok"));
    for (const failures of [0, 1]) {
      await app.request("/");
      await middleware.flush();
      assert.equal(middleware.stats().export_failures_total, failures);
    }
    assert.deepEqual(sent.map((own) => own["x-key"]), ["secret"]);
  });
});
