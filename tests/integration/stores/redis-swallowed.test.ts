/** Redis clients over a connection that swallows what is sent, and is never closed. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import net from "node:net";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { createLimiter } from "../../../src/rate-limit/mod.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import type { RedisClient } from "../../../src/stores/redis.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

let server: RedisServer;
let proxy: net.Server;
let port: number;
let open = new Set<net.Socket>();
const swallowed = new Set<net.Socket>();

before(async () => {
  server = await startRedis();
  proxy = net.createServer((client) => {
    const redis = net.connect(server.port, "127.0.0.1");
    open.add(client);
    client.on("error", () => {}).on("close", () => redis.destroy());
    redis.on("error", () => {}).on("close", () => client.destroy());
    client.on("data", (bytes) => swallowed.has(client) || redis.write(bytes));
    redis.on("data", (bytes) => swallowed.has(client) || client.write(bytes));
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  port = (proxy.address() as net.AddressInfo).port;
});

after(async () => {
  for (const socket of [...open, ...swallowed]) socket.destroy();
  proxy?.close();
  await server?.stop();
});

/** As a firewall that forgets a connection: all that are open, none that come later. */
function swallow(): void {
  for (const socket of open) swallowed.add(socket);
  open = new Set();
}

/** How long a limiter under traffic answers without its store, in ms; Infinity beyond `limitMs`. */
async function downFor(client: RedisClient, limitMs: number): Promise<number> {
  const limiter = createLimiter({ limit: 1_000, store: redisStore({ client }) });
  while ((await limiter.take("u")).reason !== undefined) await pause(20);
  swallow();
  const start = Date.now();
  assert.equal((await limiter.take("u")).reason, "store-timeout");
  while (Date.now() - start < limitMs) {
    if ((await limiter.take("u")).reason === undefined) return Date.now() - start;
    await pause(20);
  }
  return Infinity;
}

async function nodeRedis(options: Parameters<typeof createClient>[0]) {
  const client = createClient(options);
  client.on("error", () => {});
  await client.connect();
  return client;
}

describe("a connection to Redis that swallows commands", () => {
  it("is replaced by redis with the documented settings", async () => {
    const client = await nodeRedis({
      socket: {
        host: "127.0.0.1",
        port,
        socketTimeout: 1_500,
        reconnectStrategy: (retries: number) => Math.min(100 * 2 ** retries, 2_000),
      },
      pingInterval: 500,
      disableOfflineQueue: true,
    });
    assert.ok(await downFor(client, 15_000) < 15_000);
    client.destroy();
  });

  it("is replaced by ioredis with the documented settings", async () => {
    const client = new Redis({
      host: "127.0.0.1",
      port,
      enableOfflineQueue: false,
      socketTimeout: 1_500,
    });
    client.on("error", () => {});
    await new Promise((done) => client.once("ready", done));
    assert.ok(await downFor(client, 15_000) < 15_000);
    client.disconnect();
  });

  it("stays without them: this is why they are documented", async () => {
    const client = await nodeRedis({
      socket: { host: "127.0.0.1", port },
      disableOfflineQueue: true,
    });
    assert.equal(await downFor(client, 3_000), Infinity);
    client.destroy();
  });

  it("does not keep redis idle for longer either", async () => {
    const client = await nodeRedis({
      socket: { host: "127.0.0.1", port, socketTimeout: 1_500, reconnectStrategy: () => 50 },
      pingInterval: 500,
      disableOfflineQueue: true,
    });
    swallow();
    const reconnected = new Promise((done) => client.once("ready", () => done("ready")));
    assert.equal(await Promise.race([reconnected, pause(15_000)]), "ready");
    assert.equal(await client.ping(), "PONG");
    client.destroy();
  });
});
