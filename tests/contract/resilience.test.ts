/** The promises of the documentation of resilience, through the public names only. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";
import { deadline, policy, retry, timeout, toProblem } from "../../src/resilience/mod.ts";

const down = (): Promise<never> => Promise.reject(new Error("down"));

describe("an error of ours that a handler lets pass", () => {
  const failing = djed.upstream("payments");
  failing.isolate();
  const render: djed.RenderProblem = (_c, problem) =>
    Response.json({ error: problem.code, trace: problem.traceId }, { status: 599 });

  it("is rendered by problems(), with the trace of the request", async () => {
    const app = new Hono().use(djed.tracing(), djed.problems(render))
      .get("/", (c) => failing.for(c).execute(() => c.text("paid")));
    const trace = "0af7651916cd43dd8448eb211c80319c";
    const response = await app.request("/", {
      headers: { traceparent: `00-${trace}-b7ad6b7169203331-01` },
    });
    assert.equal(response.status, 599);
    assert.deepEqual(await response.json(), { error: "circuit-open", trace });
  });

  it("keeps what onError made of it", async () => {
    const app = new Hono().use(djed.problems(render))
      .get("/", (c) => failing.for(c).execute(() => c.text("paid")))
      .onError((_error, c) => c.text("closed for today", 503));
    const response = await app.request("/");
    assert.equal(response.status, 503);
    assert.equal(await response.text(), "closed for today");
  });

  it("leaves other errors to Hono", async () => {
    const app = new Hono().use(djed.problems(render))
      .get("/", () => Promise.reject(new Error("a bug"))).onError((_e, c) => c.text("oops", 500));
    assert.equal(await (await app.request("/")).text(), "oops");
  });
});

describe("the promises of circuitBreaker()", () => {
  it("without options opens at 5 failures in a row", async () => {
    const breaker = djed.circuitBreaker();
    for (let i = 0; i < 4; i++) await breaker.execute(down).catch(() => {});
    assert.equal(breaker.state, "closed");
    await breaker.execute(down).catch(() => {});
    assert.equal(breaker.state, "open");
  });

  it("without options opens at half of 20 calls", async () => {
    const breaker = djed.circuitBreaker();
    for (let i = 0; i < 19; i++) await breaker.execute(() => i % 2 ? 1 : down()).catch(() => {});
    assert.equal(breaker.state, "closed");
    await breaker.execute(() => 1);
    assert.equal(breaker.state, "open");
  });

  it("answers 503 circuit-open as problem+json with Retry-After", async () => {
    const breaker = djed.circuitBreaker();
    breaker.isolate();
    const app = new Hono().use(breaker).get("/", (c) => c.text("ok"));
    const answer = await app.request("/");
    assert.equal(answer.status, 503);
    assert.ok(Number(answer.headers.get("retry-after")) >= 1);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.equal((await answer.json()).code, "circuit-open");
  });

  it("honours the app's own rendering of problems, and keeps Retry-After on it", async () => {
    const breaker = djed.circuitBreaker();
    breaker.isolate();
    const app = new Hono()
      .use(djed.problems((_c, { code }) => Response.json({ own: code }, { status: 503 })))
      .use(breaker);
    const answer = await app.request("/");
    assert.deepEqual(await answer.json(), { own: "circuit-open" });
    assert.ok(answer.headers.get("retry-after"));
  });

  it("shares nothing with another instance", async () => {
    const [one, other] = [djed.circuitBreaker(), djed.circuitBreaker()];
    one.isolate();
    assert.equal(await other.execute(() => "fine"), "fine");
  });

  it("is a part for policy()", async () => {
    const breaker = djed.circuitBreaker({ consecutive: 1 });
    const careful = policy(retry({ max: 1, delay: 1 }), breaker, timeout("1s"));
    await assert.rejects(careful.execute(down));
    assert.equal(breaker.state, "open");
  });
});

describe("the promises of upstream()", () => {
  it("has the members that are documented", () => {
    const api = djed.upstream("api");
    for (const member of ["execute", "fetch", "for", "isolate", "reset", "close", "toJSON"]) {
      assert.equal(typeof api[member as "fetch"], "function", member);
    }
    assert.deepEqual([api.name, api.kind, api.state], ["api", "upstream", "closed"]);
    for (const [key, value] of Object.entries(api.stats())) {
      assert.match(key, /^[a-z_]+$/);
      assert.equal(typeof value, "number");
    }
  });

  it("rejects ping() while the circuit is open", async () => {
    const api = djed.upstream("api");
    await api.ping();
    api.isolate();
    await assert.rejects(api.ping());
    api.reset();
    await api.ping();
  });

  it("starts no timer and reads no clock, random or environment when it is made", () => {
    const { setTimeout, setInterval } = globalThis;
    const { random } = Math;
    const { now } = Date;
    const trap = (what: string) => () => assert.fail(`${what} at construction`);
    Object.assign(globalThis, {
      setTimeout: trap("setTimeout"),
      setInterval: trap("setInterval"),
    });
    Date.now = trap("Date.now") as typeof Date.now;
    Math.random = trap("Math.random") as typeof Math.random;
    try {
      djed.upstream("api", {
        deadline: "5s",
        retry: {},
        bulkhead: { max: 3, queue: 3 },
        stale: {},
        hedge: { after: "1s" },
        fallback: () => new Response(),
      });
      djed.circuitBreaker({ key: () => "k" });
      djed.loadShed();
    } finally {
      Object.assign(globalThis, { setTimeout, setInterval });
      Date.now = now;
      Math.random = random;
    }
  });

  it("has errors that differ by class and by name", async () => {
    const api = djed.upstream("api", { timeout: 5, bulkhead: { max: 1 } });
    const slow = api.execute(() => new Promise(() => {}));
    const full = await api.execute(() => 1).catch((error) => error);
    const late = await slow.catch((error) => error) as Error;
    api.isolate();
    const open = await api.execute(() => 1).catch((error) => error);
    assert.deepEqual([full.name, late.name, open.name], [
      "BulkheadFullError",
      "TimeoutError",
      "CircuitOpenError",
    ]);
    assert.ok(full instanceof djed.BulkheadFullError);
    assert.ok(late instanceof djed.TimeoutError);
    assert.ok(open instanceof djed.CircuitOpenError);
    const codes = [full, late, open].map((error) => toProblem(error)?.code);
    assert.deepEqual(codes, ["overloaded", "upstream-timeout", "circuit-open"]);
    assert.equal(open.upstream, "api");
  });

  it("ends everything at its deadline", async () => {
    const bounded = policy(deadline(20), retry({ max: 100, delay: 1, budget: false }));
    const started = performance.now();
    await assert.rejects(bounded.execute(down));
    assert.ok(performance.now() - started < 2_000);
  });
});
