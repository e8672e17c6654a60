/** Claims in a real redis-server: directly, in a cluster's slots, and behind Upstash's REST. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import { createClient } from "redis";
import type { ClaimStore } from "../../../src/core/store/claims.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { claimContract, freshClaimKey } from "../../contract/claims.ts";
import { moment } from "../../contract/store.ts";
import { startRedisWithBridges } from "../../support/servers/redis-with-bridges.ts";
import type { RedisWithBridges } from "../../support/servers/redis-with-bridges.ts";
import type { RedisServer } from "../../support/servers/redis.ts";
import type { Bridge } from "../../support/servers/upstash-bridge.ts";

const MINUTE = 60_000;

let server: RedisServer;
let bridge: Bridge;
/** Behaves as Upstash does: the server knows the flag. */
let upstash: Bridge;
let started: RedisWithBridges | undefined;

before(async () => {
  started = await startRedisWithBridges();
  ({ server, bridge, upstash } = started);
});
after(() => started?.stop());

const ioredis = () => new Redis(server.port, "127.0.0.1", { maxRetriesPerRequest: 0 });
const ofUpstash = ({ url, token }: Bridge) =>
  upstashStore({ redis: new Upstash({ url, token, retry: { retries: 0 } }) });

claimContract("redisStore with ioredis", {
  make() {
    const clients = [ioredis(), ioredis()];
    const [store, other] = clients.map((client) => redisStore({ client }));
    return { store, other, dispose: () => clients.forEach((client) => client.disconnect()) };
  },
});

claimContract("redisStore with redis", {
  async make() {
    const client = createClient({ url: server.url, disableOfflineQueue: true });
    client.on("error", () => {});
    await client.connect();
    return { store: redisStore({ client }), dispose: () => client.destroy() };
  },
});

claimContract("redisStore in slots", {
  make() {
    const client = ioredis();
    return {
      store: redisStore({ client, cluster: true }),
      dispose: () => client.disconnect(),
    };
  },
});

claimContract("upstashStore on Upstash", {
  make: () => ({ store: ofUpstash(upstash), other: ofUpstash(upstash) }),
});
claimContract("upstashStore on a plain Redis behind a bridge", {
  make: () => ({ store: ofUpstash(bridge) }),
  concurrency: 100,
});

describe("claims in Redis", () => {
  it("cost one script call each", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store: ClaimStore = redisStore({ client });
    const key = freshClaimKey();
    await store.read(key, moment());
    await client.config("RESETSTAT");
    await store.claim(key, { owner: "a", lease: MINUTE }, moment());
    await store.finish(key, { owner: "a", ttl: MINUTE, result: "done" }, moment());
    await store.claim(key, { owner: "b", lease: MINUTE }, moment());
    const stats = await client.info("commandstats");
    assert.match(stats, /cmdstat_evalsha:calls=3,/);
    assert.doesNotMatch(stats, /cmdstat_(eval|get|set):/);
  });

  it("cost one request each on Upstash", async () => {
    const store = ofUpstash(upstash);
    const key = freshClaimKey();
    await store.read(key, moment());
    upstash.reset();
    await store.claim(key, { owner: "a", lease: MINUTE }, moment());
    await store.finish(key, { owner: "a", ttl: MINUTE, result: "done" }, moment());
    await store.claim(key, { owner: "b", lease: MINUTE }, moment());
    assert.deepEqual([upstash.counts.http, upstash.counts.names], [3, { EVALSHA: 3 }]);
  });

  it("expire with their lease and with their result", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store: ClaimStore = redisStore({ client });
    const key = freshClaimKey();
    await store.claim(key, { owner: "a", lease: MINUTE }, moment());
    const lease = await client.pttl(key);
    await store.finish(key, { owner: "a", ttl: 10 * MINUTE, result: "done" }, moment());
    const kept = await client.pttl(key);
    assert.ok(lease > MINUTE - 5_000 && lease <= MINUTE, `a lease of ${lease} ms`);
    assert.ok(kept > 10 * MINUTE - 5_000 && kept <= 10 * MINUTE, `kept for ${kept} ms`);
  });

  it("load the script again after the server has lost it", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store: ClaimStore = redisStore({ client });
    await store.read(freshClaimKey(), moment());
    await client.script("FLUSH");
    const claim = { owner: "a", lease: MINUTE };
    assert.deepEqual(await store.claim(freshClaimKey(), claim, moment()), { state: "claimed" });
  });
});
