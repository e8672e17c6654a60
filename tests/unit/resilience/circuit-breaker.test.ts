import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { circuitBreaker, CircuitOpenError } from "../../../src/resilience/mod.ts";
import type { CircuitBreakerOptions, TransitionEvent } from "../../../src/resilience/mod.ts";
import { decisions } from "../../../src/core/request/decision.ts";
import { memoryStore } from "../../../src/stores/memory.ts";

class ManualClock {
  t = 1_000_000;
  now(): number {
    return this.t;
  }
}

/** An app behind a breaker, with a given handler. */
function appWith(options: CircuitBreakerOptions = {}) {
  const clock = new ManualClock();
  const breaker = circuitBreaker({ consecutive: 3, openFor: "10s", clock, ...options });
  const app = new Hono();
  let handled = 0;
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    return c.text("error", error.message === "handled" ? 200 : 500);
  });
  app.use(breaker);
  app.get("/:what", (c) => {
    handled++;
    const what = c.req.param("what");
    if (what === "throw") throw new Error("boom");
    if (what === "caught") throw new Error("handled");
    if (what === "404") throw new HTTPException(404);
    return c.text(what, Number(what) as 200);
  });
  const ask = async (what: string | number, times = 1): Promise<Response> => {
    for (let i = 1; i < times; i++) await (await app.request(`/${what}`)).text();
    return await app.request(`/${what}`);
  };
  return { app, ask, breaker, clock, handled: () => handled };
}

