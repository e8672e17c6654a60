/** The Redis store against a real redis-server, through three clients. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Redis } from "ioredis";
import { Redis as Valkey } from "iovalkey";
import { createClient } from "redis";
import { redisStore } from "../../../src/stores/redis.ts";
import { charge, freshKey, moment, storeContract, takeOf, tokens } from "../../contract/store.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

let server: RedisServer;

before(async () => {
  server = await startRedis();
});
after(() => server?.stop());

const ioredis = () => new Redis(server.port, "127.0.0.1", { maxRetriesPerRequest: 0 });
const iovalkey = () => new Valkey(server.port, "127.0.0.1", { maxRetriesPerRequest: 0 });

async function nodeRedis() {
  const client = createClient({ url: server.url, disableOfflineQueue: true });
  client.on("error", () => {});
  await client.connect();
  return client;
}

storeContract("redisStore with ioredis", {
  make() {
    const clients = [ioredis(), ioredis()];
    const [store, other] = clients.map((client) => redisStore({ client }));
    return { store, other, dispose: () => clients.forEach((client) => client.disconnect()) };
  },
});

storeContract("redisStore with iovalkey", {
  make() {
    const client = iovalkey();
    return { store: redisStore({ client }), dispose: () => client.disconnect() };
  },
});

storeContract("redisStore with redis", {
  async make() {
    const clients = [await nodeRedis(), await nodeRedis()];
    const [store, other] = clients.map((client) => redisStore({ client }));
    return { store, other, dispose: () => clients.forEach((client) => client.destroy()) };
  },
});

describe("redisStore on the wire", () => {
  /** How often the server ran each command since the last call. */
  async function commandsDuring(client: Redis, body: () => Promise<unknown>) {
    await client.config("RESETSTAT");
    await body();
    const lines = (await client.info("commandstats")).matchAll(/cmdstat_(\w+):calls=(\d+)/g);
    return Object.fromEntries([...lines].map(([, name, calls]) => [name, Number(calls)]));
  }

  it("runs one script for 64 decisions of a tick, and reads and writes a key once in it", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store = redisStore({ client });
    await takeOf(store, [charge(freshKey())]);
    const key = freshKey();
    const calls = await commandsDuring(
      client,
      () => Promise.all(Array.from({ length: 64 }, () => takeOf(store, [charge(key)]))),
    );
    assert.deepEqual([calls.evalsha, calls.get, calls.set, calls.eval], [1, 1, 1, undefined]);
  });

  it("loads the script again after the server has lost it", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store = redisStore({ client });
    const key = freshKey();
    await takeOf(store, [charge(key, 9)]);
    await client.script("FLUSH");
    assert.equal((await takeOf(store, [charge(key)])).allowed, true);
    assert.equal((await takeOf(store, [charge(key)])).allowed, false);
  });

  it("makes a key expire exactly when its bucket is full again", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const key = freshKey();
    await takeOf(redisStore({ client }), [charge(key, 3, { limit: 7, window: 1_000 })]);
    const left = await client.pttl(key);
    assert.ok(left > 380 && left <= 429, `${left} ms of 428.6`);
  });

  it("fails for a key that holds something else, and leaves it as it is", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store = redisStore({ client });
    const taken = freshKey();
    await client.lpush(taken, "not a bucket");
    await assert.rejects(takeOf(store, [charge(taken)]), /WRONGTYPE/);
    assert.equal(await client.lindex(taken, 0), "not a bucket");
  });

  it("fails while the server is gone, and goes on when it is back", async (t) => {
    const own = await startRedis();
    const client = new Redis(own.port, "127.0.0.1", {
      maxRetriesPerRequest: 0,
      retryStrategy: () => 20,
    });
    client.on("error", () => {});
    t.after(async () => {
      client.disconnect();
      await own.stop();
    });
    const store = redisStore({ client });
    const key = freshKey();
    await takeOf(store, [charge(key)]);
    await own.kill();
    await assert.rejects(takeOf(store, [charge(key)]));
    await own.start();
    const until = Date.now() + 5_000;
    let answer: { allowed: boolean } | undefined;
    while (answer === undefined && Date.now() < until) {
      answer = await takeOf(store, [charge(key)]).catch(() => undefined);
    }
    assert.equal(answer?.allowed, true);
  });

  it("resolves its client from the request", async (t) => {
    const client = ioredis();
    t.after(() => client.disconnect());
    const store = redisStore({ client: (c) => c.env.REDIS });
    const context = { ...moment(), c: { env: { REDIS: client } } as never };
    assert.equal(tokens(await takeOf(store, [charge(freshKey(), 4)], context)), 4);
  });

  it("refuses what is no client", () => {
    for (const client of [{}, null, "redis://localhost", { get() {} }]) {
      assert.throws(() => redisStore({ client: client as never }), /client must be a client of/);
    }
    assert.throws(() => redisStore({ clients: ioredis } as never), /did you mean "client"\?/);
  });
});
