/** The Upstash store against a real redis-server behind the REST bridge. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Redis } from "@upstash/redis";
import { upstashStore } from "../../../src/stores/upstash.ts";
import type { Store } from "../../../src/core/store/store.ts";
import { charge, freshKey, moment, storeContract, takeOf } from "../../contract/store.ts";
import { startRedisWithBridges } from "../../support/servers/redis-with-bridges.ts";
import type { RedisWithBridges } from "../../support/servers/redis-with-bridges.ts";
import type { Bridge } from "../../support/servers/upstash-bridge.ts";

let bridge: Bridge;
/** Behaves as Upstash does: the server knows the flag. */
let upstash: Bridge;
let started: RedisWithBridges | undefined;

before(async () => {
  started = await startRedisWithBridges();
  ({ bridge, upstash } = started);
});
after(() => started?.stop());

const client = ({ url, token }: Bridge) => new Redis({ url, token, retry: { retries: 0 } });
const store = (of: Bridge): Store => upstashStore({ redis: client(of) });

storeContract("upstashStore on Upstash", {
  make: () => ({ store: store(upstash), other: store(upstash) }),
});
storeContract("upstashStore on a plain Redis behind a bridge", {
  make: () => ({ store: store(bridge), other: store(bridge) }),
});

describe("upstashStore on the wire", () => {
  it("makes one request and one command per decision once the script is known", async () => {
    const tested = store(upstash);
    await takeOf(tested, [charge(freshKey())]);
    upstash.reset();
    await takeOf(tested, [charge(freshKey())]);
    assert.deepEqual([upstash.counts.http, upstash.counts.names], [1, { EVALSHA: 1 }]);
  });

  it("sends the decisions of one tick in one request and one script call", async () => {
    const tested = store(upstash);
    await takeOf(tested, [charge(freshKey())]);
    upstash.reset();
    await Promise.all(
      Array.from({ length: 64 }, (_, i) => takeOf(tested, [charge(freshKey(`client-${i}`))])),
    );
    assert.deepEqual([upstash.counts.http, upstash.counts.names], [1, { EVALSHA: 1 }]);
  });

  it("splits a large tick into scripts of 64, still in one request", async () => {
    const tested = store(upstash);
    await takeOf(tested, [charge(freshKey())]);
    upstash.reset();
    const key = freshKey();
    const results = await Promise.all(
      Array.from({ length: 200 }, () => takeOf(tested, [charge(key)])),
    );
    assert.equal(results.filter((result) => result.allowed).length, 10);
    assert.deepEqual([upstash.counts.http, upstash.counts.names], [1, { EVALSHA: 4 }]);
  });

  it("loads the script again after the server has lost it", async () => {
    const tested = store(upstash);
    const key = freshKey();
    await takeOf(tested, [charge(key)]);
    await client(upstash).scriptFlush();
    assert.equal((await takeOf(tested, [charge(key, 9)])).allowed, true);
    assert.equal((await takeOf(tested, [charge(key)])).allowed, false);
  });

  it("asks a server that refuses the flag only once", async () => {
    await client(bridge).scriptFlush();
    const tested = store(bridge);
    bridge.reset();
    await takeOf(tested, [charge(freshKey())]);
    assert.deepEqual(bridge.counts.names, { EVALSHA: 1, EVAL: 2 });
    bridge.reset();
    await takeOf(tested, [charge(freshKey())]);
    assert.deepEqual(bridge.counts.names, { EVALSHA: 1 });
  });

  it("lets a bucket's key expire when the bucket is full again", async () => {
    const key = freshKey();
    await takeOf(store(upstash), [charge(key, 5, { limit: 10, window: 1_000 })]);
    const ttl = await client(upstash).pttl(key);
    assert.ok(ttl > 300 && ttl <= 500, `${ttl} ms`);
  });

  it("leaves no key behind for looks, refusals and resets", async () => {
    const tested = store(upstash);
    const [looked, refused, full] = [freshKey(), freshKey(), freshKey()];
    await takeOf(tested, [charge(looked, 0)]);
    await takeOf(tested, [charge(refused, 11)]);
    await takeOf(tested, [charge(full, 3)]);
    await takeOf(tested, [charge(full, -Infinity)]);
    assert.equal(await client(upstash).exists(looked, refused, full), 0);
  });
});

describe("upstashStore without options", () => {
  const zeroConfig = (env: object) => ({ ...moment(), c: { env } as never });

  it("reads the request's bindings, and keeps one client per environment", async () => {
    const env = {
      UPSTASH_REDIS_REST_URL: upstash.url,
      UPSTASH_REDIS_REST_TOKEN: upstash.token,
    };
    const tested = upstashStore();
    const key = freshKey();
    await takeOf(tested, [charge(key, 10)], zeroConfig(env));
    upstash.reset();
    const results = await Promise.all([
      takeOf(tested, [charge(key)], zeroConfig(env)),
      takeOf(tested, [charge(key, 0)], zeroConfig(env)),
    ]);
    assert.deepEqual(results.map((result) => result.allowed), [false, true]);
    assert.equal(upstash.counts.http, 1);
  });

  it("fails with both variables' names when they are not set", async () => {
    await assert.rejects(
      async () => await upstashStore().take([[charge(freshKey())]], zeroConfig({})),
      /UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN must be set/,
    );
  });

  it("fails at once, and without naming keys, when the server cannot be reached", async () => {
    const env = {
      UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
      UPSTASH_REDIS_REST_TOKEN: "t",
    };
    const started = performance.now();
    const key = freshKey("secret-client");
    await assert.rejects(
      takeOf(upstashStore(), [charge(key)], zeroConfig(env)),
      (error: Error) => error.message.startsWith("upstashStore: ") && !error.message.includes(key),
    );
    assert.ok(performance.now() - started < 500);
  });

  it("fails, without naming keys, when the token is refused", async () => {
    const env = { UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: "wrong" };
    await assert.rejects(
      takeOf(upstashStore(), [charge(freshKey("secret-client"))], zeroConfig(env)),
      (error: Error) => /Unauthorized/.test(error.message) && !/secret-client/.test(error.message),
    );
  });
});
