/** Deliveries that are known in a real Redis: two processes, one that is killed, a frozen Redis. */
import { after, afterEach, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { machineNode } from "../../runtimes/runners.mjs";
import { signWebhook } from "../../../src/webhook/mod.ts";
import { answers, startServer } from "../../support/servers/processes.ts";
import type { Server } from "../../support/servers/processes.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

const DELIVERIES = "tests/integration/webhook/fixtures/deliveries.ts";

let redis: RedisServer;
const servers: Server[] = [];

before(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop("SIGKILL")));
});
after(() => redis?.stop());

async function start(): Promise<Server> {
  const server = await startServer(
    (port) => ({
      binary: machineNode,
      args: ["--import", "tsx", DELIVERIES, String(port), String(redis.port)],
    }),
    ({ port }) => answers(`http://127.0.0.1:${port}/up`),
  );
  servers.push(server);
  return server;
}

async function deliver({ port }: Server, id: string, ms = 0) {
  const body = JSON.stringify({ id });
  const headers = await signWebhook("standard", { secret: "whsec_bmV3", body, id });
  const url = `http://127.0.0.1:${port}/hooks?ms=${ms}`;
  const response = await fetch(url, { method: "POST", body, headers });
  return {
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    text: await response.text(),
  };
}

async function runsOf(...all: Server[]): Promise<number> {
  const runs = all.map(async ({ port }) =>
    Number(await (await fetch(`http://127.0.0.1:${port}/runs`)).text())
  );
  return (await Promise.all(runs)).reduce((sum, one) => sum + one, 0);
}

const newId = () => `msg_${crypto.randomUUID()}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("webhook() with dedupe in Redis", () => {
  it("runs the handler once for 300 attempts at two processes", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const id = newId();
    const all = await Promise.all(
      Array.from({ length: 300 }, (_, i) => deliver(i % 2 === 0 ? one : other, id, 100)),
    );
    assert.equal(await runsOf(one, other), 1);
    assert.equal(all.filter(({ status }) => status === 201).length, 1);
    assert.ok(all.every(({ status }) => [200, 201, 409].includes(status)));
    assert.deepEqual((await deliver(other, id)).status, 200);
  });

  it("renews the lease while the handler runs", async () => {
    const server = await start();
    const id = newId();
    const first = deliver(server, id, 2_500);
    await pause(1_800);
    const second = await deliver(server, id);
    assert.equal(second.status, 409);
    assert.equal(second.retryAfter, "1");
    assert.equal((await first).status, 201);
    assert.equal(await runsOf(server), 1);
  });

  it("runs the handler again after a crash, once the lease has ended", async () => {
    const [crashing, other] = await Promise.all([start(), start()]);
    const id = newId();
    const lost = deliver(crashing, id, 30_000).catch(() => undefined);
    while (await runsOf(crashing) === 0) await pause(20);
    await crashing.stop("SIGKILL");
    await lost;
    assert.equal((await deliver(other, id)).status, 409);
    await pause(1_100);
    assert.equal((await deliver(other, id)).status, 201);
  });

  it("refuses with 503, and does not hang, while Redis is frozen", async () => {
    const server = await start();
    await deliver(server, newId());
    process.kill(redis.pid, "SIGSTOP");
    try {
      const startedAt = performance.now();
      const { status, retryAfter, text } = await deliver(server, newId());
      assert.deepEqual([status, retryAfter], [503, "5"]);
      assert.equal(JSON.parse(text).code, "webhook-unavailable");
      assert.ok(performance.now() - startedAt < 4_000);
    } finally {
      process.kill(redis.pid, "SIGCONT");
    }
    await pause(100);
    assert.equal((await deliver(server, newId())).status, 201);
  });
});
