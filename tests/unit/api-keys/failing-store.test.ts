import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { apiKeys } from "../../../src/api-keys/mod.ts";
import type { KeyRecord, KeyStore } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";
import { manualClock } from "../../../src/testing/clock.ts";
import { appWith, ask, refusalOf } from "./app.ts";

const prefix = "shop";

/** A store in memory whose `find` is replaced. */
function withFind(find: KeyStore["find"]): KeyStore {
  const inner = new MemoryKeys();
  return {
    find,
    put: (record, context) => inner.put(record, context),
    list: (owner, context) => inner.list(owner, context),
    revoke: (id, at) => inner.revoke(id, at),
  };
}

const down: [name: string, find: () => any][] = [
  ["throws", () => {
    throw new Error("down");
  }],
  ["throws a promise that rejects", () => {
    throw Promise.reject(new Error("down"));
  }],
  ["rejects", () => Promise.reject(new Error("down"))],
  ["never settles", () => new Promise(() => {})],
  ["returns a text", () => "record"],
  ["returns an array", () => Promise.resolve([])],
  ["returns a record without an owner", () => ({ id: "a", hash: "b", scopes: [] })],
];

describe("apiKeys() with a store that fails", () => {
  for (const [name, find] of down) {
    it(`refuses with 503 when it ${name}, and is counted`, async () => {
      const keys = apiKeys({ prefix, store: withFind(find), storeTimeout: "20ms" });
      const { key } = await keys.create({ owner: "ann" });
      const response = await ask(appWith(keys), key);
      assert.equal(response.headers.get("retry-after"), "1");
      assert.deepEqual(await refusalOf(response), [503, "api-keys-unavailable"]);
      const { store_errors_total, store_timeouts_total, unavailable_total } = keys.stats();
      assert.deepEqual([store_errors_total + store_timeouts_total, unavailable_total], [1, 1]);
    });
  }

  it("refuses a request without a key, or with garbage, as always", async () => {
    const app = appWith(apiKeys({ prefix, store: withFind(down[0][1]) }));
    for (const key of [undefined, "garbage"]) assert.equal((await ask(app, key)).status, 401);
  });

  it("admits the keys in its cache", async () => {
    const inner = new MemoryKeys();
    let isDown = false;
    const keys = apiKeys({
      prefix,
      store: {
        find: (hash) => isDown ? Promise.reject(new Error("down")) : inner.find(hash),
        put: (record, context) => inner.put(record, context),
        list: (owner, context) => inner.list(owner, context),
        revoke: (id, at) => inner.revoke(id, at),
      },
    });
    const { key } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    await ask(app, key);
    isDown = true;
    assert.equal((await ask(app, key)).status, 200);
  });

  it("does not cache a failure", async () => {
    const inner = new MemoryKeys();
    let calls = 0;
    const store = withFind((hash) => ++calls === 1 ? Promise.reject(0) : inner.find(hash));
    const keys = apiKeys({ prefix, store: { ...store, put: (r, at) => inner.put(r, at) } });
    const { key } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    assert.equal((await ask(app, key)).status, 503);
    assert.equal((await ask(app, key)).status, 200);
  });

  it("never takes the record of another key", async () => {
    const other = { id: "abcd1234", hash: "f".repeat(64), owner: "root", scopes: ["admin"] };
    const keys = apiKeys({ prefix, store: withFind(() => other as unknown as KeyRecord) });
    const { key } = await keys.create({ owner: "ann" });
    assert.equal((await ask(appWith(keys), key)).status, 503);
  });

  it("never takes a record whose end is not a time", async () => {
    for (const end of ["2026-01-01", new Date(0), NaN, "0"]) {
      const store = new MemoryKeys();
      const keys = apiKeys({
        prefix,
        store: {
          find: (hash) => ({ ...store.find(hash)!, expiresAt: end as number }),
          put: (record, context) => store.put(record, context),
          list: () => [],
          revoke: () => undefined,
        },
      });
      const { key } = await keys.create({ owner: "ann" });
      assert.equal((await ask(appWith(keys), key)).status, 503, String(end));
    }
  });

  it("makes no key of a record that is not the one with the id", async () => {
    const inner = new MemoryKeys();
    const admin = await apiKeys({ prefix, store: inner }).create({ owner: "root", scopes: ["a"] });
    const store: KeyStore = {
      ...withFind((hash) => inner.find(hash)),
      put: (record, context) => inner.put(record, context),
      revoke: (_id, at) => inner.revoke(admin.id, at),
    };
    const keys = apiKeys({ prefix, store });
    const { id } = await keys.create({ owner: "eve" });
    await assert.rejects(keys.rotate(id), /returned a record with another id/);
    await assert.rejects(keys.revoke(id), /returned a record with another id/);
    assert.equal(inner.list("root", { now: Date.now(), c: undefined }).length, 1);
  });

  it("makes no key without an end of one whose creation is not a time", async () => {
    for (const createdAt of ["2026-11-01", new Date(), NaN, undefined]) {
      const inner = new MemoryKeys();
      const store: KeyStore = {
        ...withFind((hash) => inner.find(hash)),
        put: (record, context) => inner.put(record, context),
        revoke: (id, at) => ({ ...inner.revoke(id, at)!, createdAt: createdAt as number }),
      };
      const keys = apiKeys({ prefix, store });
      const { id } = await keys.create({ owner: "ann", expires: "1h" });
      await assert.rejects(keys.rotate(id), /not a KeyRecord/);
      assert.equal(inner.list("ann", { now: Date.now(), c: undefined }).length, 1);
    }
  });

  it("never lists the keys of another owner", async () => {
    const inner = new MemoryKeys();
    const at = { now: Date.now(), c: undefined };
    const store: KeyStore = {
      ...withFind((hash) => inner.find(hash)),
      put: (record, context) => inner.put(record, context),
      // As a database does that compares without regard to case.
      list: () => [...inner.list("ann", at), ...inner.list("Ann", at)],
      revoke: (id, time) => inner.revoke(id, time),
    };
    const keys = apiKeys({ prefix, store });
    const [one, two] = [await keys.create({ owner: "ann" }), await keys.create({ owner: "Ann" })];
    assert.deepEqual((await keys.list("ann")).map(({ id }) => id), [one.id]);
    assert.equal(await keys.revoke(two.id, { owner: "ann" }), false);
    for (const nonsense of [null, "text", 7, [null], [7], { length: 0 }]) {
      const broken = apiKeys({ prefix, store: { ...store, list: () => nonsense as never } });
      await assert.rejects(broken.list("ann"), /list\(\)/);
    }
  });

  it("takes a record for stored whose call was repeated after a lost answer", async () => {
    const inner = new MemoryKeys();
    const store: KeyStore = {
      ...withFind((hash) => inner.find(hash)),
      put: (record, context) => (inner.put(record, context), inner.put(record, context)),
      list: (owner, context) => inner.list(owner, context),
      revoke: (id, at) => inner.revoke(id, at),
    };
    const keys = apiKeys({ prefix, store });
    const { id } = await keys.create({ owner: "ann" });
    const { key } = await keys.rotate(id);
    assert.equal((await ask(appWith(keys), key)).status, 200);
    assert.equal((await keys.list("ann")).length, 2);
  });

  it("gives the errors of the other functions to the app", async () => {
    const fail = () => Promise.reject(new Error("disk full"));
    const store = { find: () => undefined, put: fail, list: fail, revoke: fail };
    const keys = apiKeys({ prefix, store });
    await assert.rejects(keys.create({ owner: "ann" }), /disk full/);
    await assert.rejects(keys.list("ann"), /disk full/);
    await assert.rejects(keys.revoke("abcd1234"), /disk full/);
    await assert.rejects(keys.rotate("abcd1234"), /disk full/);
    const hang = () => new Promise<never>(() => {});
    const hanging = apiKeys({ prefix, store: { ...store, put: hang }, storeTimeout: "20ms" });
    await assert.rejects(hanging.create({ owner: "ann" }), /put\(\) did not answer within 20 ms/);
  });

  it("admits a key whose last use cannot be written", async () => {
    const touches = [
      () => {
        throw new Error("down");
      },
      () => Promise.reject(new Error("down")),
      () => new Promise(() => {}),
    ];
    for (const touch of touches) {
      const inner = new MemoryKeys();
      const store: KeyStore = {
        find: (hash) => inner.find(hash),
        put: (record, context) => inner.put(record, context),
        list: (owner, context) => inner.list(owner, context),
        revoke: (id, at) => inner.revoke(id, at),
        touch,
      };
      const keys = apiKeys({ prefix, store, storeTimeout: "10ms" });
      const { key } = await keys.create({ owner: "ann" });
      assert.equal((await ask(appWith(keys), key)).status, 200);
      await new Promise((resolve) => setTimeout(resolve, 40));
      const { store_errors_total, store_timeouts_total } = keys.stats();
      assert.equal(store_errors_total + store_timeouts_total, 1);
    }
  });

  it("refuses with 503 when the pepper is missing", async () => {
    for (const pepper of [() => undefined, () => "", () => Promise.reject(new Error("no"))]) {
      const store = new MemoryKeys();
      const keys = apiKeys({ prefix, store, pepper: pepper as never });
      await assert.rejects(keys.create({ owner: "ann" }), /the pepper is missing/);
      const { key } = await apiKeys({ prefix, store }).create({ owner: "ann" });
      assert.equal((await ask(appWith(keys), key)).status, 503);
      assert.equal(keys.stats().callback_errors_total, 2);
    }
  });

  it("tells health about it", async () => {
    await assert.rejects(apiKeys({ store: withFind(down[2][1]) }).ping(), /down/);
    await apiKeys({ store: new MemoryKeys(), clock: manualClock() }).ping();
  });
});
