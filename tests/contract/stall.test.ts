import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";
import type { Store } from "../../src/core/store/store.ts";
import { TimeoutError } from "../../src/resilience/mod.ts";

/** Blocks the event loop, also where the clock stands still meanwhile. */
function stall(ms: number): void {
  const end = Date.now() + ms;
  for (let n = 0; n < 4_000_000 && Date.now() < end; n++);
}

/** Resolves after some turns of the event loop, as the answer of a healthy backend does. */
async function answer<T>(value: T, turns = 3): Promise<T> {
  for (let i = 0; i < turns; i++) await new Promise((done) => setTimeout(done, 0));
  return value;
}

const never = () => new Promise<never>(() => {});

describe("a process that stalls", () => {
  it("does not take a healthy store for one that is too slow", async () => {
    const inner = djed.memoryStore();
    let started!: () => void;
    const asking = new Promise<void>((resolve) => started = resolve);
    const store: Store = {
      scope: "global",
      take: async (batch, context) => {
        started();
        return await inner.take(await answer(batch), context);
      },
    };
    const limiter = djed.rateLimit({ limit: 5, window: "1m", store, storeTimeout: "40ms" });
    const app = new Hono().use(limiter).get("/", (c) => c.text("ok"));
    const asked = app.request("/");
    await asking;
    stall(150);
    assert.equal((await asked).status, 200);
    assert.equal(limiter.limiter.stats().store_timeouts_total, 0);
    assert.equal(limiter.limiter.stats().store_open, 0);
  });

  it("does not take a healthy dependency for one that times out", async () => {
    const api = djed.upstream("api", { timeout: "40ms", deadline: "60ms" });
    const called = api.execute(() => answer("well"));
    stall(150);
    assert.equal(await called, "well");
    assert.equal(api.stats().timeouts_total, 0);
  });

  it("does not take a check for one that hangs", async () => {
    const app = new Hono();
    app.use(djed.health({ checks: { db: () => answer(true) }, timeout: "40ms", cache: 0 }));
    const asked = app.request("/readyz");
    stall(150);
    assert.equal((await asked).status, 200);
  });

  it("does not blame the store that circuits share", async () => {
    const inner = djed.memoryStore();
    const store: Store = {
      scope: "global",
      take: async (batch, context) => await inner.take(await answer(batch), context),
      lease: (key, ttl, context) => inner.lease!(key, ttl, context),
    };
    const breaker = djed.circuitBreaker({ name: "db", store });
    await breaker.execute(() => 1);
    stall(250);
    await answer(undefined, 10);
    assert.equal(breaker.stats().store_errors_total, 0);
  });

  it("still ends what hangs", async () => {
    const api = djed.upstream("api", { timeout: "40ms" });
    const called = api.execute(never);
    stall(150);
    await assert.rejects(called, TimeoutError);
    const app = new Hono();
    app.use(djed.health({ checks: { db: never }, timeout: "40ms", cache: 0 }));
    const asked = app.request("/readyz");
    stall(150);
    assert.equal((await asked).status, 503);
  });
});
