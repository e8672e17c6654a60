/** API keys on the real workerd, without `nodejs_compat`. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Miniflare } from "miniflare";
import { bundled, startWorker } from "../../support/servers/workerd.ts";

type Key = { id: string; key: string; lastUsedAt?: number; revokedAt?: number };

describe("API keys on Workers", () => {
  let worker: Miniflare;

  before(async () => {
    const script = await bundled("tests/integration/api-keys/fixtures/worker.ts", {
      external: ["cloudflare:*"],
    });
    worker = startWorker(script, {
      bindings: { PEPPER: "secret" },
      durableObjects: { LIMITER: { className: "DjedLimiter", useSQLite: true } },
    });
    await worker.ready;
  });
  after(() => worker?.dispose());

  const send = (path: string, method = "GET", key?: string) =>
    worker.dispatchFetch(`http://worker.test${path}`, {
      method,
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    });

  it("are made, used, rotated and listed with bindings for store and pepper", async () => {
    const old = await (await send("/keys", "POST")).json() as Key;
    const used = await send("/guarded", "GET", old.key);
    assert.deepEqual([used.status, await used.text()], [200, "ann"]);
    const next = await (await send(`/keys/${old.id}`, "POST")).json() as Key;
    const statuses = [];
    for (const { key } of [old, next]) statuses.push((await send("/guarded", "GET", key)).status);
    assert.deepEqual(statuses, [401, 200]);
    const listed = await (await send("/keys")).json() as Key[];
    const [first, second] = [old, next].map(({ id }) => listed.find((key) => key.id === id)!);
    assert.equal(typeof first.revokedAt, "number");
    assert.equal(typeof first.lastUsedAt, "number");
    assert.equal(second.revokedAt, undefined);
  });

  it("need a store: without one, making a key rejects and nothing is let through", async () => {
    const { key } = await (await send("/keys", "POST")).json() as Key;
    assert.equal((await send("/without", "GET", key)).status, 503);
    assert.match(await (await send("/without", "POST")).text(), /give a store: on Workers/);
  });
});
