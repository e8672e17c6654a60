import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import { manualClock } from "../../../src/testing/mod.ts";

const LIMIT = 4;
const WINDOW_MS = 1_000;

/** A naive model: one bucket per key, never evicted, in whole units of `1 / WINDOW_MS` token. */
class NaiveBuckets {
  readonly #buckets = new Map<string, { units: number; at: number }>();

  /** Takes tokens if there are enough. */
  take(key: string, cost: number, now: number): boolean {
    const bucket = this.#bucketOf(key, now);
    if (bucket.units < cost * WINDOW_MS) return false;
    bucket.units -= cost * WINDOW_MS;
    return true;
  }

  #bucketOf(key: string, now: number): { units: number; at: number } {
    const full = LIMIT * WINDOW_MS;
    const bucket = this.#buckets.get(key) ?? { units: full, at: now };
    bucket.units = Math.min(full, bucket.units + (now - bucket.at) * LIMIT);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

const step = fc.record({
  key: fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 500 })),
  cost: fc.integer({ min: 1, max: LIMIT }),
  waitMs: fc.oneof(fc.constant(0), fc.nat({ max: 40 })),
});
const schedule = fc.array(step, { minLength: 100, maxLength: 1_500, size: "max" });
const maxKeys = fc.integer({ min: 1, max: 100 });

describe("a limiter with more clients than it can remember", () => {
  const { warn } = console;
  before(() => void (console.warn = () => {})); // it warns that it is full
  after(() => void (console.warn = warn));

  it("never admits what an exact limiter with its history would refuse", () => {
    fc.assert(
      fc.property(maxKeys, schedule, (max, steps) => {
        const clock = manualClock();
        const limiter = createLimiter({ limit: LIMIT, window: WINDOW_MS, maxKeys: max, clock });
        const model = new NaiveBuckets();
        for (const { key, cost, waitMs } of steps) {
          clock.advance(waitMs);
          if (!takeNow(limiter.take(`k${key}`, cost)).allowed) continue;
          assert.ok(model.take(`k${key}`, cost, clock.now()), `k${key} got one too many`);
        }
        assert.ok(limiter.stats().keys <= max);
      }),
      { numRuns: 60 },
    );
  });

  it("is exact for all of them while there is room", () => {
    fc.assert(
      fc.property(schedule, (steps) => {
        const clock = manualClock();
        const limiter = createLimiter({ limit: LIMIT, window: WINDOW_MS, maxKeys: 4_096, clock });
        const model = new NaiveBuckets();
        for (const { key, cost, waitMs } of steps) {
          clock.advance(waitMs);
          const { allowed } = takeNow(limiter.take(`k${key}`, cost));
          assert.equal(allowed, model.take(`k${key}`, cost, clock.now()));
        }
        assert.equal(limiter.stats().evicted_total, 0);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses nobody for longer than an empty bucket takes to fill", () => {
    fc.assert(
      fc.property(maxKeys, schedule, (max, steps) => {
        const clock = manualClock();
        const limiter = createLimiter({ limit: LIMIT, window: WINDOW_MS, maxKeys: max, clock });
        for (const { key, cost } of steps) void limiter.take(`k${key}`, cost);
        clock.advance(WINDOW_MS);
        for (let key = 0; key < 600; key++) {
          assert.equal(takeNow(limiter.take(`k${key}`)).allowed, true);
          clock.advance(WINDOW_MS);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("keeps a limited client limited, and limits a new one, whatever is sprayed", () => {
    for (const cost of [1, 2, LIMIT]) {
      const limiter = createLimiter({
        limit: LIMIT,
        window: "1h",
        maxKeys: 1_024,
        clock: manualClock(),
      });
      takeNow(limiter.take("limited", LIMIT));
      for (let i = 0; i < 20_000; i++) void limiter.take(`spray-${i}`, cost);
      assert.equal(takeNow(limiter.take("limited")).allowed, false);
      for (let client = 0; client < 50; client++) {
        let admitted = 0;
        for (let i = 0; i < 20; i++) {
          if (takeNow(limiter.take(`fresh-${client}`)).allowed) admitted++;
        }
        assert.ok(admitted <= LIMIT, `${admitted} of ${LIMIT} admitted after a spray of ${cost}`);
      }
      assert.ok(limiter.stats().keys <= 1_024);
    }
  });
});

/** A limiter with a memory store decides synchronously. */
function takeNow<T>(answer: T | Promise<T>): T {
  assert.ok(!(answer instanceof Promise));
  return answer;
}
