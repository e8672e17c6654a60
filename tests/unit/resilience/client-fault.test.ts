/** Faults of a client in its own request never count against a dependency. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import {
  circuitBreaker,
  type CircuitBreakerOptions,
  fallback,
  policy,
  timeout,
  upstream,
} from "../../../src/resilience/mod.ts";
import { injectionScan } from "../../../src/injection-scan/mod.ts";

type Handler = (c: Context) => unknown;

const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "multipart/form-data; boundary=x" };
const URL_ENCODED = { "content-type": "application/x-www-form-urlencoded" };
const TEXT_TYPE = { "content-type": "text/plain" };

/** A body that breaks off, as when a client disconnects. */
const brokenOff = (): ReadableStream =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a":'));
      controller.error(new TypeError("terminated"));
    },
  });

const post = (body: BodyInit, headers: HeadersInit = JSON_TYPE): RequestInit =>
  ({ method: "POST", body, headers, duplex: "half" }) as RequestInit;

const answerOfDependency = (text: string): Promise<unknown> => new Response(text).json();

/** The state of a breaker around a handler after five such requests. */
async function stateAfter(
  handler: Handler,
  request: () => RequestInit,
  options: CircuitBreakerOptions = {},
): Promise<string> {
  const breaker = circuitBreaker({ consecutive: 5, ...options });
  const app = new Hono().use(breaker).all("/", async (c) => {
    await handler(c);
    return c.text("ok");
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    return c.text("error", 500);
  });
  for (let i = 0; i < 5; i++) await (await app.request("/?q=(*%25", request())).text();
  return breaker.state;
}

/** The handler and the faulty request of each case. */
const CLIENT_FAULTS: Record<string, [Handler, () => RequestInit]> = {
  "a body that is no JSON, read by c.req.json()": [(c) => c.req.json(), () => post("{")],
  "no body at all, read by c.req.json()": [(c) => c.req.json(), () => post("")],
  "a body of another type, read by c.req.json()": [
    (c) => c.req.json(),
    () => post("{", TEXT_TYPE),
  ],
  "text that the handler parses itself": [
    async (c) => JSON.parse(await c.req.text()),
    () => post("{"),
  ],
  "bytes that the handler parses itself": [
    async (c) => JSON.parse(new TextDecoder().decode(await c.req.arrayBuffer())),
    () => post("{"),
  ],
  "a body read past Hono": [(c) => c.req.raw.json(), () => post("{")],
  "a body of another type read past Hono": [(c) => c.req.raw.json(), () => post("{", TEXT_TYPE)],
  "a body whose stream the handler reads": [
    (c) => new Response(c.req.raw.body).json(),
    () => post("{", TEXT_TYPE),
  ],
  "a body of which the handler reads a clone": [
    (c) => c.req.raw.clone().json(),
    () => post("{", TEXT_TYPE),
  ],
  "a form without its end, read past Hono": [
    (c) => c.req.raw.formData(),
    () => post("--x\r\ncontent-disposition", FORM_TYPE),
  ],
  "a body of the wrong type, read as a form past Hono": [
    (c) => c.req.raw.formData(),
    () => post("{}", JSON_TYPE),
  ],
  "malformed JSON, for which the handler throws an error without a cause": [
    async (c) => {
      await c.req.json().catch((error) => Promise.reject(new Error(`no order: ${error.message}`)));
    },
    () => post("{", TEXT_TYPE),
  ],
  "malformed JSON, which the handler answers with 500": [
    (c) => c.req.json().catch(() => Promise.reject(new HTTPException(500))),
    () => post("{"),
  ],
  "a query that is no JSON": [(c) => JSON.parse(c.req.query("q") ?? ""), () => ({})],
  "a query that is no BigInt": [(c) => BigInt(c.req.query("q")!), () => ({})],
  "a query that is no pattern": [(c) => new RegExp(c.req.query("q")!), () => ({})],
  "a query that is no URL": [(c) => new URL(c.req.query("q")!), () => ({})],
  "a query that is no date": [(c) => new Date(c.req.query("q")!).toISOString(), () => ({})],
  "a query that is no base64": [(c) => atob(c.req.query("q")!), () => ({})],
  "a SyntaxError that the handler wraps": [
    async (c) => {
      try {
        await c.req.json();
      } catch (cause) {
        throw new Error("no order", { cause });
      }
    },
    () => post("{"),
  ],
  "a form without its end, read by formData()": [
    (c) => c.req.formData(),
    () => post("--x\r\ncontent", FORM_TYPE),
  ],
  "a form without its end, read by parseBody()": [
    (c) => c.req.parseBody(),
    () => post("--x\r\ncontent", FORM_TYPE),
  ],
  "a broken form that was read as text first": [
    async (c) => {
      await c.req.text();
      await c.req.formData();
    },
    () => post("--x\r\ncontent", FORM_TYPE),
  ],
  "a body of the wrong type, read by formData()": [
    (c) => c.req.formData(),
    () => post("{}", TEXT_TYPE),
  ],
  "a body that breaks off, read by json()": [(c) => c.req.json(), () => post(brokenOff())],
  "a body that breaks off, read by text()": [(c) => c.req.text(), () => post(brokenOff())],
  "a body that breaks off, read by arrayBuffer()": [
    (c) => c.req.arrayBuffer(),
    () => post(brokenOff()),
  ],
  "a body that breaks off, whose error the handler hides": [
    async (c) => {
      await c.req.text().catch(() => {});
      throw new Error("half an order");
    },
    () => post(brokenOff()),
  ],
  "a body that has not arrived yet when the handler gives up": [
    async (c) => {
      await Promise.race([c.req.text(), Promise.reject(new Error("too slow"))]);
    },
    () => post(new ReadableStream()),
  ],
  "a client that has left": [
    () => Promise.reject(new Error("half done")),
    () => {
      const client = new AbortController();
      queueMicrotask(() => client.abort());
      return { signal: client.signal };
    },
  ],
  "an HTTPException below 500": [
    () => Promise.reject(new HTTPException(422)),
    () => post("{}"),
  ],
  "a schema that the input does not fit": [
    () => Promise.reject(Object.assign(new Error("invalid"), { issues: [{ message: "no" }] })),
    () => post("{}"),
  ],
  "a malformed percent escape": [(c) => decodeURIComponent(c.req.query("q") ?? "%"), () => ({})],
};

