import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { ApiKeyError, apiKeys } from "../../../src/api-keys/mod.ts";
import type { KeyStore } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import { manualClock } from "../../../src/testing/clock.ts";
import { appWith, ask, asyncStore, countingStore, recordOf } from "./app.ts";

const prefix = "shop_live";
const DAY = 86_400_000;

describe("apiKeys().create()", () => {
  it("returns the key once; the store has its hash only", async () => {
    const store = new MemoryKeys();
    const keys = apiKeys({ prefix, store });
    const { key, id, start } = await keys.create({ owner: "ann" });
    const record = await recordOf(store, "ann");
    assert.ok(key.startsWith(start) && start === `shop_live_${id}`);
    assert.ok(!JSON.stringify(record).includes(key.slice(start.length)));
    assert.match(record.hash, /^[0-9a-f]{64}$/);
    assert.equal("key" in (await keys.list("ann"))[0], false);
  });

  it("stores the SHA-256 of the whole key", async () => {
    const store = new MemoryKeys();
    const { key } = await apiKeys({ prefix, store }).create({ owner: "ann" });
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
    const hash = [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
    assert.equal((await recordOf(store, "ann")).hash, hash);
  });

  it("ends at the exact millisecond", async () => {
    const clock = manualClock();
    const keys = apiKeys({ prefix, store: memoryStore(), clock });
    const app = appWith(keys);
    const { key } = await keys.create({ owner: "ann", expires: "90d" });
    clock.advance(90 * DAY - 1);
    assert.equal((await ask(app, key)).status, 200);
    clock.advance(1);
    assert.equal((await ask(app, key)).status, 401);
  });

  it("makes another key when the id is taken", async () => {
    const inner = new MemoryKeys();
    let puts = 0;
    const store: KeyStore = {
      find: (hash) => inner.find(hash),
      put: (record, context) => ++puts > 1 && inner.put(record, context),
      list: (owner, context) => inner.list(owner, context),
      revoke: (id, at) => inner.revoke(id, at),
    };
    const keys = apiKeys({ prefix, store });
    const { key } = await keys.create({ owner: "ann" });
    assert.equal(puts, 2);
    assert.equal((await ask(appWith(keys), key)).status, 200);
  });

  it("rejects for wrong options", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const wrong: [unknown, RegExp][] = [
      [{}, /create: owner must be a text of 1 to 200 characters, got undefined/],
      [{ owner: "" }, /owner must be/],
      [{ owner: "ann", scopes: "read" }, /scopes must be an array.*write \["read"\]/],
      [{ owner: "ann", scopes: ["a b"] }, /scopes must be texts without spaces/],
      [{ owner: "ann", expires: "3 months" }, /expires must be a duration/],
      [{ owner: "ann", expiresIn: 5 }, /this is "expires" here/],
    ];
    for (const [options, message] of wrong) {
      await assert.rejects(keys.create(options as never), message);
    }
  });
});

