/** The Redis store on a real Redis Cluster of two nodes. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Cluster, Redis } from "ioredis";
import { createCluster } from "redis";
import { redisStore } from "../../../src/stores/redis.ts";
import { charge, freshKey, storeContract, takeOf, tokens } from "../../contract/store.ts";
import { freePort, startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

let nodes: RedisServer[] = [];
let directory: string;

before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "djed-cluster-"));
  nodes = await Promise.all([startNode("a"), startNode("b")]);
  await join();
});
after(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await rm(directory, { recursive: true, force: true });
});

async function startNode(name: string): Promise<RedisServer> {
  return await startRedis(
    ...["--dir", directory, "--cluster-enabled", "yes"],
    ...["--cluster-config-file", `${name}.conf`, "--cluster-port", String(await freePort())],
  );
}

/** Assigns each node half of the slots, and joins them. */
async function join(): Promise<void> {
  const clients = nodes.map(({ port }) => new Redis(port, "127.0.0.1"));
  const [a, b] = clients;
  await a.call("CLUSTER", "ADDSLOTSRANGE", "0", "8191");
  await b.call("CLUSTER", "ADDSLOTSRANGE", "8192", "16383");
  const busOfB = ((await b.config("GET", "cluster-port")) as string[])[1];
  await a.call("CLUSTER", "MEET", "127.0.0.1", String(nodes[1].port), busOfB);
  const until = Date.now() + 10_000;
  for (const client of clients) {
    while (!String(await client.call("CLUSTER", "INFO")).includes("cluster_state:ok")) {
      assert.ok(Date.now() < until, "the cluster does not come up");
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    client.disconnect();
  }
}

const ioredisCluster = () => new Cluster(nodes.map(({ port }) => ({ host: "127.0.0.1", port })));

async function redisCluster() {
  const client = createCluster({ rootNodes: nodes.map(({ url }) => ({ url })) });
  client.on("error", () => {});
  await client.connect();
  return client;
}

storeContract("redisStore on a cluster with ioredis", {
  make() {
    const client = ioredisCluster();
    return { store: redisStore({ client }), dispose: () => client.disconnect() };
  },
});

storeContract("redisStore on a cluster with redis", {
  async make() {
    const client = await redisCluster();
    return { store: redisStore({ client }), dispose: () => client.destroy() };
  },
});

describe("redisStore on a cluster", () => {
  it("decides one tick of clients in all slots", async (t) => {
    const client = ioredisCluster();
    t.after(() => client.disconnect());
    const store = redisStore({ client });
    const keys = Array.from({ length: 50 }, (_, i) => freshKey(`client-${i}`));
    const results = await Promise.all(keys.map((key, i) => takeOf(store, [charge(key, i % 10)])));
    assert.deepEqual(results.map((result) => tokens(result)), keys.map((_, i) => i % 10));
  });

  it("refuses a take whose keys live in different slots, and harms nobody of its tick", async (t) => {
    const client = ioredisCluster();
    t.after(() => client.disconnect());
    const store = redisStore({ client });
    const [split, good] = await Promise.allSettled([
      takeOf(store, [charge("a{one}"), charge("a{two}")]),
      takeOf(store, [charge(freshKey())]),
    ]);
    assert.match(String((split as PromiseRejectedResult).reason), /the same \{tag\}/);
    assert.equal(good.status, "fulfilled");
  });
});
