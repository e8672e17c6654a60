import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { upstream } from "../../../src/resilience/mod.ts";
import { record } from "../../../src/core/request/decision.ts";
import type { Decision } from "../../../src/core/request/decision.ts";
import {
  alwaysOff,
  alwaysOn,
  memoryExporter,
  parentBased,
  tracedFetch,
  tracing,
  w3cPropagator,
} from "../../../src/tracing/mod.ts";
import type { TracingOptions } from "../../../src/tracing/mod.ts";

const CALLER = {
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  tracestate: "internal=secret",
  baggage: "userId=alice,session=deadbeef",
};
const OWN = "https://shop.example";
const NAMED = "https://api.example.com";
const STRANGER = "https://third.example";
const INJECTED = ["traceparent", "tracestate", "baggage"];

type Call = (c: any, url: string) => Promise<Response>;

/** Headers of an outgoing call, for a request with a caller's context. */
async function sentWith(options: TracingOptions | undefined, url: string, call: Call) {
  const sent: { url: string; headers: Headers }[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = ((input: RequestInfo | URL, init?: RequestInit) => {
    const to = String(input);
    sent.push({ url: to, headers: new Headers(init?.headers) });
    const location = new URL(to).searchParams.get("to");
    return Promise.resolve(
      location === null
        ? new Response("ok")
        : new Response(null, { status: 302, headers: { location } }),
    );
  }) as typeof fetch;
  try {
    const app = new Hono();
    if (options !== undefined) app.use(tracing(options));
    app.get("/", async (c) => c.text(await (await call(c, url)).text()));
    assert.equal(await (await app.request(`${OWN}/`, { headers: CALLER })).text(), "ok");
  } finally {
    globalThis.fetch = real;
  }
  return sent.map(({ headers }) => INJECTED.filter((name) => headers.has(name)));
}

const traced: Call = (c, url) => tracedFetch(c)(url);
const through = (options: object): Call => (c, url) => upstream("api", options).for(c).fetch(url);
const recorders: Record<string, TracingOptions | undefined> = {
  "without tracing()": undefined,
  "with tracing()": {},
  "with the built-in recorder": { exporter: memoryExporter() },
  "with a propagator": { propagator: w3cPropagator() },
};

for (const [name, options] of Object.entries(recorders)) {
  const carried = options?.propagator === undefined ? INJECTED : ["traceparent", "tracestate"];
  for (
    const [how, call] of Object.entries({ "tracedFetch()": traced, "upstream()": through({}) })
  ) {
    describe(`the trace context of a caller, ${name}, by ${how}`, () => {
      it("does not go to another origin", async () => {
        for (
          const url of [
            `${STRANGER}/x`,
            "http://shop.example/x",
            "https://shop.example:8443/x",
            "https://sub.shop.example/x",
            "https://shop.example.evil.example/x",
            "https://shop.example@third.example/x",
          ]
        ) {
          assert.deepEqual(await sentWith(options, url, call), [[]], url);
        }
      });

      it("goes to the origin of the request", async () => {
        assert.deepEqual(await sentWith(options, `${OWN}/other?x=1`, call), [carried]);
        assert.deepEqual(await sentWith(options, "HTTPS://SHOP.example:443/", call), [carried]);
      });

      it("ends where a redirect leaves the origin", async () => {
        const there = `${OWN}/?to=${encodeURIComponent(`${STRANGER}/x`)}`;
        assert.deepEqual(await sentWith(options, there, call), [carried, []]);
        const within = `${OWN}/?to=/next`;
        assert.deepEqual(await sentWith(options, within, call), [carried, carried]);
      });
    });
  }

  describe(`an upstream that propagates, ${name}`, () => {
    it("is sent the trace context wherever it is, and what it redirects to is not", async () => {
      const call = through({ propagate: true });
      assert.deepEqual(await sentWith(options, `${STRANGER}/x`, call), [carried]);
      const away = `${STRANGER}/?to=${encodeURIComponent(`${NAMED}/x`)}`;
      assert.deepEqual(await sentWith(options, away, call), [carried, []]);
    });
  });
}

describe("propagateTo", () => {
  const options = { propagateTo: ["https://API.example.com:443", "http://127.0.0.1:9000/"] };

  it("names further origins, for tracedFetch() and upstream()", async () => {
    for (const call of [traced, through({})]) {
      assert.deepEqual(await sentWith(options, `${NAMED}/v1`, call), [INJECTED]);
      assert.deepEqual(await sentWith(options, "http://127.0.0.1:9000/x", call), [INJECTED]);
      assert.deepEqual(await sentWith(options, "http://127.0.0.1:9001/x", call), [[]]);
      assert.deepEqual(await sentWith(options, "http://api.example.com/v1", call), [[]]);
      assert.deepEqual(await sentWith(options, `${OWN}/x`, call), [INJECTED]);
    }
  });

  it("does not make a redirect carry it, not even to a named origin", async () => {
    const url = `${OWN}/?to=${encodeURIComponent(`${NAMED}/x`)}`;
    assert.deepEqual(await sentWith(options, url, traced), [INJECTED, []]);
  });

  const wrong: [given: unknown, message: RegExp][] = [
    ["https://api.example.com", /tracing: propagateTo must be an array of origins/],
    [[1], /tracing: propagateTo must be origins such as .*, got 1/],
    [["api.example.com"], /tracing: propagateTo must be origins .*, got "api.example.com"/],
    [["https://api.example.com/v1"], /without a path or a wildcard/],
    [["https://api.example.com/?x"], /without a path or a wildcard/],
    [["https://user@api.example.com"], /without a path or a wildcard/],
    [["https://*.example.com"], /without a path or a wildcard/],
    [["*"], /without a path or a wildcard/],
    [["ftp://api.example.com"], /propagateTo must be origins/],
    [["data:text/plain,x"], /propagateTo must be origins/],
  ];
  for (const [given, message] of wrong) {
    it(`refuses ${JSON.stringify(given)} at construction`, () => {
      assert.throws(() => tracing({ propagateTo: given as string[] }), message);
    });
  }
});

describe("a call that does not carry the trace context", () => {
  it("is a span all the same, and keeps its own headers", async () => {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter });
    let seen = new Headers();
    const api = upstream("api", {
      fetch: (_input, init) => {
        seen = new Headers(init?.headers);
        return Promise.resolve(new Response("ok", { status: 201 }));
      },
    });
    const app = new Hono();
    app.use(middleware);
    app.get("/", async (c) => {
      const headers = { "x-own": "1", traceparent: "own", baggage: "own=1" };
      return c.text(await (await api.for(c).fetch(`${STRANGER}/x`, { headers })).text());
    });
    await app.request(`${OWN}/`, { headers: CALLER });
    await middleware.flush();
    const client = exporter.spans.find(({ kind }) => kind === "client")!;
    assert.equal(client.attributes["http.response.status_code"], 201);
    assert.equal(client.attributes["server.address"], "third.example");
    assert.deepEqual(
      ["x-own", "traceparent", "baggage", "tracestate"].map((name) => seen.get(name)),
      ["1", "own", "own=1", null],
    );
  });

  it("leaves redirects to fetch", async () => {
    let redirect: string | undefined = "unset";
    const api = upstream("api", {
      fetch: (_input, init) => {
        redirect = init?.redirect;
        return Promise.resolve(new Response("ok"));
      },
    });
    const app = new Hono().get("/", async (c) => {
      return c.text(await (await api.for(c).fetch(`${STRANGER}/x`)).text());
    });
    await app.request(`${OWN}/`, { headers: CALLER });
    assert.equal(redirect, undefined);
  });
});

