import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { claimsOf, memoryClaims } from "../../../src/stores/memory-claims.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import { manualClock } from "../../../src/testing/mod.ts";

const MINUTE = 60_000;

function setUp(limits: { maxKeys?: number; maxLength?: number }) {
  const store = memoryClaims(limits);
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const context = { now: clock.now(), clock, c: undefined };
  return {
    clock,
    claim: (key: string, lease = MINUTE) =>
      store.claim(key, { owner: `of ${key}`, lease }, context),
    finish: (key: string, result: string | undefined, ttl = MINUTE) =>
      store.finish(key, { owner: `of ${key}`, result, ttl }, context),
    state: (key: string) => store.read(key, context)?.state,
  };
}

describe("claims in memory", () => {
  it("evicts the oldest results when it is full, and no running claim", () => {
    const { claim, finish, state } = setUp({ maxKeys: 3 });
    claim("running");
    for (const key of ["first", "second"]) {
      claim(key);
      finish(key, "done");
    }
    claim("new");
    assert.deepEqual(["running", "first", "second", "new"].map(state), [
      "running",
      undefined,
      "done",
      "running",
    ]);
  });

  it("evicts in the order of the results, also after some were removed", () => {
    const { claim, finish, state, clock } = setUp({ maxKeys: 4 });
    const done = (key: string, ttl?: number) => {
      claim(key);
      finish(key, "done", ttl);
    };
    done("a");
    done("b", 1_000);
    done("c");
    clock.advance(1_000);
    assert.equal(state("b"), undefined);
    for (const key of ["d", "e"]) done(key);
    assert.deepEqual(["a", "c", "d", "e"].map(state), ["done", "done", "done", "done"]);
    for (const key of ["f", "g", "h"]) done(key);
    assert.deepEqual(["c", "d", "e", "f", "g", "h"].map(state), [
      ...[undefined, undefined, "done", "done", "done", "done"],
    ]);
    for (const key of ["i", "j", "k", "l", "m"]) done(key);
    assert.deepEqual(["h", "i", "j", "k", "l", "m"].map(state), [
      ...[undefined, undefined, "done", "done", "done", "done"],
    ]);
  });

  it("refuses a claim when running claims fill it, and still keeps their results", () => {
    const { claim, finish, state } = setUp({ maxKeys: 2 });
    claim("a");
    claim("b");
    assert.throws(() => claim("c"), /no room for another claim/);
    assert.equal(finish("a", "done"), true);
    assert.equal(state("a"), "done");
    assert.deepEqual(claim("c"), { state: "claimed" });
  });

  it("has room again when leases end, whichever they are", () => {
    const { claim, clock } = setUp({ maxKeys: 40 });
    for (let i = 0; i < 39; i++) claim(`long ${i}`);
    claim("short", 1_000);
    clock.advance(1_000);
    let refused = 0;
    for (; refused < 40; refused++) {
      try {
        claim("new");
        break;
      } catch {
        // Each attempt checks some of the claims.
      }
    }
    assert.ok(refused < 3, `${refused} refused`);
  });

  it("counts the length of what it keeps", () => {
    const { claim, finish, state } = setUp({ maxLength: 1_000 });
    claim("a");
    finish("a", "x".repeat(600));
    claim("b");
    finish("b", "x".repeat(600));
    assert.deepEqual([state("a"), state("b")], [undefined, "done"]);
    claim("c");
    assert.throws(() => finish("c", "x".repeat(1_001)), /no room/);
    assert.equal(state("c"), "running");
  });

  it("keeps its leases when the clock is set back", () => {
    const { claim, state, clock } = setUp({});
    claim("a");
    clock.set(clock.now() - 3_600_000);
    assert.equal(state("a"), "running");
    clock.advance(MINUTE);
    assert.equal(state("a"), undefined);
  });
});

describe("claimsOf", () => {
  it("gives a store in memory its own claims, always the same", () => {
    const [one, other] = [memoryStore(), memoryStore()];
    assert.ok(claimsOf(one) !== undefined && claimsOf(one) === claimsOf(one));
    assert.notEqual(claimsOf(one), claimsOf(other));
  });

  it("returns a store that keeps claims itself", () => {
    const store = memoryClaims();
    assert.equal(claimsOf(store), store);
  });

  it("returns nothing for a shared store without claims", () => {
    assert.equal(claimsOf({ scope: "global", take: () => [] }), undefined);
  });
});
