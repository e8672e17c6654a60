import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { createLimiter, rateLimit } from "../../../src/rate-limit/mod.ts";
import { UnsupportedTakeError } from "../../../src/core/store/unsupported.ts";
import type { Store, StoreDemand } from "../../../src/core/store/store.ts";

/** A store that serves one token at a time, and records its calls. */
function pickyStore(demands: StoreDemand[] = []): Store {
  return {
    scope: "global",
    check: (demand) => void demands.push(demand),
    take(batch) {
      return batch.map((take) => {
        if (take.some(({ cost }) => cost > 1)) throw new UnsupportedTakeError("one at a time");
        return { allowed: true, spent: take.map(() => 0) };
      });
    },
  };
}

describe("a store that cannot keep everything", () => {
  it("is called with every policy when a limiter is made", () => {
    const demands: StoreDemand[] = [];
    createLimiter({
      store: pickyStore(demands),
      policies: [
        { name: "minute", limit: 10, window: "1m" },
        { name: "plan", limit: () => 5, window: "1h" },
      ],
    });
    assert.equal(demands.length, 1);
    const [minute, plan] = demands[0].buckets;
    assert.deepEqual([minute?.limit, minute?.window, minute?.capacity], [10, 60_000, 10]);
    assert.equal(plan, undefined);
  });

  it("is called with the needs of a guard", () => {
    const needsOf = (options: object) => {
      const demands: StoreDemand[] = [];
      rateLimit({ limit: 10, store: pickyStore(demands), ...options });
      return demands.flatMap(({ needs }) => needs);
    };
    assert.deepEqual(needsOf({ headers: false }), []);
    assert.deepEqual(needsOf({}), ["remaining"]);
    assert.deepEqual(needsOf({ headers: false, cost: () => 2 }), ["cost"]);
    assert.deepEqual(needsOf({ headers: false, countWhen: () => true }), ["cost"]);
    assert.deepEqual(needsOf({ headers: false, consistency: "lease" }), ["cost"]);
  });

  it("stops a limiter from being made by throwing", () => {
    const store: Store = {
      ...pickyStore(),
      check() {
        throw new RangeError("not this window");
      },
    };
    assert.throws(() => createLimiter({ limit: 1, store }), /not this window/);
    assert.throws(() => rateLimit({ store }), /not this window/);
  });

  it("tells the caller what it cannot do, which is no failure of the store", async () => {
    const limiter = createLimiter({ limit: 10, store: pickyStore() });
    await assert.rejects(async () => await limiter.take("a", 3), UnsupportedTakeError);
    const after = await limiter.take("a");
    assert.deepEqual([after.allowed, after.scope, limiter.stats().store_errors_total], [
      true,
      "global",
      0,
    ]);
  });

  it("that rejects in check() ends no process, and is warned of", async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (said) => void warnings.push(String(said));
    const check = () => Promise.reject(new Error("late")) as never;
    try {
      rateLimit({ limit: 1, headers: false, store: { ...pickyStore(), check } });
      await new Promise((resolve) => setTimeout(resolve));
    } finally {
      console.warn = warn;
    }
    assert.match(warnings[0], /^@djed\/edge rateLimit: the store's check\(\) rejected/);
  });

  it("never fails a request of a guard: `failMode` answers", async () => {
    const store: Store = {
      scope: "global",
      take() {
        throw new UnsupportedTakeError("nothing at all");
      },
    };
    const app = new Hono()
      .use(rateLimit({ limit: 1, store, key: () => "k" }))
      .get("/", (c) => c.text("ok"));
    assert.equal((await app.request("/")).status, 200);
    assert.equal((await app.request("/")).status, 429);
  });

  it("is asked by a guard for what it can do, and the request passes", async () => {
    const app = new Hono()
      .use(rateLimit({ limit: 10, headers: false, store: pickyStore(), key: () => "k" }))
      .get("/", (c) => c.text("ok"));
    assert.equal((await app.request("/")).status, 200);
  });
});
