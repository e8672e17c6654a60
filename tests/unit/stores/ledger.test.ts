import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { decide, fullAt, spentBy } from "../../../src/stores/ledger.ts";
import type { KeptBucket } from "../../../src/stores/ledger.ts";
import type { Charge, Take } from "../../../src/core/store/store.ts";

const charge = (key: string, cost = 1, more: Partial<Charge> = {}): Charge => ({
  key,
  limit: 10,
  window: 1_000,
  capacity: 10,
  cost,
  ...more,
});

describe("the ledger of stores that compute here", () => {
  /** Decides on buckets in a map, and updates them. */
  function decideOn(kept: Map<string, KeptBucket>, batch: Take[], now: number) {
    const { results, changed } = decide(batch, (key) => kept.get(key), now);
    for (const [key, bucket] of changed) kept.set(key, bucket);
    return { results, changed };
  }

  it("lets units flow back between decisions", () => {
    const kept = new Map<string, KeptBucket>();
    decideOn(kept, [[charge("a", 10)]], 0);
    assert.deepEqual(decideOn(kept, [[charge("a", 0)]], 250).results[0].spent, [7_500]);
    assert.equal(fullAt(kept.get("a")!), 1_000);
    assert.equal(spentBy(kept.get("a"), 1_000), 0);
  });

  it("names as changed only what is not as it was", () => {
    const kept = new Map<string, KeptBucket>();
    decideOn(kept, [[charge("a", 5)]], 0);
    const { changed } = decideOn(kept, [[charge("a", 0)], [charge("a", 6)], [charge("b")]], 0);
    assert.deepEqual([...changed.keys()], ["b"]);
  });

  it("undoes a refused take, also when it names a key twice", () => {
    const kept = new Map<string, KeptBucket>();
    const { results } = decideOn(
      kept,
      [[charge("a", 6), charge("a", 6)], [charge("a", 6), charge("b", 11)], [charge("a", 10)]],
      0,
    );
    assert.deepEqual(results.map(({ allowed }) => allowed), [false, false, true]);
    assert.deepEqual(results.map(({ spent }) => spent), [[0, 0], [0, 0], [10_000]]);
  });

  it("takes a key that is named twice twice", () => {
    const kept = new Map<string, KeptBucket>();
    const { results } = decideOn(kept, [[charge("a", 4), charge("a", 4)]], 0);
    assert.deepEqual(results, [{ allowed: true, spent: [8_000, 8_000] }]);
  });

  it("does not let units flow back twice when time stands still or steps back", () => {
    const bucket = { spent: 5_000, at: 1_000, limit: 10 };
    assert.equal(spentBy(bucket, 1_000), 5_000);
    assert.equal(spentBy(bucket, 500), 5_000);
  });
});
