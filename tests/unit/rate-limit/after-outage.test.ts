import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Store } from "../../../src/core/store/store.ts";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import type { Limiter, LimiterOptions } from "../../../src/rate-limit/mod.ts";
import { failingStore, hangingStore } from "../../../src/testing/mod.ts";
import { clockAt } from "./app.ts";

/** Limiters, as of several processes, on one store that fails and works again. */
function outage(count = 1, options: Partial<LimiterOptions> = {}, store = failingStore()) {
  const clock = clockAt();
  const make = () =>
    createLimiter({ limit: 60, window: "1m", store, clock, storeTimeout: 10, ...options });
  const limiters = Array.from({ length: count }, make);
  const recover = async () => {
    store.heal();
    for (const limiter of limiters) await limiter.ping();
  };
  return { clock, limiters, recover, store };
}

async function takes(limiter: Limiter, times: number, key = "user"): Promise<number> {
  let allowed = 0;
  for (let i = 0; i < times; i++) if ((await limiter.take(key)).allowed) allowed++;
  return allowed;
}

describe("once a store works again, what was admitted without it", () => {
  it("is charged, less what has flowed back", async () => {
    const { clock, limiters: [limiter], recover, store } = outage();
    store.heal();
    assert.equal(await takes(limiter, 1), 1);
    store.fail();
    assert.equal(await takes(limiter, 200), 59);
    clock.advance("2s");
    await recover();
    assert.equal(await takes(limiter, 200), 2);
  });

  it("is charged by each process", async () => {
    const { limiters: [one, two], recover } = outage(2);
    await takes(one, 20);
    await takes(two, 25);
    await recover();
    assert.equal((await one.take("user")).remaining, 39);
    assert.equal((await two.take("user")).remaining, 60 - 20 - 1 - 25 - 1);
    assert.equal((await two.take("user")).remaining, 12);
  });

  it("empties a bucket at most: several processes leave no debt", async () => {
    const { clock, limiters, recover } = outage(3);
    for (const limiter of limiters) assert.equal(await takes(limiter, 100), 60);
    await recover();
    for (const limiter of limiters) assert.equal(await takes(limiter, 5), 0);
    clock.advance("3s");
    assert.equal(await takes(limiters[0], 10), 3);
  });

  it("is charged to all policies", async () => {
    const policies = [{ name: "minute", limit: 10 }, {
      name: "day",
      limit: 20,
      window: "1d" as const,
    }];
    const { clock, limiters: [limiter], recover } = outage(1, {
      limit: undefined,
      window: undefined,
      policies,
    });
    assert.equal(await takes(limiter, 15), 10);
    clock.advance("1m");
    await recover();
    const { policies: [minute, day] } = await limiter.take("user");
    assert.deepEqual([minute.remaining, day.remaining], [9, 9]);
  });

  it("is not charged if it was given back, or reset", async () => {
    const { limiters: [limiter], recover } = outage();
    await takes(limiter, 5, "a");
    await limiter.refund("a", 5);
    await takes(limiter, 5, "b");
    await limiter.reset("b");
    await recover();
    assert.equal((await limiter.take("a")).remaining, 59);
    assert.equal((await limiter.take("b")).remaining, 59);
  });

  it("is not charged for a take that timed out, which may still arrive", async () => {
    const { limiters: [limiter], recover } = outage(1, {}, hangingStore());
    assert.equal((await limiter.take("user")).reason, "store-timeout");
    await recover();
    assert.equal((await limiter.take("user")).remaining, 59);
  });

  it('is not charged with failMode "open", which counts nothing', async () => {
    const { limiters: [limiter], recover } = outage(1, { failMode: "open" });
    await takes(limiter, 100);
    await recover();
    assert.equal((await limiter.take("user")).remaining, 59);
  });

  it("is not charged by a store that cannot, and no request fails", async () => {
    const faulty = failingStore();
    const store: Store = {
      scope: "global",
      take: (batch, context) => {
        const isUsual = batch.every(([{ cost }]) => cost === 1);
        return isUsual ? faulty.take(batch, context) : Promise.reject(new Error("only one token"));
      },
    };
    const limiter = createLimiter({ limit: 5, store, clock: clockAt() });
    await takes(limiter, 3);
    faulty.heal();
    await limiter.ping();
    assert.equal((await limiter.take("user")).reason, "store-open");
    await limiter.ping();
    assert.equal((await limiter.take("user")).reason, undefined);
  });
});