/** Faults of the dependency, in valid requests. */
const DEPENDENCY_FAULTS: Record<string, [Handler, () => RequestInit]> = {
  "an error": [() => Promise.reject(new Error("down")), () => post("{}")],
  "an HTTPException of 502": [() => Promise.reject(new HTTPException(502)), () => post("{}")],
  "a network error": [
    async (c) => {
      await c.req.json();
      throw new TypeError("fetch failed");
    },
    () => post("{}"),
  ],
  "an answer that is no JSON, without a body of the client's": [
    () => answerOfDependency("<html>"),
    () => ({}),
  ],
  "an answer that is no JSON, after a good body": [
    async (c) => {
      await c.req.json();
      await answerOfDependency("<html>");
    },
    () => post("{}"),
  ],
  "an answer that is no JSON, after a body that never was any": [
    async (c) => {
      await c.req.text();
      JSON.parse('{"a":nothing}');
    },
    () => post("some words", TEXT_TYPE),
  ],
  "an answer that is no JSON, beside a body that nobody has read": [
    () => answerOfDependency("<html>"),
    () => post("{}"),
  ],
  "an answer that is no JSON, after an empty body that the handler allows": [
    async (c) => {
      await c.req.json().catch(() => ({}));
      await answerOfDependency("<html>");
    },
    () => post(""),
  ],
  "an error after an empty body that the handler allows": [
    async (c) => {
      await c.req.json().catch(() => ({}));
      throw new Error("down");
    },
    () => post(""),
  ],
  "an error that has a 4xx in its cause": [
    () => Promise.reject(new Error("down", { cause: { status: 400 } })),
    () => post("{}"),
  ],
  "an error that tells of the type of an answer": [
    () => Promise.reject(new TypeError("unexpected content type: text/html")),
    () => post("{}"),
  ],
  "an error after a good form": [
    async (c) => {
      await c.req.parseBody();
      throw new TypeError("fetch failed");
    },
    () => post("a=1", URL_ENCODED),
  ],
};

describe("a circuit around a route stays closed through", () => {
  for (const [name, [handler, request]] of Object.entries(CLIENT_FAULTS)) {
    it(name, async () => assert.equal(await stateAfter(handler, request), "closed"));
    it(`${name}, where slow calls are counted`, async () => {
      assert.equal(await stateAfter(handler, request, { slow: "5s" }), "closed");
    });
  }

  it("a body that is no JSON, behind a guard that has read it", async () => {
    const breaker = circuitBreaker({ consecutive: 5 });
    const app = new Hono().use(breaker, injectionScan())
      .post("/cached", async (c) => c.json(await c.req.json()))
      .post("/raw", async (c) => c.json(await c.req.raw.json()))
      .onError((_error, c) => c.text("error", 500));
    for (const path of ["/cached", "/raw"]) {
      for (let i = 0; i < 5; i++) {
        assert.equal((await app.request(path, post("{", TEXT_TYPE))).status, 500);
      }
    }
    assert.equal(breaker.state, "closed");
  });
});

