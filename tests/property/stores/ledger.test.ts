import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { decide } from "../../../src/stores/ledger.ts";
import type { KeptBucket } from "../../../src/stores/ledger.ts";

/** One bucket, with any order, times and costs. */
const policy = { key: "k", limit: 7, window: 1_000, capacity: 20 };

const steps = fc.array(
  fc.record({
    wait: fc.nat(5_000),
    costs: fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 4 }),
  }),
  { maxLength: 40 },
);

describe("the ledger", () => {
  it("grants what a naive token bucket grants", () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        let [now, kept, tokens] = [0, undefined as KeptBucket | undefined, policy.capacity];
        for (const { wait, costs } of drawn) {
          now += wait;
          tokens = Math.min(policy.capacity, tokens + wait * policy.limit / policy.window);
          const batch = costs.map((cost) => [{ ...policy, cost }]);
          const { results, changed } = decide(batch, () => kept, now);
          kept = changed.get("k") ?? kept;
          for (const [i, cost] of costs.entries()) {
            // The naive bucket counts in fractions. Where a fraction decides, both results are
            // right.
            if (Math.abs(tokens - cost) > 1e-6) assert.equal(results[i].allowed, tokens >= cost);
            if (results[i].allowed) tokens -= cost;
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("never grants more than the capacity and what flows back", () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        let [now, kept, granted] = [0, undefined as KeptBucket | undefined, 0];
        for (const { wait, costs } of drawn) {
          now += wait;
          const batch = costs.map((cost) => [{ ...policy, cost }]);
          const { results, changed } = decide(batch, () => kept, now);
          kept = changed.get("k") ?? kept;
          for (const [i, { allowed }] of results.entries()) if (allowed) granted += costs[i];
          assert.ok(
            granted * policy.window <= policy.capacity * policy.window + now * policy.limit,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
