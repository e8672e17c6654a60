/** API keys in a real redis-server: directly, in a cluster's slots, and behind Upstash's REST. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { redisStore } from "../../../src/stores/redis.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { freshRecord, keyStoreContract } from "../../contract/keys.ts";
import { startRedisWithBridges } from "../../support/servers/redis-with-bridges.ts";
import type { RedisWithBridges } from "../../support/servers/redis-with-bridges.ts";
import type { RedisServer } from "../../support/servers/redis.ts";
import type { Bridge } from "../../support/servers/upstash-bridge.ts";

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
  upstashStore({ redis: new Upstash({ url, token, retry: { retries: 0 } }) }).keys;

keyStoreContract("redisStore with ioredis", {
  make() {
    const clients = [ioredis(), ioredis()];
    const [keys, other] = clients.map((client) => redisStore({ client }).keys);
    return { keys, other, dispose: () => clients.forEach((client) => client.disconnect()) };
  },
});

keyStoreContract("redisStore with redis", {
  async make() {
    const client = createClient({ url: server.url, disableOfflineQueue: true });
    client.on("error", () => {});
    await client.connect();
    return { keys: redisStore({ client }).keys, dispose: () => client.destroy() };
  },
});

keyStoreContract("upstashStore on Upstash", {
  make: () => ({ keys: ofUpstash(upstash), other: ofUpstash(upstash) }),
});
keyStoreContract("upstashStore on a plain Redis behind a bridge", {
  make: () => ({ keys: ofUpstash(bridge) }),
});

describe("API keys in Redis", () => {
  const at = { now: Date.now(), c: undefined };

  async function withKeys(body: (client: Redis) => Promise<void>): Promise<void> {
    const client = ioredis();
    try {
      await body(client);
    } finally {
      client.disconnect();
    }
  }

  it("are found in one round trip, with one command", () =>
    withKeys(async (client) => {
      const { keys } = redisStore({ client });
      const record = freshRecord();
      await keys.put(record, at);
      await keys.find(record.hash, at);
      await client.config("RESETSTAT");
      await keys.find(record.hash, at);
      const calls = /cmdstat_evalsha:calls=(\d+)/.exec(await client.info("commandstats"));
      assert.equal(calls?.[1], "1");
    }));

  it("are forgotten 30 days after their end, ids and lists of the owner too", () =>
    withKeys(async (client) => {
      await client.flushall();
      const { keys } = redisStore({ client });
      const now = Date.now();
      const month = 30 * 86_400_000;
      const kept = freshRecord();
      const revoked = freshRecord({ owner: kept.owner });
      const expires = freshRecord({ owner: kept.owner, expiresAt: now + 1_000 });
      for (const record of [kept, revoked, expires]) await keys.put(record, { ...at, now });
      await keys.revoke(revoked.id, now, { ...at, now });
      const ttl = async (kind: string, name: string) =>
        Math.round(await client.pttl(`djed:keys:1:${kind}:${name}`) / 10_000) * 10_000;
      for (const [record, expected] of [[revoked, month], [expires, month]] as const) {
        assert.equal(await ttl("hash", record.hash), expected);
        assert.equal(await ttl("id", record.id), expected);
      }
      assert.equal(await client.pttl(`djed:keys:1:hash:${kept.hash}`), -1);
      assert.equal((await keys.list(kept.owner, { ...at, now })).length, 3);
      const listed = await keys.list(kept.owner, { ...at, now: now + month + 1_000 });
      assert.deepEqual(listed.map(({ id }) => id), [kept.id]);
      assert.equal(await client.zcard(`djed:keys:1:owner:${kept.owner}`), 1);
    }));

  it("are written when the client sends a command again, whose reply was lost", () =>
    withKeys(async (client) => {
      const { keys } = redisStore({ client });
      const record = freshRecord();
      await client.set(`djed:keys:1:id:${record.id}`, record.hash);
      assert.notEqual(await keys.put(record, at), false);
      assert.deepEqual(await keys.find(record.hash, at), record);
      assert.equal(await keys.put(record, at), false);
    }));

  it("contain no key, only its hash", () =>
    withKeys(async (client) => {
      await client.flushall();
      const record = freshRecord();
      await redisStore({ client }).keys.put(record, at);
      const stored = await client.hgetall(`djed:keys:1:hash:${record.hash}`);
      assert.deepEqual(JSON.parse(stored.record), record);
    }));
});
