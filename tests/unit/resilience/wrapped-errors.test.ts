import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { circuitBreaker, CircuitOpenError, TimeoutError } from "../../../src/resilience/mod.ts";
import { toProblem, upstream } from "../../../src/resilience/mod.ts";
import { problems } from "../../../src/problems.ts";

const URL_OF = "https://dependency.example/";
/** As an SDK wraps what its fetch throws. */
const wrap = (cause: unknown) => new Error("Connection error.", { cause });
const refused = () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), {
    code: "ECONNREFUSED",
  });
  return new TypeError("fetch failed", { cause });
};
const failing = (error: () => unknown) => (() => Promise.reject(error())) as typeof fetch;

describe("toProblem()", () => {
  it("follows the causes of an error, and gives up on endless ones", () => {
    const open = new CircuitOpenError({ upstream: "api", retryAfterMs: 1_500 });
    assert.deepEqual(
      [toProblem(wrap(open))?.code, toProblem(wrap(open))?.retryAfter],
      ["circuit-open", 2],
    );
    assert.equal(toProblem(wrap(wrap(new TimeoutError(1, { upstream: "x" }))))?.status, 504);
    const endless: { cause?: unknown } = {};
    endless.cause = endless;
    assert.equal(toProblem(endless), undefined);
    const hostile = {
      get cause(): unknown {
        throw new Error("no");
      },
    };
    assert.equal(toProblem(hostile), undefined);
  });

  it("is 502 for a dependency that cannot be reached, on every runtime", () => {
    const errors = [
      refused(),
      wrap(refused()),
      Object.assign(new Error("getaddrinfo ENOTFOUND db"), { code: "ENOTFOUND" }),
      Object.assign(new Error("Unable to connect"), { code: "ConnectionRefused" }),
      new TypeError("error sending request for url (http://127.0.0.1:1/)"),
      new Error("Network connection lost."),
      new Error("internal error; reference = q3rkq5b7c90pn02ms1ait9bv"),
      new AggregateError([], "", { cause: refused() }),
    ];
    for (const error of errors) {
      const { code, status } = toProblem(error) ?? {};
      assert.deepEqual([code, status], ["upstream-unreachable", 502], String(error));
    }
    for (const error of [new Error("a bug"), new TypeError("x is not a function"), null, "text"]) {
      assert.equal(toProblem(error), undefined, String(error));
    }
    const gone = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    assert.equal(toProblem(gone), undefined, "a client that aborted its request");
  });
});

describe("a dead upstream", () => {
  const appOf = (fetch: typeof globalThis.fetch) => {
    const api = upstream("api", { fetch, breaker: { consecutive: 2 } });
    return { api, app: new Hono().get("/", (c) => api.for(c).fetch(URL_OF)) };
  };

  it("is a 502 problem when the handler catches nothing, with the error as it was", async () => {
    const error = refused();
    const { api, app } = appOf(failing(() => error));
    const answer = await app.request("/");
    assert.equal(answer.status, 502);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    assert.equal((await answer.json()).code, "upstream-unreachable");
    assert.equal(await api.fetch(URL_OF).catch((thrown) => thrown), error);
    assert.deepEqual(Object.keys(error), []);
    assert.equal((await app.request("/")).status, 503, "then the circuit is open");
  });

  it("is one also in execute(), and in the app's own form of problems", async () => {
    const api = upstream("db");
    const app = new Hono();
    app.use(problems((_c, { code, status }) => Response.json({ own: code }, { status })));
    app.get("/", async (c) => c.json(await api.for(c).execute(() => Promise.reject(refused()))));
    const answer = await app.request("/");
    assert.deepEqual([answer.status, await answer.json()], [502, { own: "upstream-unreachable" }]);
  });

  it("is one in the app's own form also when an SDK wraps the error", async () => {
    const appOf = (error: () => unknown) => {
      const app = new Hono();
      app.use(problems((_c, { code, status }) => Response.json({ own: code }, { status })));
      const api = upstream("api", { fetch: failing(error), breaker: { consecutive: 2 } });
      return app.get("/", async (c) => {
        c.header("x-set-before", "1");
        return await api.for(c).fetch(URL_OF).catch((thrown) => Promise.reject(wrap(thrown)));
      });
    };
    const app = appOf(refused);
    for (const code of ["upstream-unreachable", "upstream-unreachable", "circuit-open"]) {
      assert.deepEqual(await (await app.request("/")).json(), { own: code });
    }
    const { headers } = await app.request("/");
    assert.deepEqual([headers.get("retry-after"), headers.get("x-set-before")], ["30", "1"]);
    assert.match(headers.get("content-type")!, /^application\/json/);
    const bug = appOf(() => new Error("a bug"));
    assert.equal((await bug.request("/")).status, 500);
    const own = appOf(refused).onError((_error, c) => c.text("mine", 500));
    assert.equal(await (await own.request("/")).text(), "mine");
  });

  it("leaves bugs, and errors that cannot be extended, as they are", async () => {
    const bug = appOf(failing(() => new Error("a bug")));
    assert.equal((await bug.app.request("/")).status, 500);
    const frozen = Object.freeze(refused());
    assert.equal((await appOf(failing(() => frozen)).app.request("/")).status, 500);
  });
});