describe("apiKeys().rotate()", () => {
  it("accepts both keys during the overlap, and then the new one, to the millisecond", async () => {
    const clock = manualClock();
    const keys = apiKeys({ prefix, store: memoryStore(), clock });
    const app = appWith(keys);
    const old = await keys.create({ owner: "ann", scopes: ["a"], name: "CI" });
    assert.equal((await ask(app, old.key)).status, 200);
    const next = await keys.rotate(old.id, { overlap: "24h" });
    assert.deepEqual([next.owner, next.scopes, next.name], ["ann", ["a"], "CI"]);
    assert.notEqual(next.id, old.id);
    clock.advance(DAY - 1);
    const statuses = async () =>
      await Promise.all([old, next].map(async ({ key }) => (await ask(app, key)).status));
    assert.deepEqual(await statuses(), [200, 200]);
    clock.advance(1);
    assert.deepEqual(await statuses(), [401, 200]);
  });

  it("overlaps for a day by default, and not at all with 0", async () => {
    const clock = manualClock();
    const keys = apiKeys({ prefix, store: memoryStore(), clock });
    const [one, two] = [await keys.create({ owner: "ann" }), await keys.create({ owner: "ann" })];
    await keys.rotate(one.id);
    await keys.rotate(two.id, { overlap: 0 });
    const ends = (await keys.list("ann")).slice(0, 2).map(({ revokedAt }) => revokedAt);
    assert.deepEqual(ends, [clock.now() + DAY, clock.now()]);
  });

  it("gives the new key the lifetime of the old one, or another", async () => {
    const clock = manualClock();
    const keys = apiKeys({ prefix, store: memoryStore(), clock });
    const old = await keys.create({ owner: "ann", expires: "90d" });
    clock.advance("80d");
    const next = await keys.rotate(old.id);
    assert.equal(next.expiresAt, clock.now() + 90 * DAY);
    assert.equal((await keys.rotate(next.id, { expires: "7d" })).expiresAt, clock.now() + 7 * DAY);
  });

  it("never makes an old key live longer", async () => {
    const clock = manualClock();
    const keys = apiKeys({ prefix, store: memoryStore(), clock });
    const { id, key } = await keys.create({ owner: "ann" });
    await keys.rotate(id, { overlap: "1h" });
    await assert.rejects(keys.rotate(id, { overlap: "30d" }), /rotated already/);
    clock.advance("1h");
    assert.equal((await ask(appWith(keys), key)).status, 401);
  });

  it("makes one new key, however many calls rotate a key at once", async () => {
    for (const store of [new MemoryKeys(), asyncStore()]) {
      const keys = [apiKeys({ prefix, store }), apiKeys({ prefix, store })];
      const { id } = await keys[0].create({ owner: "ann" });
      const calls = Array.from({ length: 20 }, (_, i) => keys[i % 2].rotate(id));
      const settled = await Promise.allSettled(calls);
      const [next, ...others] = settled.filter((one) => one.status === "fulfilled");
      assert.equal(others.length, 0);
      assert.equal((await keys[0].list("ann")).length, 2);
      assert.equal((await ask(appWith(keys[1]), next.value.key)).status, 200);
      for (const one of settled) {
        if (one.status === "fulfilled") continue;
        assert.ok(one.reason instanceof ApiKeyError && one.reason.reason === "rotated");
        assert.match(one.reason.message, new RegExp(`new key has the id ${next.value.id}`));
      }
    }
  });

  it("rotates the new key in turn", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    let { id } = await keys.create({ owner: "ann" });
    for (let i = 0; i < 5; i++) ({ id } = await keys.rotate(id));
    assert.equal(new Set((await keys.list("ann")).map((key) => key.id)).size, 6);
  });

  it("can be tried again when the new key could not be stored", async () => {
    const inner = new MemoryKeys();
    const store = asyncStore(inner);
    let fails = false;
    const keys = apiKeys({
      prefix,
      store: {
        ...store,
        put: (record, context) => {
          if (fails) throw new Error("down");
          return inner.put(record, context);
        },
      },
    });
    const { id, key } = await keys.create({ owner: "ann" });
    fails = true;
    await assert.rejects(keys.rotate(id), /down/);
    fails = false;
    const next = await keys.rotate(id);
    for (const one of [key, next.key]) {
      assert.equal((await ask(appWith(keys), one)).status, 200);
    }
  });

  it("ends no key when the pepper is missing", async () => {
    const store = new MemoryKeys();
    const options = { prefix, store };
    const { id } = await apiKeys(options).create({ owner: "ann" });
    const keys = apiKeys({ ...options, pepper: () => "" });
    await assert.rejects(keys.rotate(id), /pepper is missing/);
    assert.equal((await recordOf(store, "ann")).revokedAt, undefined);
  });

  it("makes no key of one with another prefix in the same store", async () => {
    const store = memoryStore();
    const test = apiKeys({ prefix: "shop_test", store });
    const live = apiKeys({ prefix: "shop_live", store });
    const shop = apiKeys({ prefix: "shop", store });
    const { id, key } = await test.create({ owner: "ann" });
    for (const keys of [live, shop]) {
      await assert.rejects(keys.rotate(id, { owner: "ann" }), /no valid key/);
      assert.equal(await keys.revoke(id, { owner: "ann" }), false);
      assert.deepEqual(await keys.list("ann"), []);
    }
    assert.equal((await ask(appWith(test), key)).status, 200);
    await assert.rejects(live.rotate(id), /no valid key/);
    assert.equal((await test.list("ann")).length, 1);
  });

  it("rejects for an id without a valid key", async () => {
    const clock = manualClock();
    const store = countingStore();
    const keys = apiKeys({ prefix, store, clock });
    const revoked = await keys.create({ owner: "ann" });
    const expired = await keys.create({ owner: "ann", expires: "1h" });
    await keys.revoke(revoked.id);
    clock.advance("1h");
    for (const id of [revoked.id, expired.id, "Abcd1234", "x", undefined as never]) {
      await assert.rejects(keys.rotate(id), /no valid key with this id/);
    }
    assert.equal((await keys.list("ann")).length, 2);
  });
});

