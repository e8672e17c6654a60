import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { createLimiter, rateLimit } from "../../../src/rate-limit/mod.ts";
import { bindingStore } from "../../../src/stores/binding.ts";
import { UnsupportedTakeError } from "../../../src/core/store/unsupported.ts";

const binding = () => {
  const keys: string[] = [];
  return {
    keys,
    limit({ key }: { key: string }) {
      keys.push(key);
      return Promise.resolve({ success: keys.length <= 2 });
    },
  };
};

describe("bindingStore", () => {
  it("refuses, when the limiter is made, what the platform cannot keep", () => {
    const good = { limit: 10, window: "1m", headers: false } as const;
    const wrong: [options: object, message: RegExp][] = [
      [{ ...good, headers: "standard" }, /headers must be false/],
      [{ ...good, window: "30s" }, /window must be "10s" or "1m", got 30000/],
      [{ ...good, burst: 5 }, /burst must be 0, got 5/],
      [{ ...good, cost: 2 }, /cost must be 1/],
      [{ ...good, cost: () => 1 }, /cost must be 1/],
      [{ ...good, consistency: "lease" }, /consistency "exact"/],
      [{ ...good, countWhen: () => true }, /countWhen is not supported/],
      [{ ...good, limit: () => 10 }, /limit must be a number/],
      [{
        headers: false,
        policies: [{ name: "a", limit: 1, window: "1m" }, { name: "b", limit: 1, window: "10s" }],
      }, /use a single policy/],
    ];
    const store = bindingStore(binding());
    for (const [options, message] of wrong) {
      assert.throws(() => rateLimit({ store, ...options }), message);
    }
    rateLimit({ store, ...good });
    rateLimit({ store, ...good, window: "10s" });
  });

  it("asks the binding with the whole key, and tells when the window ends", async () => {
    const own = binding();
    const clock = { now: () => 1_000_000_000_000 }; // 20 s before the next full minute
    const limiter = createLimiter({ limit: 2, window: "1m", store: bindingStore(own), clock });
    assert.equal((await limiter.take("a")).allowed, true);
    assert.equal((await limiter.take("a")).allowed, true);
    const refused = await limiter.take("a");
    assert.deepEqual([refused.allowed, refused.retryAfterMs], [false, 20_000]);
    assert.ok(own.keys.every((key) => key.startsWith("djed:") && key.includes("a")), own.keys[0]);
  });

  it("rejects what a binding has no call for", async () => {
    const limiter = createLimiter({ limit: 2, window: "1m", store: bindingStore(binding()) });
    for (
      const call of [
        async () => await limiter.take("a", 2),
        () => limiter.refund("a"),
        () => limiter.penalty("a"),
        () => limiter.block("a", "1s"),
        () => limiter.reset("a"),
      ]
    ) await assert.rejects(call, UnsupportedTakeError);
    assert.equal((await limiter.peek("a")).allowed, true);
  });

  it("goes on locally when the binding is missing or fails", async () => {
    for (const broken of [() => undefined, () => ({ limit: () => Promise.reject(new Error()) })]) {
      const store = bindingStore(broken as never);
      const limiter = createLimiter({ limit: 1, window: "1m", store });
      const [first, second] = [await limiter.take("a"), await limiter.take("a")];
      assert.deepEqual([first.allowed, first.scope, second.allowed], [true, "isolate", false]);
    }
    assert.throws(() => bindingStore({} as never), /must be a rate-limit binding/);
  });
});
