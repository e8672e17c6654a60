import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { createLimiter, memoryStore } from "../../../src/rate-limit/mod.ts";
import type { Limiter, Store, TakeContext } from "../../../src/rate-limit/mod.ts";

/** A store shared by several instances: one memory store with the interface of a remote one. */
function sharedStore(): { store: Store; asked: () => number } {
  const memory = memoryStore();
  let asked = 0;
  const store: Store = {
    scope: "global",
    take(batch, context: TakeContext) {
      asked++;
      return Promise.resolve(memory.take(batch, context));
    },
  };
  return { store, asked: () => asked };
}

interface Step {
  waitMs: number;
  instance: number;
  takes: number;
}

const steps = fc.array(
  fc.record({
    waitMs: fc.nat({ max: 60 }),
    instance: fc.nat({ max: 3 }),
    takes: fc.integer({ min: 1, max: 25 }),
  }),
  { minLength: 1, maxLength: 150 },
);
const policy = fc.record({
  limit: fc.integer({ min: 50, max: 2_000 }),
  burst: fc.integer({ min: 0, max: 300 }),
});

/** Runs a schedule on four instances. Returns the times of admitted takes, in ms. */
async function run(
  schedule: Step[],
  instances: Limiter[],
  clock: { ms: number },
): Promise<number[]> {
  const admitted: number[] = [];
  for (const { waitMs, instance, takes } of schedule) {
    clock.ms += waitMs;
    const results = await Promise.all(
      Array.from({ length: takes }, () => instances[instance].take("hot")),
    );
    for (const { allowed } of results) if (allowed) admitted.push(clock.ms);
  }
  return admitted;
}

function fourInstances(
  store: Store,
  clock: { ms: number; now(): number },
  options: { limit: number; burst: number },
  consistency: "exact" | "lease",
): Limiter[] {
  const make = () => createLimiter({ ...options, window: "1s", store, clock, consistency });
  return [make(), make(), make(), make()];
}

const stoppedClock = () => ({
  ms: 1_000_000,
  now() {
    return this.ms;
  },
});

describe("instances that share a store", () => {
  for (const consistency of ["exact", "lease"] as const) {
    it(`never admit more than the policy over all time (${consistency})`, async () => {
      await fc.assert(
        fc.asyncProperty(steps, policy, async (schedule, options) => {
          const clock = stoppedClock();
          const { store } = sharedStore();
          const start = clock.ms;
          const instances = fourInstances(store, clock, options, consistency);
          const admitted = await run(schedule, instances, clock);
          const capacity = options.limit + options.burst;
          admitted.forEach((at, i) => {
            const most = capacity + options.limit * (at - start) / 1_000;
            assert.ok(i + 1 <= most, `${i + 1} admitted, at most ${most}`);
          });
        }),
        { numRuns: 60 },
      );
    });
  }

  it("admit with leases, in any window, at most what the docs state", async () => {
    await fc.assert(
      fc.asyncProperty(steps, policy, async (schedule, options) => {
        const clock = stoppedClock();
        const { store } = sharedStore();
        const instances = fourInstances(store, clock, options, "lease");
        const admitted = await run(schedule, instances, clock);
        const capacity = options.limit + options.burst;
        const parked = instances.length * Math.floor(capacity / 8);
        for (let from = 0; from < admitted.length; from += 7) {
          for (let to = from; to < admitted.length; to += 5) {
            const most = capacity + options.limit * (admitted[to] - admitted[from]) / 1_000 +
              parked;
            assert.ok(to - from + 1 <= most);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("decide in exact mode as one limiter would", async () => {
    await fc.assert(
      fc.asyncProperty(steps, policy, async (schedule, options) => {
        const [clock, alone] = [stoppedClock(), stoppedClock()];
        const shared = fourInstances(sharedStore().store, clock, options, "exact");
        const one = createLimiter({ ...options, window: "1s", clock: alone });
        const expected = await run(schedule, [one, one, one, one], alone);
        assert.deepEqual(await run(schedule, shared, clock), expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a shared store", () => {
  it("is not asked again about a key that is known to be refused", async () => {
    const clock = stoppedClock();
    const { store, asked } = sharedStore();
    const limiter = createLimiter({ limit: 5, window: "1m", store, clock });
    for (let i = 0; i < 5; i++) await limiter.take("u");
    const before = asked();
    for (let i = 0; i < 1_000; i++) assert.equal((await limiter.take("u")).allowed, false);
    assert.equal(asked(), before);
  });

  it("is asked again at the exact time at which the key could pass", async () => {
    const clock = stoppedClock();
    const { store } = sharedStore();
    const limiter = createLimiter({ limit: 5, window: "1m", store, clock });
    for (let i = 0; i < 5; i++) await limiter.take("u");
    clock.ms += 11_999;
    assert.equal((await limiter.take("u")).allowed, false);
    clock.ms += 1;
    assert.equal((await limiter.take("u")).allowed, true);
  });

  it("is asked for a smaller cost that may still pass", async () => {
    const { store } = sharedStore();
    const limiter = createLimiter({ limit: 10, window: "1h", store });
    await limiter.take("u", 8);
    assert.equal((await limiter.take("u", 5)).allowed, false);
    assert.equal((await limiter.take("u", 2)).allowed, true);
  });

  it("is asked again after a refund", async () => {
    const { store } = sharedStore();
    const limiter = createLimiter({ limit: 5, window: "1h", store });
    for (let i = 0; i < 6; i++) await limiter.take("u");
    await limiter.refund("u", 1);
    assert.equal((await limiter.take("u")).allowed, true);
  });

  it("is asked for at most 0.13 takes of each with leases at 80 % load", async () => {
    const clock = stoppedClock();
    const { store, asked } = sharedStore();
    const options = { limit: 1_000, burst: 200 };
    const instances = fourInstances(store, clock, options, "lease");
    let admitted = 0;
    for (let ms = 0; ms < 5_000; ms++) {
      clock.ms++;
      // 800 per second: each instance 200, one every 5 ms.
      if (ms % 5 === 0) {
        for (const instance of instances) if ((await instance.take("hot")).allowed) admitted++;
      }
    }
    assert.equal(admitted, 4_000);
    assert.ok(asked() / admitted <= 0.13, `${asked() / admitted} round trips per decision`);
  });
});
