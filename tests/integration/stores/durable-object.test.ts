/** The Durable Object store in the real workerd, with SQLite storage on disk. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Miniflare } from "miniflare";
import type { Take, TakeResult } from "../../../src/core/store/store.ts";
import { root } from "../../runtimes/runners.mjs";
import type { Outcome } from "../../runtimes/workerd-shim.ts";
import { bundled, startWorker } from "../../support/servers/workerd.ts";
import { freshClaimKey } from "../../contract/claims.ts";
import { freshRecord } from "../../contract/keys.ts";
import { charge, freshKey, tokens } from "../../contract/store.ts";

let directory: string;
let script: string;
let worker: Miniflare;

before(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "djed-objects-"));
  script = await bundled("tests/integration/stores/fixtures/durable-object.ts", {
    external: ["node:*", "cloudflare:*"],
    alias: { "node:test": path.join(root, "tests/runtimes/workerd-shim.ts") },
  });
  worker = start();
});
after(async () => {
  await worker?.dispose();
  await rm(directory, { recursive: true, force: true });
});

function start(): Miniflare {
  return startWorker(script, {
    compatibilityFlags: ["nodejs_compat"],
    durableObjects: { LIMITER: { className: "TestLimiter", useSQLite: true } },
    durableObjectsPersist: directory,
  });
}

async function ask<T>(route: string, body?: unknown): Promise<T> {
  const init = { method: "POST", body: JSON.stringify(body ?? null) };
  const response = await worker.dispatchFetch(`http://worker.test${route}`, init);
  assert.equal(response.status, 200, await response.clone().text());
  return await response.json() as T;
}

async function take(...charges: Take): Promise<TakeResult> {
  return (await ask<TakeResult[]>("/take", [charges]))[0];
}

/** The name of a key's object. */
const objectOf = (key: string) => encodeURIComponent(/\{(.+)\}/.exec(key)![1]);

describe("durableObjectStore in workerd", () => {
  it("keeps the contracts of buckets, claims and API keys, also when its objects are evicted", async () => {
    const outcomes = await ask<Outcome[]>("/contract");
    assert.deepEqual(outcomes.filter(({ status }) => status !== "pass"), []);
    assert.ok(outcomes.length >= 50, `${outcomes.length} tests`);
  });

  it("loses no count when the process ends and another starts", async () => {
    const key = freshKey();
    assert.equal(tokens(await take(charge(key, 9))), 9);
    await worker.dispose();
    worker = start();
    assert.equal((await take(charge(key))).allowed, true);
    assert.equal((await take(charge(key))).allowed, false);
  });

  it("limits an app over HTTP, by two policies, also after a restart", async () => {
    const get = () =>
      worker.dispatchFetch("http://worker.test/limited", { headers: { "x-client": "someone" } });
    const first = await get();
    assert.deepEqual([first.status, await first.text()], [200, "global"]);
    assert.equal(first.headers.get("ratelimit"), '"hour";r=2;t=1200, "day";r=8;t=9600');
    for (const status of [200, 200, 429]) assert.equal((await get()).status, status);
    await worker.dispose();
    worker = start();
    const refused = await get();
    assert.equal(refused.status, 429);
    const retryAfter = Number(refused.headers.get("retry-after"));
    assert.ok(retryAfter > 1_100 && retryAfter <= 1_200, `${retryAfter} s`);
    const problem = await refused.json() as { violatedPolicies: string[] };
    assert.deepEqual(problem.violatedPolicies, ["hour"]);
  });

  it("has an object per client, which all policies of the client share", async () => {
    const [one, two] = [freshKey("one"), freshKey("two")];
    await take(charge(`minute:${one}`), charge(`day:${one}`));
    await take(charge(two));
    assert.equal(await ask(`/rows?name=${objectOf(one)}`), 1);
    assert.equal(await ask(`/rows?name=${objectOf(two)}`), 1);
  });

  it("writes nothing for looks and refusals", async () => {
    const key = freshKey();
    await take(charge(key, 0));
    await take(charge(key, 11));
    assert.equal(await ask(`/rows?name=${objectOf(key)}`), 0);
  });

  it("removes what it kept by an alarm once the bucket is full again", async () => {
    const key = freshKey();
    await take(charge(key, 10, { limit: 10, window: 1_000 }));
    assert.equal(await ask(`/rows?name=${objectOf(key)}`), 1);
    await ask(`/evict?name=${objectOf(key)}`);
    const until = Date.now() + 20_000;
    let rows = 1;
    while (rows > 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      rows = await ask<number>(`/rows?name=${objectOf(key)}`);
    }
    assert.equal(rows, 0);
    assert.equal((await take(charge(key, 10, { limit: 10, window: 1_000 }))).allowed, true);
  });
});