describe("a stale answer of an upstream that propagates", () => {
  it("is for requests with the same baggage only", async () => {
    let down = false;
    const waiting: Promise<unknown>[] = [];
    const api = upstream("api", {
      propagate: true,
      stale: {},
      breaker: false,
      fetch: (_input, init) => {
        const whose = new Headers(init?.headers).get("baggage");
        return Promise.resolve(new Response(whose, { status: down ? 503 : 200 }));
      },
    });
    const app = new Hono().get("/", (c) => api.for(c).fetch(`${STRANGER}/me`));
    const context = { waitUntil: (work: Promise<unknown>) => void waiting.push(work) };
    const ask = async (baggage: string) => {
      const request = new Request(`${OWN}/`, { headers: { baggage } });
      const response = await app.fetch(request, {}, context as never);
      const text = await response.text();
      await Promise.all(waiting);
      return `${response.status} ${text}`;
    };
    assert.equal(await ask("user=alice"), "200 user=alice");
    down = true;
    assert.equal(await ask("user=bob"), "503 user=bob");
    assert.equal(await ask("user=alice"), "200 user=alice");
  });

  it("is not kept of an answer that came by a redirect", async () => {
    let down = false;
    const waiting: Promise<unknown>[] = [];
    const api = upstream("api", {
      propagate: true,
      stale: {},
      breaker: false,
      fetch: (input) => {
        if (down) return Promise.resolve(new Response("down", { status: 503 }));
        if (String(input).endsWith("/alice")) return Promise.resolve(new Response("alice's"));
        const headers = { location: "/alice" };
        return Promise.resolve(new Response(null, { status: 302, headers }));
      },
    });
    const app = new Hono().get("/", (c) => api.for(c).fetch(`${STRANGER}/me`));
    const context = { waitUntil: (work: Promise<unknown>) => void waiting.push(work) };
    const ask = () => app.fetch(new Request(`${OWN}/`, { headers: CALLER }), {}, context as never);
    assert.equal(await (await ask()).text(), "alice's");
    await Promise.all(waiting);
    down = true;
    assert.equal((await ask()).status, 503);
  });
});

