/** Idempotency keys in a real Redis: two processes, and one that is killed. */
import { after, afterEach, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { machineNode } from "../../runtimes/runners.mjs";
import { answers, startServer } from "../../support/servers/processes.ts";
import type { Server } from "../../support/servers/processes.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

const PAYMENTS = "tests/integration/idempotency/fixtures/payments.ts";
/** As in the fixture. */
const LEASE_MS = 1_000;

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
      args: ["--import", "tsx", PAYMENTS, String(port), String(redis.port)],
    }),
    ({ port }) => answers(`http://127.0.0.1:${port}/up`),
  );
  servers.push(server);
  return server;
}

async function pay({ port }: Server, key: string, ms = 0) {
  const response = await fetch(`http://127.0.0.1:${port}/payments?ms=${ms}`, {
    method: "POST",
    headers: { "idempotency-key": key },
  });
  return {
    status: response.status,
    replayed: response.headers.get("idempotency-replayed"),
    body: await response.json() as { run?: number; code?: string },
  };
}

describe("idempotency() with Redis", () => {
  it("runs exactly one of 1 000 concurrent requests to two processes", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const key = crypto.randomUUID();
    const all = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) => pay(i % 2 === 0 ? one : other, key, 100)),
    );
    const runs = new Set(all.flatMap(({ body }) => body.run ?? []));
    assert.equal(runs.size, 1);
    assert.ok(
      all.every(({ status, body }) =>
        status === 201 || (status === 409 && body.code === "idempotency-key-in-progress")
      ),
    );
    assert.equal(all.filter(({ status, replayed }) => status === 201 && !replayed).length, 1);
    for (const server of [one, other]) {
      const again = await pay(server, key, 100);
      assert.deepEqual([again.status, again.replayed, runs.has(again.body.run!)], [
        201,
        "true",
        true,
      ]);
    }
  });

  it("frees the key of a process that was killed when its lease ends", async () => {
    const [killed, other] = await Promise.all([start(), start()]);
    const key = crypto.randomUUID();
    const lost = pay(killed, key, 60_000).catch((error: Error) => error);
    // Longer than the lease: it is renewed.
    await new Promise((resolve) => setTimeout(resolve, 1.5 * LEASE_MS));
    assert.equal((await pay(other, key, 60_000)).body.code, "idempotency-key-in-progress");
    await killed.stop("SIGKILL");
    assert.ok(await lost instanceof Error);
    const killedAt = Date.now();
    let status = 409;
    // The same request, whose handler now answers: `ms` is a part of the request.
    const retry = () => pay(other, key, 60_000);
    while (status === 409 && Date.now() < killedAt + 5 * LEASE_MS) {
      const answer = await Promise.race([
        retry(),
        new Promise<undefined>((resolve) => setTimeout(resolve, 500)),
      ]);
      status = answer?.status ?? 0;
      if (status === 409) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal(status, 0, "the handler runs again");
    assert.ok(Date.now() - killedAt < LEASE_MS + 1_500, `after ${Date.now() - killedAt} ms`);
  });

  it("refuses while Redis is away, and works again afterwards", async () => {
    const server = await start();
    const key = crypto.randomUUID();
    assert.equal((await pay(server, key)).status, 201);
    await redis.kill();
    assert.equal((await pay(server, key)).body.code, "idempotency-unavailable");
    await redis.start();
    let status = 503;
    for (let i = 0; i < 100 && status === 503; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ status } = await pay(server, key));
    }
    assert.equal(status, 201);
  });
});
