/** Circuits that share a real Redis through the Upstash store: three instances, one dependency. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Redis } from "@upstash/redis";
import { type Upstream, upstream } from "../../../src/resilience/mod.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { type RedisServer, startRedis } from "../../support/servers/redis.ts";
import { type Bridge, startUpstashBridge } from "../../support/servers/upstash-bridge.ts";

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const down = (): Promise<never> => Promise.reject(new Error("down"));

describe("circuits that share a Redis through the Upstash store", () => {
  let server: RedisServer;
  let bridge: Bridge;
  let names = 0;

  before(async () => {
    server = await startRedis();
    bridge = await startUpstashBridge({ redisPort: server.port, stripFlag: true });
  });
  after(async () => {
    await bridge?.stop();
    await server?.stop();
  });

  /** Three instances of one app, each with its own connection. */
  function instances(): Upstream[] {
    const name = `db-${names++}`;
    return [1, 2, 3].map(() => {
      const { url, token } = bridge;
      const store = upstashStore({ redis: new Redis({ url, token, retry: { retries: 0 } }) });
      return upstream(name, { store, breaker: { consecutive: 3, openFor: 400, lease: 400 } });
    });
  }

  async function trip(api: Upstream): Promise<void> {
    for (let i = 0; i < 3; i++) await api.execute(down).catch(() => {});
    await sleep(100);
    assert.equal(api.state, "open");
  }

  it("open together", async () => {
    const [a, b, c] = instances();
    await trip(a);
    // Their first call looks, beside its work.
    await Promise.all([b, c].map((api) => api.execute(() => 1)));
    await sleep(100);
    assert.deepEqual([b.state, c.state], ["open", "open"]);
  });

  it("send one prober between them, and follow it", async () => {
    const all = instances();
    for (const api of all) await trip(api);
    await sleep(450);
    let probes = 0;
    const probe = () =>
      Promise.all(all.map((api) =>
        api.execute(async () => {
          probes++;
          await sleep(50);
        }).catch(() => {})
      ));
    await probe();
    assert.equal(probes, 1);
    await sleep(450);
    await probe();
    assert.deepEqual(all.map((api) => api.state), ["closed", "closed", "closed"]);
  });

  it("write only what changes", async () => {
    const [a] = instances();
    await a.execute(() => 1);
    await sleep(100);
    bridge.reset();
    for (let i = 0; i < 200; i++) await a.execute(() => 1);
    await sleep(50);
    assert.equal(bridge.counts.http, 0);
  });

  it("go on by themselves when Redis dies", async () => {
    const [a] = instances();
    await a.execute(() => 1);
    await server.stop();
    await trip(a);
    await sleep(450);
    assert.equal(await a.execute(() => "closed again"), "closed again");
    assert.equal(a.state, "closed");
  });
});
