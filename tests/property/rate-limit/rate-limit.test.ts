import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalAddress, parseBlock } from "../../../src/core/address.ts";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import { storableKey } from "../../../src/rate-limit/keys.ts";
import { manualClock } from "../../../src/testing/mod.ts";

const TEN_YEARS_MS = 3_653 * 86_400_000;
/** Doubles are exact below 2^50 units; a run lasts up to 64 windows. */
const EXACT = 2 ** 44;

/** A bucket of whole numbers: limits up to a million, windows from 1 ms to 10 years, any scale. */
const bucket = fc.record({
  window: fc.oneof(
    fc.integer({ min: 1, max: 2_000 }),
    fc.double({ min: 0, max: Math.log2(TEN_YEARS_MS), noNaN: true })
      .map((scale) => Math.floor(2 ** scale)),
    fc.constant(TEN_YEARS_MS),
  ),
  limit: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1_000_000 })),
  burst: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })),
}).map(({ window, limit, burst }) => ({
  window,
  burst,
  limit: Math.max(1, Math.min(limit, Math.floor(EXACT / window))),
}));
type Bucket = { window: number; limit: number; burst: number };

/** A naive token bucket in exact fractions: tokens are `units / window`. */
class NaiveBucket {
  readonly bucket: Bucket;
  readonly #full: bigint;
  #units: bigint;
  #last: bigint | undefined;

  constructor(bucket: Bucket) {
    this.bucket = bucket;
    this.#full = BigInt(bucket.limit + bucket.burst) * BigInt(bucket.window);
    this.#units = this.#full;
  }

  /** A clock that steps back counts as no time. */
  at(now: number): this {
    const time = BigInt(now);
    if (this.#last !== undefined && time > this.#last) {
      this.#units += (time - this.#last) * BigInt(this.bucket.limit);
      if (this.#units > this.#full) this.#units = this.#full;
    }
    this.#last = time;
    return this;
  }

  take(cost: number): boolean {
    const wanted = BigInt(cost) * BigInt(this.bucket.window);
    if (wanted > this.#units) return false;
    this.#units -= wanted;
    return true;
  }

  get remaining(): number {
    return Number(this.#units / BigInt(this.bucket.window));
  }

  /** Whole milliseconds until `cost` is available; undefined when never. */
  wait(cost: number): number | undefined {
    const missing = BigInt(cost) * BigInt(this.bucket.window) - this.#units;
    if (missing <= 0n) return 0;
    if (BigInt(cost) * BigInt(this.bucket.window) > this.#full) return undefined;
    const limit = BigInt(this.bucket.limit);
    return Number((missing + limit - 1n) / limit);
  }
}

/** The clock between two takes: it stands still, advances, or steps back. */
const step = fc.record({
  move: fc.oneof(
    fc.constant(0),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 0, noNaN: true }),
  ),
  cost: fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 10 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000_000 }) },
  ),
});