describe("claims in Durable Objects", () => {
  const call = (method: string, ...args: unknown[]) =>
    ask<{ value?: unknown; error?: string }>("/claims", { method, args });
  const rowsOf = (key: string) => ask(`/rows?name=${encodeURIComponent(key)}`);

  it("keep results of 500 kB of any text when the process ends", async () => {
    const key = freshClaimKey();
    const result = "zażółć 🐢 ".repeat(50_000);
    await call("claim", key, { owner: "a", lease: 60_000, fingerprint: "f" });
    const end = { owner: "a", ttl: 3_600_000, result };
    assert.deepEqual(await call("finish", key, end), { value: true });
    await worker.dispose();
    worker = start();
    const { value } = await call("claim", key, { owner: "b", lease: 60_000 });
    assert.deepEqual(value, { state: "done", fingerprint: "f", result });
    assert.equal(await rowsOf(key), 1);
  });

  it("are free after their lease when the process ends in the middle, and not before", async () => {
    const [key, lease] = [freshClaimKey(), 2_000];
    const claimedAt = Date.now();
    assert.deepEqual(await call("claim", key, { owner: "a", lease }), {
      value: { state: "claimed" },
    });
    await worker.dispose();
    worker = start();
    const { value } = await call("claim", key, { owner: "b", lease });
    assert.ok(Date.now() < claimedAt + lease, "the machine is too slow for this test");
    assert.equal((value as { state: string }).state, "running");
    await new Promise((resolve) => setTimeout(resolve, lease));
    assert.deepEqual(await call("claim", key, { owner: "b", lease }), {
      value: { state: "claimed" },
    });
  });

  it("refuse a result that the storage cannot keep, and stay with the owner", async () => {
    const key = freshClaimKey();
    await call("claim", key, { owner: "a", lease: 60_000 });
    const end = { owner: "a", ttl: 3_600_000, result: "x".repeat(3_000_000) };
    const { error } = await call("finish", key, end);
    assert.match(error ?? "", /too large|too big/i);
    const { value } = await call("read", key);
    assert.equal((value as { state: string }).state, "running");
    assert.deepEqual(await call("finish", key, { owner: "a" }), { value: true });
    assert.deepEqual(await call("claim", key, { owner: "b", lease: 1_000 }), {
      value: { state: "claimed" },
    });
  });

  it("write nothing when they are refused or read", async () => {
    const key = freshClaimKey();
    await call("read", key);
    await call("finish", key, { owner: "a" });
    assert.equal(await rowsOf(key), 0);
  });
});

describe("API keys in Durable Objects", () => {
  const call = (method: string, ...args: unknown[]) =>
    ask<{ value?: unknown }>("/keys", { method, args });

  it("survive the end of the process", async () => {
    const record = freshRecord();
    assert.deepEqual(await call("put", record), { value: true });
    await worker.dispose();
    worker = start();
    assert.deepEqual(await call("find", record.hash), { value: record });
    assert.deepEqual(await call("list", record.owner), { value: [record] });
  });

  it("write nothing for hashes and ids that nobody has", async () => {
    const { id, hash } = freshRecord();
    await call("find", hash);
    await call("revoke", id, Date.now());
    for (const name of [`hash:${hash}`, `id:${id}`]) {
      assert.equal(await ask(`/rows?name=djed:keys:1:${name}`), 0);
    }
  });
});
