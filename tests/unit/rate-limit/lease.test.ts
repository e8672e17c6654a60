import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import { failingStore } from "../../../src/testing/mod.ts";
import { clockAt } from "./app.ts";

/** A limiter that leases, after it has seen a key often enough to hold tokens ahead. */
async function busyLimiter() {
  const [store, clock] = [failingStore(), clockAt()];
  store.heal();
  const limiter = createLimiter({ limit: 1_000, window: "1s", store, clock, consistency: "lease" });
  for (let i = 0; i < 100; i++) {
    await limiter.take("hot");
    clock.advance(2);
  }
  return { limiter, store, clock };
}

/** Calls of the store for `times` takes. */
async function callsFor(
  times: number,
  { limiter, store }: Awaited<ReturnType<typeof busyLimiter>>,
) {
  const { calls } = store;
  for (let i = 0; i < times; i++) await limiter.take("hot");
  return store.calls - calls;
}

describe("leased tokens", () => {
  it("are spent without a call of the store", async () => {
    assert.ok(await callsFor(20, await busyLimiter()) <= 2);
  });

  it("outlive a look at their bucket", async () => {
    const busy = await busyLimiter();
    await busy.limiter.take("hot");
    await busy.limiter.peek("hot");
    assert.equal(await callsFor(1, busy), 0);
  });

  it("are void once their bucket is changed from outside", async () => {
    const busy = await busyLimiter();
    await busy.limiter.take("hot");
    await busy.limiter.block("hot", "1m");
    assert.equal((await busy.limiter.take("hot")).allowed, false);
  });

  it("are void when they were not spent in time", async () => {
    const busy = await busyLimiter();
    await busy.limiter.take("hot");
    busy.clock.advance("1s");
    assert.equal(await callsFor(1, busy), 1);
  });
});
