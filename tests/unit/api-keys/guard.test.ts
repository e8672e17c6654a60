import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Hono } from "hono";
import { decisions } from "../../../src/core/request/decision.ts";
import { apiKeys } from "../../../src/api-keys/mod.ts";
import type { ApiKeyVariables } from "../../../src/api-keys/mod.ts";
import { manualClock } from "../../../src/testing/clock.ts";
import { memoryStore } from "../../../src/stores/memory.ts";
import { rateLimit } from "../../../src/rate-limit/mod.ts";
import { appWith, ask, asyncStore, countingStore, refusalOf } from "./app.ts";

const prefix = "shop_live";

describe("apiKeys().guard()", () => {
  it("admits a valid key, in either header, and sets c.var.apiKey", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const app = appWith(keys);
    const { key, id } = await keys.create({ owner: "ann" });
    const accepted: Record<string, string>[] = [
      { authorization: `Bearer ${key}` },
      { authorization: `bearer  ${key} ` },
      { "x-api-key": key },
      { "x-api-key": key, authorization: `Bearer ${key}` },
      { "x-api-key": key, authorization: "Basic YTpi" },
      { "x-api-key": key, authorization: "Bearer ey.of.another" },
      { "x-api-key": "that of a gateway", authorization: `Bearer ${key}` },
      { "x-api-key": "", authorization: `Bearer ${key}` },
    ];
    for (const headers of accepted) {
      const response = await app.request("/", { headers });
      assert.deepEqual([response.status, await response.text()], [200, `${id} ann`]);
    }
  });

  it("gives the key's id, owner, scopes, name and end, which cannot be changed", async () => {
    const clock = manualClock();
    const keys = apiKeys({ store: memoryStore(), clock });
    const app = new Hono<{ Variables: ApiKeyVariables }>();
    app.use(keys.guard());
    app.get("/", (c) => {
      assert.throws(() => (c.var.apiKey.scopes as string[]).push("admin"), TypeError);
      assert.throws(() => ((c.var.apiKey as { owner: string }).owner = "eve"), TypeError);
      return c.json(c.var.apiKey);
    });
    const { key, id } = await keys.create({
      owner: "ann",
      scopes: ["a", "b"],
      name: "CI",
      expires: "90d",
    });
    const response = await app.request("/", { headers: { "x-api-key": key } });
    assert.deepEqual(await response.json(), {
      id,
      owner: "ann",
      scopes: ["a", "b"],
      name: "CI",
      expiresAt: clock.now() + 90 * 86_400_000,
    });
  });

  it("refuses a request without a key with 401, and says how to send one", async () => {
    const app = appWith(apiKeys({ store: memoryStore() }));
    for (const authorization of [undefined, "Basic YTpi", "Bearer"]) {
      const headers = authorization === undefined ? undefined : { authorization };
      const response = await app.request("/", { headers });
      assert.equal(response.headers.get("www-authenticate"), "Bearer");
      assert.equal(response.headers.get("content-type"), "application/problem+json");
      assert.equal(response.headers.get("cache-control"), "no-store");
      const { code, detail } = await response.json() as { code: string; detail: string };
      assert.deepEqual([response.status, code], [401, "api-key-invalid"]);
      assert.match(detail, /Authorization: Bearer/);
    }
  });

  it("answers the same for malformed, unknown, revoked and expired keys", async () => {
    const clock = manualClock();
    const keys = apiKeys({ prefix, store: memoryStore(), clock });
    const app = appWith(keys);
    const revoked = await keys.create({ owner: "ann" });
    const expired = await keys.create({ owner: "ann", expires: "1h" });
    const unknown = await apiKeys({ prefix, store: memoryStore() }).create({ owner: "eve" });
    await keys.revoke(revoked.id);
    clock.advance("1h");
    const answers = new Set<string>();
    for (const key of [revoked.key, expired.key, unknown.key, "shop_live_x"]) {
      const response = await ask(app, key);
      answers.add(JSON.stringify([response.status, [...response.headers], await response.text()]));
    }
    assert.equal(answers.size, 1);
    assert.match([...answers][0], /^\[401,.*api-key-invalid/);
  });

  it("reads no key from a header that has more, however far away", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const app = appWith(keys);
    const { key } = await keys.create({ owner: "ann" });
    const headers = [`${key} x`, `${key}, ${key}`, `${key},`, `${key}${" ".repeat(200)}x`];
    for (const text of headers) {
      assert.equal((await ask(app, text)).status, 401, text);
    }
  });

  it("refuses a key that has ended while its request waited for another middleware", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const app = new Hono();
    app.use(rateLimit({ limit: 100 }));
    app.use(async (_c, next) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await next();
    });
    app.use(keys.guard());
    app.get("/", (c) => c.text("ok"));
    const { key, id } = await keys.create({ owner: "ann" });
    const response = ask(app, key);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await keys.revoke(id);
    assert.equal((await response).status, 401);
  });

  it("refuses two different keys in one request", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const [one, two] = [await keys.create({ owner: "a" }), await keys.create({ owner: "b" })];
    const headers = { "x-api-key": one.key, authorization: `Bearer ${two.key}` };
    const response = await appWith(keys).request("/", { headers });
    assert.deepEqual(await refusalOf(response), [401, "api-key-invalid"]);
  });

  it("refuses a key that lacks one of the scopes with 403, and names it", async () => {
    const keys = apiKeys({ store: memoryStore() });
    const app = appWith(keys, { scopes: ["orders:read", "orders:write"] });
    const some = await keys.create({ owner: "ann", scopes: ["orders:read"] });
    const all = await keys.create({ owner: "ann", scopes: ["x", "orders:write", "orders:read"] });
    const response = await ask(app, some.key);
    const problem = await response.json() as { code: string; detail: string };
    assert.deepEqual([response.status, problem.code], [403, "scope-missing"]);
    assert.match(problem.detail, /orders:write/);
    assert.equal(
      response.headers.get("www-authenticate"),
      'Bearer error="insufficient_scope", scope="orders:read orders:write"',
    );
    assert.equal((await ask(app, all.key)).status, 200);
  });

  it("never reads the query, unless the option names a parameter", async () => {
    const store = memoryStore();
    const keys = apiKeys({ store });
    const { key } = await keys.create({ owner: "ann" });
    assert.equal((await ask(appWith(keys), undefined, `/?api_key=${key}`)).status, 401);
    const open = apiKeys({ store, query: "api_key" });
    assert.equal((await ask(appWith(open), undefined, `/?api_key=${key}`)).status, 200);
  });

  it("looks up what is in front of the hash by the checksum only: garbage costs no call", async () => {
    const store = countingStore();
    const app = appWith(apiKeys({ prefix, store }));
    const garbage = ["", "x", "shop_live_", `shop_live_${"a".repeat(44)}`, "ey.jwt.x", "é"];
    for (const text of garbage) {
      const response = await app.request("/", { headers: { "x-api-key": encodeURI(text) } });
      assert.equal(response.status, 401);
    }
    assert.deepEqual(store.calls, { find: 0, put: 0, list: 0, revoke: 0, touch: 0 });
  });

  it("records each decision with the id of the key, and never the key", async () => {
    const keys = apiKeys({ prefix, store: memoryStore() });
    const seen: unknown[] = [];
    const app = new Hono();
    app.use(async (c, next) => {
      await next();
      for (const { guard, action, code, reason, detail } of decisions(c)) {
        seen.push([guard, action, code, reason, detail]);
      }
    });
    app.use(keys.guard({ scopes: ["a"] }));
    app.get("/", (c) => c.text("ok"));
    const good = await keys.create({ owner: "ann", scopes: ["a"] });
    const poor = await keys.create({ owner: "ann" });
    const gone = await keys.create({ owner: "ann" });
    await keys.revoke(gone.id);
    for (const key of [good.key, poor.key, gone.key, "nonsense", undefined]) await ask(app, key);
    assert.deepEqual(seen, [
      ["api-keys", "allow", undefined, undefined, { id: good.id }],
      ["api-keys", "deny", "scope-missing", "scope", { id: poor.id, scope: "a" }],
      ["api-keys", "deny", "api-key-invalid", "revoked", { id: gone.id }],
      ["api-keys", "deny", "api-key-invalid", "malformed", undefined],
      ["api-keys", "deny", "api-key-invalid", "missing", undefined],
    ]);
  });

  it("refuses nothing in report mode, and records what it would have done", async () => {
    const keys = apiKeys({ store: memoryStore() });
    const app = new Hono();
    const actions: string[] = [];
    app.use(async (c, next) => {
      await next();
      actions.push(...decisions(c).map(({ action, code }) => `${action} ${code}`));
    });
    app.use(keys.guard({ mode: "report", scopes: ["a"] }));
    app.get("/", (c) => c.text("ok"));
    const { key } = await keys.create({ owner: "ann" });
    for (const sent of [undefined, "nonsense", key]) {
      const response = await ask(app, sent);
      assert.deepEqual([response.status, response.headers.get("www-authenticate")], [200, null]);
    }
    assert.deepEqual(actions, [
      "report api-key-invalid",
      "report api-key-invalid",
      "report scope-missing",
    ]);
  });

  it("answers HEAD without a body", async () => {
    const response = await appWith(apiKeys({ store: memoryStore() })).request("/", {
      method: "HEAD",
    });
    assert.deepEqual([response.status, await response.text()], [401, ""]);
  });

  it("gives the limiter its key", async () => {
    const keys = apiKeys({ store: memoryStore() });
    const app = new Hono<{ Variables: ApiKeyVariables }>();
    app.use(keys.guard());
    app.use(rateLimit<{ Variables: ApiKeyVariables }>({
      limit: 1,
      key: (c) => c.var.apiKey.id,
    }));
    app.get("/", (c) => c.text("ok"));
    const [ann, bob] = [await keys.create({ owner: "ann" }), await keys.create({ owner: "bob" })];
    const statuses: number[] = [];
    for (const { key } of [ann, ann, bob]) {
      statuses.push((await app.request("/", { headers: { "x-api-key": key } })).status);
    }
    assert.deepEqual(statuses, [200, 429, 200]);
  });

  it("works with stores that answer later", async () => {
    const keys = apiKeys({ store: asyncStore() });
    const { key, id } = await keys.create({ owner: "ann" });
    const app = appWith(keys);
    assert.equal(await (await ask(app, key)).text(), `${id} ann`);
    await keys.revoke(id);
    assert.equal((await ask(app, key)).status, 401);
  });

  it("hashes with a pepper, from a text or from the bindings", async () => {
    const store = countingStore();
    const make = (pepper?: string | ((c: { env: { PEPPER: string } }) => string)) =>
      apiKeys({ store, pepper: pepper as string, cache: 0 });
    const { key } = await make("secret").create({ owner: "ann" });
    const status = async (keys: ReturnType<typeof make>) =>
      (await appWith(keys).request("/", { headers: { "x-api-key": key } }, { PEPPER: "secret" }))
        .status;
    assert.equal(await status(make("secret")), 200);
    assert.equal(await status(make((c) => c.env.PEPPER)), 200);
    assert.equal(await status(make("other")), 401);
    assert.equal(await status(make()), 401);
  });
});
