/** Limiters whose Redis answers reads and refuses writes: full, a replica, or without the right. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { createClient } from "redis";
import * as djed from "../../../mod.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";

let server: RedisServer;
let client: Awaited<ReturnType<typeof connect>>;
let admin: Awaited<ReturnType<typeof connect>>;

async function connect() {
  const made = createClient({ url: server.url, disableOfflineQueue: true });
  made.on("error", () => {});
  await made.connect();
  return made;
}

before(async () => {
  server = await startRedis();
  [client, admin] = [await connect(), await connect()];
});
after(async () => {
  client?.destroy();
  admin?.destroy();
  await server?.stop();
});

const FAULTS = {
  "is full": {
    begin: ["CONFIG", "SET", "maxmemory", "1"],
    end: ["CONFIG", "SET", "maxmemory", "0"],
    cause: /OOM/,
  },
  "is a replica": {
    begin: ["REPLICAOF", "127.0.0.1", "1"],
    end: ["REPLICAOF", "NO", "ONE"],
    cause: /READONLY/,
  },
  "gives no right to write": {
    begin: ["ACL", "SETUSER", "default", "-set"],
    end: ["ACL", "SETUSER", "default", "+set"],
    cause: /can't run this command|NOPERM/,
  },
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a Redis that answers reads, and", () => {
  for (const [fault, { begin, end, cause }] of Object.entries(FAULTS)) {
    it(`${fault}, is not used until it accepts writes again`, async (t) => {
      const guard = djed.rateLimit({
        ...{ limit: 1_000_000, key: (c) => c.req.query("u"), name: fault.replaceAll(" ", "-") },
        ...{ store: redisStore({ client }), storeTimeout: "1s" },
      });
      const app = new Hono<{ Variables: djed.RateLimitVariables }>();
      app.use(djed.health({ checks: { limiter: guard }, details: true, cache: 0 }));
      app.use(guard);
      app.get("/", (c) => c.text(c.var.rateLimit.scope));
      let users = 0;
      const scope = async () => await (await app.request(`/?u=${users++}`)).text();

      assert.equal(await scope(), "global");
      await admin.sendCommand(begin);
      t.after(() => admin.sendCommand(end));
      await scope();
      const until = Date.now() + 1_500;
      while (Date.now() < until) {
        assert.equal(await scope(), "isolate");
        assert.equal(guard.limiter.stats().store_open, 1);
        await pause(5);
      }
      const { store_errors_total: errors } = guard.limiter.stats();
      assert.ok(errors >= 3 && errors <= 12, `${errors} calls in 1.5 s`);
      await assert.rejects(guard.ping(), cause);
      const ready = await app.request("/readyz");
      assert.equal(ready.status, 200);
      const report = await ready.text();
      assert.match(report, /^\{"status":"warn"/);
      assert.match(report, cause);

      await admin.sendCommand(end);
      await guard.ping();
      assert.equal(await scope(), "global");
      await pause(50);
      const left = (await client.keys("*:probe")).length;
      assert.equal(left, 0, "the keys of probes expire");
    });
  }
});