describe("a refusal that its caller asked not to record", () => {
  const unsampled = { traceparent: CALLER.traceparent.replace(/01$/, "00") };

  /** The spans of one request that a guard decides on. */
  async function spansOf(
    action: Decision["action"],
    options: TracingOptions = {},
    headers: HeadersInit = unsampled,
  ) {
    const exporter = memoryExporter();
    const middleware = tracing({ exporter, ...options });
    const app = new Hono();
    app.use(middleware);
    app.use("/login/*", (c, next) => {
      record(c, { guard: "injection-scan", action, code: "injection-detected", atMs: Date.now() });
      return action === "deny" ? Promise.resolve(c.text("no", 400)) : next();
    });
    app.get("/login/:user", (c) => c.text("ok"));
    await app.request("/login/1", { headers });
    await middleware.flush();
    return exporter.spans;
  }

  it("is recorded: refused, or refused in report mode, and nothing else", async () => {
    for (const action of ["deny", "report"] as const) {
      const [server, ...more] = await spansOf(action);
      assert.deepEqual(more, []);
      assert.equal(server.name, "GET /login/:user");
      assert.equal(server.kind, "server");
      assert.equal(server.traceId, CALLER.traceparent.slice(3, 35));
      assert.equal(server.parentSpanId, "b7ad6b7169203331");
      assert.equal(server.attributes["url.path"], "/login/1");
      assert.equal(server.attributes["http.response.status_code"], action === "deny" ? 400 : 200);
      assert.equal(server.attributes["djed.decision"], action);
      assert.equal(server.attributes["djed.code"], "injection-detected");
      assert.equal(server.attributes["djed.kept"], "refusal");
      assert.equal(server.events[0].name, "djed.decision");
      assert.ok(server.endMs >= server.startMs);
      assert.equal(server.flags & 1, 0);
    }
    assert.equal((await spansOf("allow")).length, 0);
  });

  it("is sampled as if the trace began here", async () => {
    assert.equal((await spansOf("deny", { sampler: parentBased(alwaysOff()) })).length, 0);
    assert.equal((await spansOf("deny", { sampler: parentBased(alwaysOn()) })).length, 1);
    const told: (boolean | undefined)[] = [];
    const sampler = ({ parentSampled }: { parentSampled?: boolean }) => {
      told.push(parentSampled);
      return parentSampled ?? true;
    };
    assert.equal((await spansOf("deny", { sampler })).length, 1);
    assert.deepEqual(told, [false, undefined]);
  });

  it("is kept as keep says", async () => {
    const kept = async (keep: TracingOptions["keep"], sampler = alwaysOff(), headers = {}) =>
      (await spansOf("deny", { keep, sampler }, headers)).length;
    assert.equal(await kept({ refusals: true }), 1);
    assert.equal(await kept({ errors: true }), 1);
    assert.equal(await kept({ errors: true, refusals: false }), 0);
    assert.equal(await kept({ slowerThanMs: "1m" }), 0);
    assert.equal(await kept({ slowerThanMs: "1m" }, parentBased(), unsampled), 1);
    assert.equal(await kept({ refusals: false }, parentBased(), unsampled), 0);
    assert.throws(
      () => tracing({ keep: { refusals: 1 as never } }),
      /tracing: keep.refusals must be one of/,
    );
  });

  it("is not recorded twice, nor when nobody records", async () => {
    assert.equal((await spansOf("deny", {}, CALLER)).length, 1);
    assert.equal((await spansOf("deny", { exporter: undefined })).length, 0);
  });
});

describe("a custom fetch that gives what is no Response", () => {
  it("fails the call, whether the trace context goes along or not", async () => {
    const hostile = {
      get status(): number {
        throw new Error("a getter");
      },
    };
    for (const propagate of [true, false]) {
      for (const value of [undefined, null, 42, {}, hostile]) {
        const fetch = () => Promise.resolve(value as unknown as Response);
        const api = upstream("api", { propagate, fetch, breaker: false });
        const app = new Hono().get("/", async (c) => {
          const error = await api.for(c).fetch(`${STRANGER}/x`).catch((error) => error);
          return c.text(String(error));
        });
        const response = await app.request(`${OWN}/`, { headers: CALLER });
        assert.match(await response.text(), /^TypeError: upstream: fetch must return a Response/);
      }
    }
  });
});
