import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import { facts } from "../../../src/core/request/facts.ts";
import { manualClock } from "../../../src/testing/mod.ts";
import { contextOf } from "../../support/context.ts";
import { clockAt } from "./app.ts";

/** A limiter of 3 per 3 s, and its clock. */
function setUp() {
  const clock = clockAt();
  return { clock, limiter: createLimiter({ limit: 3, window: "3s", clock }) };
}

describe("a limiter", () => {
  it("answers at once when it counts in this process", () => {
    const { limiter, clock } = setUp();
    const decision = limiter.take("user");
    assert.equal("allowed" in decision, true);
    assert.deepEqual({ ...decision, policies: undefined }, {
      guard: "rate-limit",
      action: "allow",
      allowed: true,
      code: undefined,
      reason: undefined,
      scope: "isolate",
      atMs: clock.now(),
      costMs: undefined,
      cost: 1,
      limit: 3,
      remaining: 2,
      retryAfterMs: 0,
      policies: undefined,
    });
  });

  it("tells the state of every policy", async () => {
    const { limiter } = setUp();
    assert.deepEqual((await limiter.take("user", 2)).policies, [{
      name: "default",
      limit: 3,
      windowMs: 3_000,
      remaining: 1,
      nextMs: 1_000,
      resetMs: 2_000,
      retryAfterMs: 0,
    }]);
  });

  it("refuses what is not there, takes nothing, and says exactly when it could pass", async () => {
    const { limiter, clock } = setUp();
    await limiter.take("user", 2);
    const refused = await limiter.take("user", 3);
    assert.deepEqual([refused.allowed, refused.remaining, refused.retryAfterMs], [false, 1, 2_000]);
    clock.advance(1_999);
    assert.equal((await limiter.peek("user", 3)).allowed, false);
    clock.advance(1);
    assert.equal((await limiter.take("user", 3)).allowed, true);
  });

  it("says that what is larger than its bucket can never pass", async () => {
    const { code, retryAfterMs, remaining } = await setUp().limiter.take("user", 4);
    assert.deepEqual([code, retryAfterMs, remaining], ["cost-exceeds-capacity", Infinity, 3]);
  });

  it("refills continuously, not in steps", async () => {
    const { limiter, clock } = setUp();
    await limiter.take("user", 3);
    const left: number[] = [];
    for (let i = 0; i < 4; i++) {
      left.push((await limiter.peek("user")).remaining);
      clock.advance(1_000);
    }
    assert.deepEqual(left, [0, 1, 2, 3]);
  });

  it("looks without taking", async () => {
    const { limiter } = setUp();
    for (let i = 0; i < 9; i++) assert.equal((await limiter.peek("user", 3)).allowed, true);
    assert.equal((await limiter.peek("user", 4)).allowed, false);
    assert.equal((await limiter.take("user", 3)).allowed, true);
    assert.equal((await limiter.peek("user")).retryAfterMs, 1_000);
  });

  it("gives back, never above full", async () => {
    const { limiter } = setUp();
    await limiter.take("user", 3);
    assert.equal((await limiter.refund("user")).remaining, 1);
    assert.equal((await limiter.refund("user", 100)).remaining, 3);
  });

  it("resets one key, and no other", async () => {
    const { limiter } = setUp();
    for (const key of ["a", "b", "*"]) await limiter.take(key, 3);
    await limiter.reset("*");
    const left = await Promise.all(["a", "b", "*"].map((key) => limiter.peek(key)));
    assert.deepEqual(left.map(({ remaining }) => remaining), [0, 0, 3]);
  });

  it("owes a penalty, and later takes wait for it", async () => {
    const { limiter } = setUp();
    const { remaining } = await limiter.penalty("user", 5);
    assert.equal(remaining, 0);
    assert.equal((await limiter.take("user")).retryAfterMs, 3_000);
  });

  it("blocks a key for exactly the given time, and a reset ends it", async () => {
    const { limiter, clock } = setUp();
    await limiter.block("user", "1h");
    clock.advance(3_600_000 - 1);
    assert.equal((await limiter.take("user")).retryAfterMs, 1);
    clock.advance(1);
    assert.equal((await limiter.take("user")).allowed, true);
    await limiter.block("user", "1h");
    await limiter.reset("user");
    assert.equal((await limiter.take("user")).allowed, true);
  });

  it("settles a hold: gives back what was not used, owes what was over-used", async () => {
    const { limiter } = setUp();
    const small = await limiter.reserve("a", 3);
    assert.equal(await small.settle(1), true);
    assert.equal((await limiter.peek("a")).remaining, 2);
    const large = await limiter.reserve("b", 1);
    await large.settle(4);
    assert.equal((await limiter.peek("b")).retryAfterMs, 2_000);
  });

  it("settles a hold once, and not after it expired", async () => {
    const { limiter, clock } = setUp();
    const twice = await limiter.reserve("a", 3);
    assert.deepEqual([await twice.settle(0), await twice.settle(0)], [true, false]);
    const late = await limiter.reserve("b", 3, { ttl: "1s" });
    clock.advance(1_001);
    assert.equal(await late.settle(0), false);
  });

  it("holds nothing when the tokens are not there", async () => {
    const { limiter } = setUp();
    await limiter.take("user", 2);
    const hold = await limiter.reserve("user", 2);
    assert.equal(hold.allowed, false);
    assert.equal(await hold.settle(0), false);
    assert.equal((await limiter.peek("user")).remaining, 1);
  });

  it("refuses tokens that are no number of at least 0", async () => {
    const { limiter } = setUp();
    for (const tokens of [-1, NaN, "1" as never]) {
      assert.throws(() => limiter.take("user", tokens), RangeError);
      assert.throws(() => limiter.refund("user", tokens), RangeError);
      assert.throws(() => limiter.penalty("user", tokens), RangeError);
      await assert.rejects(limiter.peek("user", tokens), RangeError);
      await assert.rejects(limiter.reserve("user", tokens), RangeError);
    }
    assert.throws(() => limiter.take("user", Infinity), RangeError);
    assert.throws(() => limiter.block("user", 0), RangeError);
  });

  it("reads the clock for each message of a long request", async () => {
    // The guards of a request share one reading; a WebSocket lives for hours after it.
    const c = await contextOf();
    facts(c).now = Date.now() - 3_600_000;
    const { atMs } = await createLimiter({ limit: 1 }).take("user", 1, c);
    assert.ok(Math.abs(atMs - Date.now()) < 1_000);
  });

  it("survives a clock that steps back: nobody waits for it to catch up", async () => {
    const { limiter, clock } = setUp();
    await limiter.take("user", 3);
    clock.set(clock.now() - 86_400_000);
    const { allowed, retryAfterMs } = await limiter.take("user");
    assert.deepEqual([allowed, retryAfterMs], [false, 1_000]);
    clock.advance(1_000);
    assert.equal((await limiter.take("user")).allowed, true);
  });

  it("is exact for windows of 1 ms and of 10 years", async () => {
    for (const window of [1, 3_653 * 86_400_000]) {
      const clock = manualClock();
      const limiter = createLimiter({ limit: 2, window, clock });
      await limiter.take("user", 2);
      const { retryAfterMs } = await limiter.take("user");
      assert.equal(retryAfterMs, window / 2);
      clock.advance(Math.ceil(retryAfterMs) - 1);
      assert.equal((await limiter.take("user")).allowed, false);
      clock.advance(1);
      assert.equal((await limiter.take("user")).allowed, true);
    }
  });

  it("never grows past maxKeys under a flood, and keeps who is limited", async () => {
    const limiter = createLimiter({ limit: 3, maxKeys: 256, clock: clockAt() });
    await limiter.take("limited", 3);
    for (let i = 0; i < 5_000; i++) await limiter.take(`flood-${i}`);
    assert.ok(limiter.stats().keys <= 256);
    assert.equal((await limiter.take("limited")).allowed, false);
  });
});