describe("the error of an open circuit", () => {
  it("has a copy of the failure that opened it as its cause", async () => {
    const response = new Response("secret");
    const first = Object.assign(refused(), { response });
    const api = upstream("api", { fetch: failing(() => first), breaker: { consecutive: 1 } });
    await api.fetch(URL_OF).catch(() => {});
    const error = await api.fetch(URL_OF).catch((thrown) => thrown) as CircuitOpenError;
    const cause = error.cause as Error & { response?: unknown; cause: { code: string } };
    assert.deepEqual([cause.name, cause.message], ["TypeError", "fetch failed"]);
    assert.deepEqual([cause.cause.code, cause.response], ["ECONNREFUSED", undefined]);
    assert.notEqual(cause, first);
    api.isolate();
    const isolated = await api.fetch(URL_OF).catch((thrown) => thrown) as CircuitOpenError;
    assert.equal(isolated.cause, undefined);
  });

  it("names the status when a response opened it", async () => {
    const down = (() => Promise.resolve(new Response("", { status: 503 }))) as typeof fetch;
    const api = upstream("api", { fetch: down, breaker: { consecutive: 1 } });
    await api.fetch(URL_OF);
    const error = await api.fetch(URL_OF).catch((thrown) => thrown) as CircuitOpenError;
    assert.equal((error.cause as Error).message, "answered 503");
  });

  it("is neutral for a circuit further out, wrapped or not", async () => {
    const inner = upstream("inner");
    inner.isolate();
    const outer = circuitBreaker({ consecutive: 1 });
    const call = () => inner.fetch(URL_OF).catch((error) => Promise.reject(wrap(error)));
    await outer.execute(call).catch(() => {});
    const app = new Hono().use(outer).get("/", async () => await call());
    await app.request("/");
    assert.equal(outer.state, "closed");
  });
});

describe("refusals as responses", () => {
  it("answer with the problem, and forbid retries", async () => {
    const api = upstream("api", { refusals: "response", breaker: { consecutive: 1 } });
    api.isolate();
    const answer = await api.fetch(URL_OF);
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get("x-should-retry"), "false");
    assert.equal((await answer.json()).code, "circuit-open");
    const late = upstream("late", {
      refusals: "response",
      timeout: 10,
      fetch: (() => new Promise(() => {})) as typeof fetch,
    });
    assert.equal((await late.fetch(URL_OF)).status, 504);
    const dead = upstream("dead", { refusals: "response", fetch: failing(refused) });
    await assert.rejects(dead.fetch(URL_OF), /fetch failed/);
    await assert.rejects(api.execute(() => 1), CircuitOpenError);
    assert.throws(() => upstream("x", { refusals: "no" as never }), /refusals must be one of/);
  });

  it("are not retried by another upstream, and known to toProblem() as errors", async () => {
    const inner = upstream("inner", { refusals: "response" });
    inner.isolate();
    let calls = 0;
    const outer = upstream("outer", {
      retry: { max: 3, delay: 1 },
      fetch:
        ((...args: Parameters<typeof fetch>) => (calls++, inner.fetch(...args))) as typeof fetch,
    });
    const { status, headers } = await outer.fetch(URL_OF);
    assert.deepEqual([status, calls], [503, 1]);
    assert.equal(toProblem(Object.assign(new Error("503"), { status, headers }))?.status, 503);
    assert.equal(toProblem(wrap({ response: { headers } }))?.code, "circuit-open");
    const strange = new Headers({ "x-djed-refusal": "toString" });
    assert.equal(toProblem({ headers: strange }), undefined);
  });
});