describe("a circuit around a route opens after five times", () => {
  for (const [name, [handler, request]] of Object.entries(DEPENDENCY_FAULTS)) {
    it(name, async () => assert.equal(await stateAfter(handler, request), "open"));
    it(`${name}, where slow calls are counted`, async () => {
      assert.equal(await stateAfter(handler, request, { slow: "5s" }), "open");
    });
  }
});

describe("an error with a status", () => {
  const status = (value: unknown): Record<string, unknown> => ({
    "status": { status: value },
    "statusCode": { statusCode: value },
    "response.status": { response: { status: value } },
    "response.statusCode": { response: { statusCode: value } },
    "$metadata.httpStatusCode": { $metadata: { httpStatusCode: value } },
  });
  const stateOf = async (error: unknown): Promise<string> => {
    const breaker = circuitBreaker({ consecutive: 1 });
    await breaker.execute(() => Promise.reject(error)).catch(() => {});
    return breaker.state;
  };

  for (const shape of Object.keys(status(0))) {
    it(`is judged by it, in the shape ${shape}`, async () => {
      const withStatus = (value: unknown) =>
        Object.assign(new Error("failed"), (status(value) as Record<string, object>)[shape]);
      for (const value of [400, 404, 429, "404"]) {
        assert.equal(await stateOf(withStatus(value)), "closed", String(value));
        assert.equal(
          await stateAfter(() => Promise.reject(withStatus(value)), () => ({})),
          "closed",
          String(value),
        );
      }
      for (const value of [500, 503, "503", 200, "fail", undefined]) {
        assert.equal(await stateOf(withStatus(value)), "open", String(value));
      }
    });
  }

  it("is judged by the first that is an HTTP status", async () => {
    assert.equal(await stateOf({ status: "fail", response: { status: 404 } }), "closed");
    assert.equal(await stateOf({ status: 404, response: { status: 503 } }), "closed");
  });

  it("is tried again when it is 408, 409, 425, 429 or 5xx, and else not", async () => {
    for (const [code, tries] of [[400, 1], [404, 1], [408, 2], [409, 2], [429, 2], [503, 2]]) {
      let made = 0;
      const api = upstream("api", { retry: { max: 1, delay: 1 } });
      await assert.rejects(api.execute(() => {
        made++;
        throw Object.assign(new Error("failed"), { response: { status: code } });
      }));
      assert.equal(made, tries, String(code));
    }
  });
});

describe("a probe that the client spoiled", () => {
  it("gives its permit to the next, and neither closes nor opens the circuit", async () => {
    let now = 1_000_000;
    const breaker = circuitBreaker({
      consecutive: 1,
      openFor: "10s",
      clock: { now: () => now },
    });
    const app = new Hono().use(breaker)
      .post("/", async (c) => c.json(await c.req.json()))
      .get("/", (c) => {
        if (c.req.query("leave") !== undefined) client.abort();
        return c.text("ok", c.req.query("fail") === undefined ? 200 : 500);
      })
      .onError((_error, c) => c.text("error", 500));
    let client = new AbortController();
    await app.request("/?fail");
    assert.equal(breaker.state, "open");
    now += 10_000;
    await app.request("/", post("{"));
    assert.equal(breaker.state, "half-open", "a malformed body");
    client = new AbortController();
    await app.request("/?leave", { signal: client.signal });
    assert.equal(breaker.state, "half-open", "a client that has left, with an answer of 200");
    assert.equal(breaker.stats().attempts_total, 1);
    assert.equal((await app.request("/")).status, 200);
    assert.equal(breaker.state, "closed");
  });
});

describe("work for a request", () => {
  const opensBy = async (handler: (c: Context) => Promise<unknown>, request: RequestInit) => {
    const db = upstream("db", { breaker: { consecutive: 2 }, retry: { max: 1, delay: 1 } });
    let made = 0;
    const app = new Hono().post("/", async (c) => {
      await db.for(c).execute(() => {
        made++;
        return handler(c);
      });
      return c.text("ok");
    }).onError((_error, c) => c.text("error", 500));
    await app.request("/", request);
    return { state: db.state, made };
  };

  it("that reads a malformed body is held against no dependency, nor tried again", async () => {
    assert.deepEqual(await opensBy((c) => c.req.json(), post("{")), { state: "closed", made: 1 });
  });

  it("that fails for itself is tried again, and opens the circuit", async () => {
    const down = () => Promise.reject(new SyntaxError("down"));
    assert.deepEqual(await opensBy(down, post("{}")), { state: "open", made: 2 });
  });
});