describe("a limiter, whatever its numbers and its clock,", () => {
  it("decides as a naive token bucket in exact fractions does", () => {
    fc.assert(
      fc.property(bucket, fc.array(step, { maxLength: 60 }), (policy, steps) => {
        const clock = manualClock();
        const [limiter, model] = [createLimiter({ ...policy, clock }), new NaiveBucket(policy)];
        for (const { move, cost } of steps) {
          clock.set(clock.now() + Math.trunc(move * policy.window));
          const expected = model.at(clock.now()).take(cost);
          const decision = takeNow(limiter.take("user", cost));
          assert.equal(decision.allowed, expected);
          assert.equal(decision.remaining, model.remaining);
          const wait = expected ? 0 : model.wait(cost);
          assert.equal(Math.ceil(decision.retryAfterMs), wait ?? Infinity);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("admits after exactly retryAfterMs, and refuses 1 ms before", () => {
    fc.assert(
      fc.property(bucket, fc.array(step, { maxLength: 12 }), (policy, steps) => {
        const clock = manualClock();
        const limiter = createLimiter({ ...policy, clock });
        for (const { move, cost } of steps) {
          clock.set(clock.now() + Math.trunc(move * policy.window));
          const { allowed, retryAfterMs } = takeNow(limiter.take("user", cost));
          if (allowed || retryAfterMs === Infinity) continue;
          clock.advance(Math.ceil(retryAfterMs) - 1);
          assert.equal(takeNow(limiter.take("user", cost)).allowed, false);
          clock.advance(1);
          assert.equal(takeNow(limiter.take("user", cost)).allowed, true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("admits no more than burst + limit × w in any window w", () => {
    const steps = fc.array(step.map(({ move, cost }) => ({ move: Math.abs(move) / 4, cost })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(bucket, steps, (policy, moves) => {
        const clock = manualClock(0);
        const limiter = createLimiter({ ...policy, clock });
        const admitted: { at: number; cost: number }[] = [];
        for (const { move, cost } of moves) {
          const at = clock.advance(Math.trunc(move * policy.window));
          if (takeNow(limiter.take("user", cost)).allowed) admitted.push({ at, cost });
        }
        for (let from = 0; from < admitted.length; from++) {
          let taken = 0n;
          for (let to = from; to < admitted.length; to++) {
            taken += BigInt(admitted[to].cost);
            const span = BigInt(admitted[to].at - admitted[from].at);
            const most = BigInt(policy.limit + policy.burst) * BigInt(policy.window) +
              BigInt(policy.limit) * span;
            assert.ok(taken * BigInt(policy.window) <= most);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("takes nothing for what it refuses", () => {
    fc.assert(
      fc.property(bucket, fc.array(step, { maxLength: 30 }), (policy, steps) => {
        const clock = manualClock();
        const [all, admittedOnly] = [0, 1].map(() => createLimiter({ ...policy, clock }));
        for (const { move, cost } of steps) {
          clock.advance(Math.trunc(Math.abs(move) * policy.window));
          const { allowed, remaining } = takeNow(all.take("user", cost));
          const other = takeNow(admittedOnly.take("user", allowed ? cost : 0));
          assert.equal(other.remaining, remaining);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is exact for requests that run together", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        async (limit, requests, isHashed) => {
          const limiter = createLimiter({ limit, clock: manualClock() });
          const key = isHashed ? "a key that is hashed" : "user";
          const decisions = await Promise.all(
            Array.from({ length: requests }, async () => await limiter.take(key)),
          );
          const admitted = decisions.filter(({ allowed }) => allowed).length;
          assert.equal(admitted, Math.min(limit, requests));
        },
      ),
      { numRuns: 40 },
    );
  });

  it("takes several policies together or not at all", () => {
    fc.assert(
      fc.property(bucket, bucket, fc.array(step, { maxLength: 40 }), (first, second, steps) => {
        const clock = manualClock();
        const policies = [{ name: "a", ...first }, { name: "b", ...second }];
        const limiter = createLimiter({ policies, clock });
        const models = [new NaiveBucket(first), new NaiveBucket(second)];
        for (const { move, cost } of steps) {
          clock.advance(Math.trunc(Math.abs(move) * Math.min(first.window, second.window)));
          for (const model of models) model.at(clock.now());
          const expected = models.every((model) => model.wait(cost) === 0);
          if (expected) { for (const model of models) model.take(cost); }
          const decision = takeNow(limiter.take("user", cost));
          assert.equal(decision.allowed, expected);
          const left = decision.policies.map(({ remaining }) => remaining);
          assert.deepEqual(left, models.map(({ remaining }) => remaining));
        }
      }),
      { numRuns: 100 },
    );
  });

  it("never forgets a limited key, nor grows, under a flood of distinct keys", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.string({ unit: "binary-ascii", minLength: 1 }).map((text) => `k${text}`), {
          minLength: 200,
          maxLength: 600,
        }),
        (maxKeys, keys) => {
          const limiter = createLimiter({ limit: 5, maxKeys, clock: manualClock() });
          takeNow(limiter.take("limited", 5));
          for (const key of keys) void limiter.take(key.replace(/[^!-z]/g, "_"));
          assert.ok(limiter.stats().keys <= maxKeys);
          assert.equal(takeNow(limiter.take("limited")).allowed, false);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("a store key", () => {
  it("is the same for the same client only", async () => {
    const key = fc.string({ unit: "binary", maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(key, key, async (one, other) => {
        const [a, b] = await Promise.all([storableKey(one), storableKey(other)]);
        assert.equal(a === b, one === other);
        assert.match(a, /^[!-z|~]{1,128}$/);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an address", () => {
  const ipv4 = fc.ipV4();
  const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });

  it("of any text is canonical or undefined, and never an error", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[0-9a-f:.%/[\]]{0,50}$/),
      fc.ipV6(),
      ipv4,
    );
    fc.assert(fc.property(text, (given) => {
      const address = canonicalAddress(given);
      assert.ok(address === undefined || /^[0-9a-f.:/]+$/.test(address));
      parseBlock(given)?.contains(given);
    }));
  });

  it("is found in every form that IPv6 has", () => {
    fc.assert(fc.property(fc.ipV6(), (text) => {
      assert.notEqual(canonicalAddress(text), undefined);
      assert.equal(canonicalAddress(text.toUpperCase()), canonicalAddress(text));
      assert.equal(canonicalAddress(`${text}%en0`), canonicalAddress(text));
    }));
  });

  it("has one canonical form however its zeros are written", () => {
    fc.assert(fc.property(groups, (parts) => {
      const short = parts.map((part) => part.toString(16)).join(":");
      const long = parts.map((part) => part.toString(16).padStart(4, "0")).join(":");
      assert.equal(canonicalAddress(short, 128), canonicalAddress(long, 128));
    }));
  });

  it("of IPv4 is the same alone and mapped, dotted or in hex", () => {
    fc.assert(fc.property(ipv4, (text) => {
      const [a, b, c, d] = text.split(".").map(Number);
      const hex = `::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
      for (const form of [text, `::ffff:${text}`, hex]) assert.equal(canonicalAddress(form), text);
    }));
  });

  it("shares its key with another exactly when their leading bits are the same", () => {
    const prefix = fc.integer({ min: 16, max: 128 });
    fc.assert(fc.property(groups, groups, prefix, (one, other, bits) => {
      const bitsOf = (parts: number[]) =>
        parts.map((part) => part.toString(2).padStart(16, "0")).join("").slice(0, bits);
      const key = (parts: number[]) =>
        canonicalAddress(parts.map((part) => part.toString(16)).join(":"), bits);
      const near = [...one.slice(0, 4), ...other.slice(4)];
      assert.equal(key(one) === key(near), bitsOf(one) === bitsOf(near));
      assert.equal(key(one) === key(other), bitsOf(one) === bitsOf(other));
    }));
  });
});

/** A limiter with a memory store decides synchronously. */
function takeNow<T>(answer: T | Promise<T>): T {
  assert.ok(!(answer instanceof Promise));
  return answer;
}
