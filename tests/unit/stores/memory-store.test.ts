import { describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Charge } from "../../../src/core/store/store.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import { manualClock } from "../../../src/testing/mod.ts";

const T0 = Date.UTC(2026, 0, 1);
const charge = (cost = 1, more: Partial<Charge> = {}): Charge => ({
  key: "djed:1:test:2:1000:0:client",
  limit: 2,
  window: 1_000,
  capacity: 2,
  cost,
  ...more,
});

/** A store and a clock; `take` charges once. */
function setUp(maxKeys?: number) {
  const [store, clock] = [memoryStore({ maxKeys }), manualClock(T0)];
  const at = () => ({ now: clock.now(), clock, c: undefined });
  const take = (...charges: Charge[]) => store.take([charges], at())[0];
  return { store, clock, at, take };
}

describe("the memory store", () => {
  it("says what is spent, in units of a token's window", () => {
    const { take } = setUp();
    assert.deepEqual(take(charge()), { allowed: true, spent: [1_000] });
    assert.deepEqual(take(charge()), { allowed: true, spent: [2_000] });
    assert.deepEqual(take(charge()), { allowed: false, spent: [2_000] });
  });

  it("lets `limit` units flow back per millisecond", () => {
    const { take, clock } = setUp();
    take(charge(2));
    clock.advance(250);
    assert.deepEqual(take(charge(0)).spent, [1_500]);
  });

  it("gives back, but never above full", () => {
    const { take } = setUp();
    take(charge(2));
    assert.deepEqual(take(charge(-1)).spent, [1_000]);
    assert.deepEqual(take(charge(-5)).spent, [0]);
    take(charge(2));
    assert.deepEqual(take(charge(-Infinity)).spent, [0]);
  });

  it("owes what is taken by force", () => {
    const { take, clock } = setUp();
    assert.deepEqual(take(charge(5, { force: true })), { allowed: true, spent: [5_000] });
    clock.advance(1_999);
    assert.equal(take(charge()).allowed, false);
    clock.advance(1);
    assert.equal(take(charge()).allowed, true);
  });

  it("raises what is spent to a floor", () => {
    const { take } = setUp();
    assert.deepEqual(take(charge(0, { atLeast: 9_000 })).spent, [9_000]);
    assert.deepEqual(take(charge(0, { atLeast: 10 })).spent, [9_000]);
  });

  it("takes several charges together or none of them", () => {
    const { take } = setUp();
    const other = charge(1, { key: "other" });
    take(charge(2));
    assert.deepEqual(take(other, charge()), { allowed: false, spent: [0, 2_000] });
    assert.deepEqual(take(charge(0, { key: "other" })).spent, [0]);
  });

  it("decides a batch in order", () => {
    const { store, at } = setUp();
    const answers = store.take([[charge()], [charge()], [charge()]], at());
    assert.deepEqual(answers.map(({ allowed }) => allowed), [true, true, false]);
  });

  it("keeps a key when the clock steps back, and lets tokens flow on", () => {
    const { take, clock } = setUp();
    take(charge(2));
    clock.set(T0 - 3_600_000);
    assert.equal(take(charge()).allowed, false);
    clock.advance(500);
    assert.equal(take(charge()).allowed, true);
  });

  it("stays exact for a key whose request waited while others were faster", () => {
    const { store, clock } = setUp();
    const stale = clock.now();
    clock.advance(400);
    store.take([[charge(2)]], { now: clock.now(), clock, c: undefined });
    const late = store.take([[charge(0)]], { now: stale, clock, c: undefined })[0];
    assert.deepEqual(late.spent, [2_000]);
    const next = store.take([[charge(0)]], { now: clock.now(), clock, c: undefined })[0];
    assert.deepEqual(next.spent, [2_000]);
  });

  it("answers the fast path as it answers take", () => {
    const { store, clock } = setUp();
    const one = () => store.takeOne(charge(1, { key: "djed:" }), "x", clock.now(), clock);
    assert.deepEqual([one(), one(), one()], [1_000, 2_000, -2_001]);
  });

  it("refuses with -1 a first charge that is too large", () => {
    const { store, clock } = setUp();
    assert.equal(store.takeOne(charge(3), "x", clock.now(), clock), -1);
  });

  it("leases a key to one holder until its time is over", () => {
    const { store, at, clock } = setUp();
    assert.equal(store.lease("probe", 100, at()), true);
    assert.equal(store.lease("probe", 100, at()), false);
    clock.advance(100);
    assert.equal(store.lease("probe", 100, at()), true);
  });

  it("goes on from what another store said", () => {
    const { store, take, at, clock } = setUp();
    const then = at();
    clock.advance(100);
    store.adopt([charge()], [2_000], then);
    assert.deepEqual(take(charge(0)).spent, [1_800]);
  });

  it("forgets, when another store says full, what it had counted itself", () => {
    const { store, take, at } = setUp();
    take(charge(2));
    store.adopt([charge()], [0], at());
    assert.deepEqual(take(charge(0)).spent, [0]);
  });

  it("never remembers more than maxKeys, and keeps the key that is limited", () => {
    const { store, take } = setUp(64);
    const limited = charge(1, { key: "limited" });
    take({ ...limited, cost: 2 });
    for (let i = 0; i < 5_000; i++) take(charge(1, { key: `flood-${i}` }));
    assert.ok(store.stats().keys <= 64);
    assert.ok(store.stats().evicted_total > 0);
    assert.equal(take(limited).allowed, false);
  });

  it("limits a new key when it is full of keys that stay longer", () => {
    const { store, take } = setUp(64);
    for (let i = 0; i < 5_000; i++) take(charge(2, { key: `flood-${i}` }));
    const fresh = charge(1, { key: "fresh" });
    let admitted = 0;
    for (let i = 0; i < 1_000; i++) if (take(fresh).allowed) admitted++;
    assert.ok(admitted <= 2, `${admitted} admitted`);
    assert.ok(store.stats().overflow_total > 0);
  });

  it("resets a key that it had to drop", () => {
    const { take } = setUp(8);
    const dropped = charge(1, { key: "dropped" });
    take({ ...dropped, cost: 2 });
    for (let i = 0; i < 200; i++) take(charge(2, { key: `flood-${i}` }));
    assert.equal(take(dropped).allowed, false);
    take({ ...dropped, cost: -Infinity });
    assert.deepEqual([1, 2, 3].map(() => take(dropped).allowed), [true, true, false]);
  });

  it("does not let a flood against a slow limit refuse the keys of a fast one", () => {
    const { take } = setUp(1_024);
    const day = { limit: 10, window: 86_400_000, capacity: 10 };
    for (let i = 0; i < 20_000; i++) take(charge(1, { ...day, key: `slow-${i}` }));
    for (let i = 0; i < 100; i++) {
      assert.equal(take(charge(1, { key: `fast-${i}` })).allowed, true, `fast-${i}`);
    }
  });

  it("recalls only what it knows exactly", () => {
    const { store, take, at } = setUp(8);
    const [dropped, kept] = [charge(1, { key: "dropped" }), charge(1, { key: "kept" })];
    take(dropped);
    for (let i = 0; i < 200; i++) take(charge(2, { key: `flood-${i}` }));
    take({ ...kept, cost: -Infinity });
    take(kept);
    assert.ok(take({ ...dropped, cost: 0 }).spent[0] >= 1_000);
    assert.deepEqual(store.recall([dropped, kept], at()), [0, 1_000]);
  });

  it("leases a key however full it is", () => {
    const { store, take, at } = setUp(8);
    for (let i = 0; i < 200; i++) take(charge(2, { key: `flood-${i}` }));
    assert.equal(store.lease("probe", 1e6, at()), true);
    assert.equal(store.lease("probe", 1e6, at()), false);
  });

  it("says once that it is full, and names the option", () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (said) => void warnings.push(String(said));
    try {
      const { take } = setUp(8);
      for (let i = 0; i < 50; i++) take(charge(1, { key: `flood-${i}` }));
      assert.equal(warnings.length, 1);
      assert.match(warnings[0], /maxKeys: 8/);
    } finally {
      console.warn = warn;
    }
  });

  it("has nothing to say before its first request", () => {
    assert.deepEqual(memoryStore().stats(), {
      keys: 0,
      max_keys: 65_536,
      evicted_total: 0,
      overflow_total: 0,
    });
  });

  it("is exact after months of running, for a hundred thousand tokens per second", () => {
    const { store, clock } = setUp();
    const busy = { limit: 100_000, window: 1_000, capacity: 100_000 };
    const take = (cost: number) => store.takeOne(charge(cost, busy), "busy", clock.now(), clock);
    take(1);
    clock.advance("100d");
    let admitted = 0;
    for (let i = 0; i < 100_005; i++) if (take(1) >= 0) admitted++;
    assert.equal(admitted, 100_000);
  });

  it("names the wrong option", () => {
    for (const maxKeys of [0, -1, 1.5, NaN, "1", 2 ** 24 + 1]) {
      assert.throws(() => memoryStore({ maxKeys: maxKeys as never }), {
        name: "RangeError",
        message: /^memoryStore: maxKeys must be a whole number from 1 to 16777216, got /,
      });
    }
    assert.throws(() => memoryStore({ maxkeys: 5 } as never), {
      message: /did you mean "maxKeys"/,
    });
  });
});