describe("a fetch that could never be sent", () => {
  it("is no failure: an invalid URL or header", async () => {
    const api = upstream("api", { breaker: { consecutive: 1 }, retry: { max: 1, delay: 1 } });
    await assert.rejects(api.fetch("nonsense"), TypeError);
    await assert.rejects(api.fetch("gopher://dependency.example"), TypeError);
    await assert.rejects(api.fetch("http://localhost:1/", { headers: { a: "b\nc" } }), TypeError);
    assert.equal(api.state, "closed");
    assert.equal(api.stats().retries_total, 0);
  });

  it("is not what a fetch that throws for a status says", async () => {
    const error = Object.assign(new Error("slow down"), { response: { status: 429 } });
    const send = () => Promise.reject(error);
    const api = upstream("api", { retry: { max: 1, delay: 1 }, fetch: send as typeof fetch });
    await assert.rejects(api.fetch("http://dependency.example/"), (thrown) => thrown === error);
    assert.equal(api.stats().retries_total, 1);
    assert.equal(api.stats().failed_attempts_total, 0);
  });

  it("by the fetch of an app may have a path for a URL", async () => {
    const send = () => Promise.reject(new TypeError("fetch failed"));
    const api = upstream("api", { breaker: { consecutive: 1 }, fetch: send as typeof fetch });
    await assert.rejects(api.fetch("/orders"), TypeError);
    assert.equal(api.state, "open");
  });
});

describe("a policy around a route", () => {
  const opensBy = async (handler: Handler, request: RequestInit) => {
    const breaker = circuitBreaker({ consecutive: 1 });
    const app = new Hono().use(policy(breaker, timeout(50)).middleware())
      .all("/", async (c) => {
        await handler(c);
        return c.text("ok");
      }).onError((_error, c) => c.text("error", 500));
    const { status } = await app.request("/", request);
    return { status, state: breaker.state };
  };

  it("goes by the same rules", async () => {
    const closed = { status: 500, state: "closed" };
    assert.deepEqual(await opensBy((c) => c.req.json(), post("{")), closed);
    assert.deepEqual(await opensBy((c) => c.req.text(), post(brokenOff())), closed);
    const open = { status: 500, state: "open" };
    assert.deepEqual(await opensBy(() => Promise.reject(new Error("down")), {}), open);
  });

  it("does not hold it against the route that a body has not come in time", async () => {
    const late = await opensBy((c) => c.req.text(), post(new ReadableStream()));
    assert.deepEqual(late, { status: 504, state: "closed" });
    const hanging = await opensBy(() => new Promise(() => {}), post("{}"));
    assert.deepEqual(hanging, { status: 504, state: "open" });
  });

  it("takes a refusal by a guard further in for no failure of the route", async () => {
    const inner = circuitBreaker();
    inner.isolate();
    const outer = circuitBreaker({ consecutive: 1 });
    const app = new Hono().use(policy(outer).middleware(), inner).get("/", (c) => c.text("ok"));
    assert.equal((await app.request("/")).status, 503);
    assert.equal(outer.state, "closed");
    const soft = new Hono()
      .use(policy(fallback(() => new Response("instead"))).middleware(), inner);
    assert.equal(await (await soft.request("/")).text(), "instead");
  });
});

describe("a hedge that was beaten", () => {
  it("is held against nobody, whether it heeds its signal or not", async () => {
    for (const heeds of [true, false]) {
      const api = upstream("api", {
        hedge: { after: 1 },
        retry: { budget: false },
        breaker: { consecutive: 2 },
      });
      for (let i = 0; i < 4; i++) {
        let asked = 0;
        await api.execute(({ signal }) => {
          if (asked++ > 0) return "fast";
          return new Promise<string>((resolve, reject) => {
            const timer = setTimeout(resolve, 30, "slow");
            if (!heeds) return;
            signal.addEventListener("abort", () => {
              clearTimeout(timer);
              reject(signal.reason);
            });
          });
        });
      }
      assert.equal(api.state, "closed");
      assert.equal(api.stats().failed_attempts_total, 0);
    }
  });
});