describe("a circuit breaker around a route", () => {
  it("opens on responses of 500 and more, and answers in place of the route", async () => {
    const { ask, breaker, handled } = appWith();
    assert.equal((await ask(503, 3)).status, 503);
    assert.equal(breaker.state, "open");
    const refused = await ask(200);
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get("retry-after"), "10");
    assert.equal(refused.headers.get("content-type"), "application/problem+json");
    const problem = await refused.json();
    assert.equal(problem.code, "circuit-open");
    assert.equal(problem.retryAfter, 10);
    assert.equal(handled(), 3);
  });

  it("sees the throws that Hono hides", async () => {
    const { ask, breaker } = appWith();
    assert.equal((await ask("throw", 3)).status, 500);
    assert.equal(breaker.state, "open");
  });

  it("takes neither 4xx, thrown or not, nor a throw that onError answered, for a failure", async () => {
    const { ask, breaker } = appWith();
    for (const what of ["404", "400", "429", "caught"]) await ask(what, 10);
    assert.equal(breaker.state, "closed");
    assert.equal(breaker.stats().failed_attempts_total, 0);
  });

  it("closes again when a probe comes through", async () => {
    const { ask, breaker, clock } = appWith();
    await ask(500, 3);
    clock.t += 10_000;
    assert.equal((await ask(200)).status, 200);
    assert.equal(breaker.state, "closed");
  });

  it("reads as half-open once its open time has elapsed, before a call tries it", async () => {
    const { ask, breaker, clock } = appWith();
    await ask(500, 3);
    assert.deepEqual([breaker.state, breaker.stats().state], ["open", 2]);
    await assert.rejects(breaker.ping(), /is open/);
    clock.t += 9_999;
    assert.equal(breaker.state, "open");
    clock.t += 1;
    assert.deepEqual([breaker.state, breaker.stats().state], ["half-open", 1]);
    await breaker.ping();
    assert.equal((await ask(500)).status, 500);
    assert.equal(breaker.state, "open", "the probe has failed");
    clock.t += 19_999;
    assert.equal(breaker.state, "open", "for twice the time");
    clock.t += 1;
    assert.equal((await ask(200)).status, 200);
    assert.equal(breaker.state, "closed");
  });

  it("reads as open while the circuit of any key is, and isolated until it is reset", async () => {
    const { breaker, clock } = appWith({ consecutive: 1 });
    const fail = (key: string) => breaker.execute(() => Promise.reject(new Error("x")), { key });
    await fail("a").catch(() => {});
    clock.t += 6_000;
    await fail("b").catch(() => {});
    clock.t += 4_000;
    assert.equal(breaker.state, "open", "that of b");
    clock.t += 6_000;
    assert.equal(breaker.state, "half-open");
    breaker.isolate("a");
    clock.t += 1_000_000;
    assert.equal(breaker.state, "isolated");
  });

  it("keeps a circuit per key; a key that throws means the common one", async () => {
    const { app, breaker } = appWith({
      key(c) {
        if (c.req.query("tenant") === undefined) throw new Error("no tenant");
        return c.req.query("tenant");
      },
    });
    for (let i = 0; i < 3; i++) await app.request("/500?tenant=a");
    assert.equal((await app.request("/200?tenant=a")).status, 503);
    assert.equal((await app.request("/200?tenant=b")).status, 200);
    assert.equal((await app.request("/200")).status, 200);
    assert.equal(breaker.state, "open", "the worst of all");
    breaker.reset("a");
    assert.equal((await app.request("/200?tenant=a")).status, 200);
  });

  it("keeps no more than ten thousand circuits, and rather forgets a closed one", async () => {
    const { breaker } = appWith();
    const fails = () => Promise.reject(new Error("down"));
    for (let i = 0; i < 3; i++) await breaker.execute(fails, { key: "bad" }).catch(() => {});
    for (let i = 0; i < 10_050; i++) await breaker.execute(() => 1, { key: `k${i}` });
    assert.equal(breaker.stats().circuits, 10_001);
    await assert.rejects(breaker.execute(() => 1, { key: "bad" }), CircuitOpenError);
  });

  it("has no separate circuit for a key of more than 1 024 characters", async () => {
    const { app, breaker } = appWith({ key: (c) => c.req.header("x-key") });
    const ask = (path: string, key: string) => app.request(path, { headers: { "x-key": key } });
    await ask("/200", "k".repeat(1_024));
    assert.equal(breaker.stats().circuits, 2);
    for (let i = 0; i < 3; i++) await ask("/500", `${i}${"k".repeat(1_024)}`);
    assert.equal(breaker.stats().circuits, 2);
    assert.equal((await app.request("/200")).status, 503);
    assert.equal((await ask("/200", "k")).status, 200);
  });

  it("changes nothing in report mode, and says what it would have done", async () => {
    const { app, ask, breaker } = appWith({ mode: "report" });
    let seen: unknown;
    const outer = new Hono().use(async (c, next) => {
      await next();
      seen = decisions(c).map(({ guard, action, code }) => ({ guard, action, code }));
    }).use(breaker).get("/", (c) => c.text("ok"));
    await ask(500, 3);
    const answer = await outer.request("/");
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("retry-after"), null);
    assert.deepEqual(seen, [{ guard: "circuit-breaker", action: "report", code: "circuit-open" }]);
    assert.equal((await app.request("/200")).status, 200);
  });

  it("does not hold a refusal by a guard further in against the route", async () => {
    const inner = circuitBreaker();
    inner.isolate();
    const outer = circuitBreaker({ consecutive: 2 });
    const app = new Hono().use(outer).use(inner).get("/", (c) => c.text("ok"));
    for (let i = 0; i < 5; i++) assert.equal((await app.request("/")).status, 503);
    assert.equal(outer.state, "closed");
  });

  it("tells transitions, and survives a hook that throws", async () => {
    const events: TransitionEvent[] = [];
    const { ask, clock } = appWith({
      name: "reports",
      onTransition(event) {
        events.push(event);
        throw new Error("a bug");
      },
    });
    assert.equal((await ask(500, 3)).status, 500);
    assert.deepEqual(events, [
      { name: "reports", key: "", from: "closed", to: "open", at: clock.t },
    ]);
  });

  it("can be isolated by hand, shown to health checks, saved and restored", async () => {
    const { ask, breaker, clock } = appWith();
    await breaker.ping();
    breaker.isolate();
    assert.equal((await ask(200)).status, 503);
    await assert.rejects(breaker.ping(), /is isolated/);
    const saved = JSON.parse(JSON.stringify(breaker));
    breaker.reset();
    assert.equal((await ask(200)).status, 200);
    const other = circuitBreaker({ clock });
    other.restore(saved);
    assert.equal(other.state, "isolated");
  });

  it("saves and restores the circuit of any key", () => {
    const breaker = circuitBreaker();
    breaker.isolate("__proto__");
    const other = circuitBreaker();
    other.restore(JSON.parse(JSON.stringify(breaker)));
    assert.equal(other.state, "isolated");
  });

  it("answers HEAD without a body", async () => {
    const { app, breaker } = appWith();
    breaker.isolate();
    const answer = await app.request("/200", { method: "HEAD" });
    assert.equal(answer.status, 503);
    assert.equal(await answer.text(), "");
  });

  it("guards any work, and rejects with an error when open", async () => {
    const breaker = circuitBreaker({ consecutive: 2, name: "db" });
    const down = () => Promise.reject(new Error("down"));
    await assert.rejects(breaker.execute(down), { message: "down" });
    await assert.rejects(breaker.execute(down), { message: "down" });
    await assert.rejects(breaker.execute(() => 1), (error: unknown) => {
      assert.ok(error instanceof CircuitOpenError);
      assert.equal(error.upstream, "db");
      assert.ok(error.retryAfterMs > 29_000 && error.retryAfterMs <= 30_000);
      return true;
    });
  });

  it("cannot say how long it will be isolated", async () => {
    const breaker = circuitBreaker();
    breaker.isolate();
    await assert.rejects(breaker.execute(() => 1), { name: "CircuitOpenError", retryAfterMs: 0 });
  });

  it("does not count what a caller's own abort or a 4xx error ended", async () => {
    const breaker = circuitBreaker({ consecutive: 1 });
    const notFound = Object.assign(new Error("not found"), { status: 404 });
    await assert.rejects(breaker.execute(() => Promise.reject(notFound)));
    const caller = new AbortController();
    const work = breaker.execute(() => new Promise(() => {}), { signal: caller.signal });
    caller.abort();
    await assert.rejects(work, { name: "AbortError" });
    assert.equal(breaker.state, "closed");
  });

  it("says what is wrong with an option", () => {
    assert.throws(() => circuitBreaker({ openfor: "1s" } as object), /did you mean "openFor"/);
    assert.throws(() => circuitBreaker({ failureRatio: 0 }), {
      message: "circuitBreaker: failureRatio must be a share above 0 and at most 1, got 0",
    });
    assert.throws(() => circuitBreaker({ window: { calls: 5 } }), /minimumCalls must be at most/);
    assert.throws(() => circuitBreaker({ store: {} as never, name: "x" }), /lease/);
    assert.throws(() => circuitBreaker({ store: memoryStore() }), /needs a name/);
  });

  it("shows its name to routes: the given one, or what it is", () => {
    assert.equal(circuitBreaker().name, "circuitBreaker");
    assert.equal(circuitBreaker({ name: "reports" }).name, "reports");
  });
});
