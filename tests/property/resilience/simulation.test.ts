import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { CAPACITY_RPS, simulate } from "./simulation.ts";

const OUTAGE = { rps: 100, duration: 180_000, outage: [60_000, 120_000], retries: 3 } as const;

describe("an outage of 60 s, simulated", () => {
  it("with the default budget brings at most 1.11 attempts per request, and is over when it is over", () => {
    for (const seed of [1, 2]) {
      const { attempts, offered, successAfter, attemptsPerSecond } = simulate({
        ...OUTAGE,
        budget: 0.1,
        seed,
      });
      assert.ok(attempts / offered <= 1.11, `${attempts / offered}`);
      const during = attemptsPerSecond.slice(60, 120).reduce((sum, n) => sum + n) / (60 * 100);
      assert.ok(during <= 1.11 * 1.05, `${during} during the outage`);
      assert.ok(successAfter >= 0.99, `${successAfter}`);
    }
  });

  it("without a budget never ends: that is what the budget is for", () => {
    const { attempts, offered, successAfter } = simulate({
      ...OUTAGE,
      duration: 90_000,
      outage: [20_000, 50_000],
    });
    assert.ok(attempts / offered > 2);
    assert.ok(successAfter < 0.5);
  });

  it("with a breaker too is mostly not called at all", () => {
    const { attemptsPerSecond } = simulate({ ...OUTAGE, budget: 0.1, breaker: true });
    const during = attemptsPerSecond.slice(60, 120).reduce((sum, n) => sum + n) / (60 * 100);
    assert.ok(during < 0.2, `${during}`);
  });
});

describe("overload, simulated", () => {
  it("of 1.1 to 4 times leaves at least 97 % of the goodput, within 3 times the calm latency", () => {
    const calm = simulate({ rps: 100, duration: 30_000 });
    for (const load of [1.1, 2, 4]) {
      const { succeeded, p99 } = simulate({
        rps: CAPACITY_RPS * load,
        duration: 30_000,
        shed: true,
      });
      const goodput = succeeded / (CAPACITY_RPS * 30);
      assert.ok(goodput >= 0.97, `${goodput} at ${load}`);
      assert.ok(p99 <= 3 * calm.p99, `${p99} against ${calm.p99} at ${load}`);
    }
  });
});
