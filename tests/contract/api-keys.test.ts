/** The promises of docs/api-keys.md. */
import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import * as djed from "../../mod.ts";
import { apiKeys } from "../../src/api-keys/mod.ts";
import type { ApiKeys, ApiKeyVariables, KeyRecord, KeyStore } from "../../src/api-keys/mod.ts";
import { manualClock } from "../../src/testing/clock.ts";

const DAY = 86_400_000;

/** The five functions of the page, on a table, with the number of their calls. */
function table(): KeyStore & { calls: number } {
  const rows = new Map<string, KeyRecord>();
  return {
    calls: 0,
    find(hash) {
      this.calls++;
      return Promise.resolve([...rows.values()].find((row) => row.hash === hash));
    },
    put(record) {
      this.calls++;
      if (rows.has(record.id)) return false;
      rows.set(record.id, record);
    },
    list(owner) {
      this.calls++;
      return [...rows.values()].filter((row) => row.owner === owner);
    },
    revoke(id, at) {
      this.calls++;
      const before = rows.get(id);
      if (before) rows.set(id, { ...before, revokedAt: Math.min(before.revokedAt ?? at, at) });
      return before;
    },
    touch({ id }, at) {
      this.calls++;
      const row = rows.get(id);
      if (row) rows.set(id, { ...row, lastUsedAt: at });
    },
  };
}

function shop(keys: ApiKeys): Hono<{ Variables: ApiKeyVariables }> {
  const app = new Hono<{ Variables: ApiKeyVariables }>();
  app.use("/orders/*", keys.guard({ scopes: ["orders:read"] }));
  app.all("/orders/1", (c) => c.json({ owner: c.var.apiKey.owner }));
  return app;
}

const send = (app: Hono<{ Variables: ApiKeyVariables }>, key: string) =>
  app.request("/orders/1", { headers: { authorization: `Bearer ${key}` } });

describe("API keys", () => {
  it("are made, used, rotated with an overlap, revoked and listed with their last use", async () => {
    for (const store of [djed.memoryStore(), table()]) {
      const clock = manualClock();
      const keys = apiKeys({ prefix: "shop_live", store, clock });
      const app = shop(keys);
      const made = await keys.create({ owner: "ann", scopes: ["orders:read"], expires: "90d" });
      assert.match(made.key, /^shop_live_[0-9A-Za-z]{44}$/);
      assert.deepEqual(await (await send(app, made.key)).json(), { owner: "ann" });

      const next = await keys.rotate(made.id, { overlap: "24h" });
      clock.advance(DAY - 1);
      for (const { key } of [made, next]) assert.equal((await send(app, key)).status, 200);
      clock.advance(1);
      assert.equal((await send(app, made.key)).status, 401);
      assert.equal((await send(app, next.key)).status, 200);

      assert.equal(await keys.revoke(next.id), true);
      assert.equal((await send(app, next.key)).status, 401);
      const listed = await keys.list("ann");
      assert.deepEqual(listed.map(({ id, lastUsedAt }) => [id, lastUsedAt]), [
        [made.id, clock.now() - 1],
        [next.id, clock.now() - 1],
      ]);
    }
  });

  it("that are garbage reach neither the store nor the cache", async () => {
    const store = table();
    const keys = apiKeys({ prefix: "shop_live", store });
    const app = shop(keys);
    const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (let i = 0; i < 2_000; i++) {
      const text = Array.from({ length: 44 }, (_, at) => digits[(i * 31 + at * at * 7) % 62]);
      assert.equal((await send(app, `shop_live_${text.join("")}`)).status, 401);
    }
    assert.deepEqual([store.calls, keys.stats().cached], [0, 0]);
  });

  it("are refused by Hono's app as problems, which the app may render", async () => {
    const app = new Hono();
    app.use(djed.problems((_c, problem) => Response.json({ error: problem.code }, problem)));
    app.use(apiKeys({ store: djed.memoryStore() }).guard());
    const response = await app.request("/");
    assert.equal(response.status, 401);
    assert.equal(response.headers.get("www-authenticate"), "Bearer");
    assert.deepEqual(await response.json(), { error: "api-key-invalid" });
  });

  it("are the limiter's key, and stay it when they are rotated", async () => {
    const keys = apiKeys({ store: djed.memoryStore() });
    const app = new Hono<{ Variables: ApiKeyVariables }>();
    app.use(keys.guard());
    app.use(djed.rateLimit({ limit: 2, key: (c) => c.get("apiKey").owner }));
    app.all("/orders/1", (c) => c.text("ok"));
    const one = await keys.create({ owner: "ann" });
    const two = await keys.rotate(one.id);
    const statuses: number[] = [];
    for (const { key } of [one, two, one]) statuses.push((await send(app, key)).status);
    assert.deepEqual(statuses, [200, 200, 429]);
  });

  it("run no handler when they are refused, also when it would throw", async () => {
    let ran = 0;
    const app = new Hono();
    app.use(apiKeys({ store: djed.memoryStore() }).guard());
    app.all("*", () => {
      ran++;
      throw new Error("ran");
    });
    for (const method of ["GET", "HEAD", "POST", "OPTIONS"]) {
      assert.equal((await app.request("/", { method })).status, 401);
    }
    assert.equal(ran, 0);
  });

  it("work with health() and metrics()", async () => {
    const keys = apiKeys({ name: "customers", store: djed.memoryStore() });
    const app = new Hono();
    const metrics = djed.metrics({ watch: [keys] });
    app.use(djed.health({ checks: { keys }, details: true }));
    app.use(metrics);
    app.use("/private", keys.guard());
    app.get("/metrics", metrics.handler);
    await app.request("/private");
    assert.equal((await app.request("/health")).status, 200);
    const text = await (await app.request("/metrics")).text();
    assert.match(text, /djed_api_keys_refused_total\{name="customers"\} 1/);
    assert.match(text, /guard="api-keys".*code="api-key-invalid"|code="api-key-invalid".*guard=/);
  });
});