describe("apiKeys().revoke()", () => {
  it("says whether there was a valid key", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const { id } = await keys.create({ owner: "ann" });
    assert.equal(await keys.revoke(id), true);
    assert.equal(await keys.revoke(id), false);
    assert.equal(await keys.revoke("Abcd1234"), false);
  });

  it("never sends a text that is no id to the store", async () => {
    const store = countingStore();
    const keys = apiKeys({ prefix, store });
    for (const id of ["", "../../etc", "a:b", "*", 7 as never]) {
      assert.equal(await keys.revoke(id), false);
    }
    assert.equal(store.calls.revoke, 0);
  });

  it("leaves the keys of others alone when the owner is given, as rotate() does", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const { id, key } = await keys.create({ owner: "ann" });
    assert.equal(await keys.revoke(id, { owner: "eve" }), false);
    await assert.rejects(keys.rotate(id, { owner: "eve" }), /no valid key/);
    assert.equal((await ask(appWith(keys), key)).status, 200);
    assert.equal(await keys.revoke(id, { owner: "ann" }), true);
  });
});

describe("apiKeys().list()", () => {
  it("lists the keys of an owner, the oldest first, with the last use", async () => {
    for (const store of [new MemoryKeys(), asyncStore()]) {
      const clock = manualClock();
      const keys = apiKeys({ prefix, store, clock });
      const app = appWith(keys);
      const one = await keys.create({ owner: "ann", scopes: ["a"], expires: "90d" });
      clock.advance(1);
      const two = await keys.create({ owner: "ann" });
      await keys.create({ owner: "bob" });
      clock.advance("1h");
      await ask(app, two.key);
      await keys.revoke(one.id);
      const listed = await keys.list("ann");
      assert.deepEqual(
        listed.map(({ id, lastUsedAt, revokedAt, expiresAt }) => [
          id,
          lastUsedAt,
          revokedAt,
          expiresAt,
        ]),
        [
          [one.id, undefined, clock.now(), one.expiresAt],
          [two.id, clock.now(), undefined, undefined],
        ],
      );
      assert.equal(Object.keys(listed[0]).includes("hash"), false);
    }
  });

  it("writes the last use once a minute, and in the background", async () => {
    const [store, clock] = [countingStore(), manualClock()];
    const keys = apiKeys({ prefix, store, clock });
    const app = appWith(keys);
    const { key } = await keys.create({ owner: "ann" });
    for (let i = 0; i < 120; i++) {
      await ask(app, key);
      clock.advance("1s");
    }
    assert.equal(store.calls.touch, 2);
  });

  it("knows the last use in this process with functions that cannot note it", async () => {
    const inner = new MemoryKeys();
    const store: KeyStore = {
      find: (hash) => inner.find(hash),
      put: (record, context) => inner.put(record, context),
      list: (owner, context) => inner.list(owner, context),
      revoke: (id, at) => inner.revoke(id, at),
    };
    const clock = manualClock();
    const keys = apiKeys({ prefix, store, clock });
    const { key } = await keys.create({ owner: "ann" });
    await ask(appWith(keys), key);
    assert.equal((await keys.list("ann"))[0].lastUsedAt, clock.now());
  });
});
