import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { KeyCache, MAX_CACHED } from "../../../src/api-keys/cache.ts";
import { apiKeys } from "../../../src/api-keys/mod.ts";
import type { KeyStore } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";
import { manualClock } from "../../../src/testing/clock.ts";
import { appWith, ask, countingStore } from "./app.ts";

const prefix = "shop";

describe("the cache of API keys", () => {
  it("looks up a known key once a minute", async () => {
    const [store, clock] = [countingStore(), manualClock()];
    const keys = apiKeys({ prefix, store, clock });
    const { key } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    for (let i = 0; i < 5; i++) assert.equal((await ask(app, key)).status, 200);
    assert.equal(store.calls.find, 1);
    clock.advance(59_999);
    await ask(app, key);
    assert.equal(store.calls.find, 1);
    clock.advance(1);
    await ask(app, key);
    assert.equal(store.calls.find, 2);
  });

  it("looks up an unknown key once a minute", async () => {
    const [store, clock] = [countingStore(), manualClock()];
    const app = appWith(apiKeys({ prefix, store, clock }));
    const { key } = await apiKeys({ prefix, store: new MemoryKeys() }).create({ owner: "eve" });
    for (let i = 0; i < 5; i++) assert.equal((await ask(app, key)).status, 401);
    assert.equal(store.calls.find, 1);
    clock.advance("1m");
    await ask(app, key);
    assert.equal(store.calls.find, 2);
  });

  it("asks the store again when the clock was set back", async () => {
    const [store, clock] = [countingStore(), manualClock()];
    const keys = apiKeys({ prefix, store, clock });
    const { key } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    await ask(app, key);
    clock.set(clock.now() - 1);
    await ask(app, key);
    assert.equal(store.calls.find, 2);
  });

  it("keeps nothing with cache: 0", async () => {
    const store = countingStore();
    const keys = apiKeys({ prefix, store, cache: 0 });
    const { key } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    await ask(app, key);
    await ask(app, key);
    assert.deepEqual([store.calls.find, keys.stats().cached], [2, 0]);
  });

  it("forgets a revoked or rotated key at once in the same process", async () => {
    const keys = apiKeys({ prefix, store: new MemoryKeys() });
    const app = appWith(keys);
    const [one, two] = [await keys.create({ owner: "ann" }), await keys.create({ owner: "ann" })];
    for (const { key } of [one, two]) assert.equal((await ask(app, key)).status, 200);
    await keys.revoke(one.id);
    await keys.rotate(two.id, { overlap: 0 });
    for (const { key } of [one, two]) assert.equal((await ask(app, key)).status, 401);
  });

  it("accepts a key that another process has revoked for a minute at most", async () => {
    const [store, clock] = [new MemoryKeys(), manualClock()];
    const [here, there] = [apiKeys({ prefix, store, clock }), apiKeys({ prefix, store, clock })];
    const { key, id } = await here.create({ owner: "ann" });
    const app = appWith(here);
    await ask(app, key);
    await there.revoke(id);
    clock.advance(59_999);
    assert.equal((await ask(app, key)).status, 200);
    clock.advance(1);
    assert.equal((await ask(app, key)).status, 401);
  });

  it("does not keep a record that was read before the key was revoked", async () => {
    const inner = new MemoryKeys();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => release = resolve);
    const slow: KeyStore = {
      find: async (hash) => {
        const record = inner.find(hash);
        await held;
        return record;
      },
      put: (record, context) => inner.put(record, context),
      list: (owner, context) => inner.list(owner, context),
      revoke: (id, at) => inner.revoke(id, at),
    };
    const keys = apiKeys({ prefix, store: slow });
    const { key, id } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    const first = ask(app, key);
    await keys.revoke(id);
    release();
    await first;
    assert.equal((await ask(app, key)).status, 401);
  });

  it("is bounded: the oldest entry makes room, and unknown keys displace no known one", () => {
    const cache = new KeyCache(60_000);
    const known = { record: {}, apiKey: {}, endsAt: Infinity } as never;
    cache.set("known", known, 0);
    for (let i = 0; i <= MAX_CACHED; i++) cache.set(`unknown-${i}`, null, 0);
    assert.equal(cache.size, MAX_CACHED + 1);
    assert.equal(cache.get("unknown-0", 0), undefined);
    assert.equal(cache.get("unknown-1", 0), null);
    assert.equal(cache.get("known", 0), known);
  });
});
