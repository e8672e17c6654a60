/** The work that requests with different keys cause: none for garbage, the same for all others. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import process from "node:process";
import { Hono } from "hono";
import { Redis } from "ioredis";
import { KeyCache, MAX_CACHED } from "../../../src/api-keys/cache.ts";
import { apiKeys } from "../../../src/api-keys/mod.ts";
import type { KeyStore } from "../../../src/api-keys/mod.ts";
import { MemoryKeys } from "../../../src/stores/memory-keys.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { manualClock } from "../../../src/testing/clock.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";
import { countingStore } from "../../unit/api-keys/app.ts";

const prefix = "shop_live";
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

describe("garbage in place of API keys", () => {
  it("causes no call of the store in a million requests", async () => {
    const store = countingStore();
    const keys = apiKeys({ prefix, store });
    const guard = keys.guard();
    const next = () => Promise.reject(new Error("it was let through"));
    let header = "";
    const req = { header: (name: string) => name === "x-api-key" ? header : undefined };
    let refused = 0;
    for (let i = 0; i < 1_000_000; i++) {
      // Half of them have the prefix and the length of a key.
      const noise = DIGITS[i % 62] + DIGITS[i % 61] + DIGITS[i % 59] +
        (i * 2_654_435_761).toString(36);
      header = i % 2 ? `${prefix}_${noise.padEnd(44, DIGITS[i % 53]).slice(0, 44)}` : noise;
      const response = await guard({ req, set() {}, var: {} }, next) as Response;
      if (response.status === 401) refused++;
    }
    assert.equal(refused, 1_000_000);
    assert.deepEqual(store.calls, { find: 0, put: 0, list: 0, revoke: 0, touch: 0 });
    assert.equal(keys.stats().cached, 0);
  });
});

describe("a flood of unknown keys that are well-formed", () => {
  it("takes as long with a full cache as with an empty one", () => {
    const hashes = Array.from({ length: 3 * MAX_CACHED }, (_, i) => `hash-${i}`);
    const time = (cache: KeyCache, from: number) => {
      const start = performance.now();
      for (let i = from; i < from + MAX_CACHED; i++) cache.set(hashes[i], null, 0);
      return performance.now() - start;
    };
    let least = Infinity;
    for (let round = 1; round < 8; round++) {
      const full = new KeyCache(60_000);
      time(full, 0);
      time(full, MAX_CACHED);
      least = Math.min(least, time(full, 2 * MAX_CACHED) / time(new KeyCache(60_000), 0));
    }
    // To look for the oldest entry from the start of the map takes 10 times as long and more.
    assert.ok(least < 5, `it takes ${least.toFixed(1)} times as long`);
  });
});

/** Times of requests in µs, by the kind of their key: medians of interleaved rounds. */
async function timesOf(
  store: KeyStore,
  kinds: readonly string[],
  rounds: number,
): Promise<Record<string, number>> {
  const clock = manualClock();
  const keys = apiKeys({ prefix, store, clock, cache: 0 });
  const others = apiKeys({ prefix, store: new MemoryKeys(), clock });
  const made: Record<string, Request[]> = {};
  for (const kind of kinds) {
    made[kind] = [];
    for (let i = 0; i < 50; i++) {
      const of = kind === "unknown" ? others : keys;
      const expires = kind === "expired" ? 1 : undefined;
      const { id, key } = await of.create({ owner: "ann", expires });
      if (kind === "revoked") await keys.revoke(id);
      const headers = { authorization: `Bearer ${key}` };
      made[kind].push(new Request("http://localhost/", { headers }));
    }
  }
  clock.advance("1s");
  const app = new Hono();
  app.use(keys.guard());
  app.get("/", (c) => c.text("ok"));
  const times: Record<string, number[]> = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < kinds.length; i++) {
      // Each kind follows each other one as often.
      const kind = kinds[(i * (1 + round % 2) + round) % kinds.length];
      const start = performance.now();
      for (const request of made[kind]) await app.fetch(request);
      // The first rounds compile the code, and note the last use of the known keys.
      if (round >= rounds / 4) times[kind].push((performance.now() - start) * 1_000 / 50);
    }
  }
  return Object.fromEntries(
    kinds.map((kind) => [kind, times[kind].sort((a, b) => a - b)[times[kind].length >> 2]]),
  );
}

/** The largest difference of some times, as a share of the smallest. */
function spreadOf(times: Record<string, number>): number {
  const all = Object.values(times);
  return Math.max(...all) / Math.min(...all) - 1;
}

/** The bar is 5 %, measured with `--long` on an idle machine; other processes disturb it. */
const MOST = process.argv.includes("--long") ? 0.05 : 0.2;

/** The smallest spread of a few attempts: another process may disturb one. */
async function leastSpread(measure: () => Promise<Record<string, number>>): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < 8 && least > MOST; attempt++) {
    least = Math.min(least, spreadOf(await measure()));
  }
  return least;
}

describe("the time of a request with an API key that is looked up", () => {
  let server: RedisServer;
  let client: Redis;

  before(async () => {
    server = await startRedis();
    client = new Redis(server.port, "127.0.0.1", { maxRetriesPerRequest: 0 });
  });
  after(async () => {
    client?.disconnect();
    await server?.stop();
  });

  it("is the same for unknown, revoked and expired keys in memory", async () => {
    const kinds = ["unknown", "revoked", "expired"];
    const spread = await leastSpread(() => timesOf(new MemoryKeys(), kinds, 300));
    assert.ok(spread <= MOST, `they differ by ${Math.round(spread * 100)} %`);
  });

  it("is the same for these and known keys in Redis", async () => {
    const kinds = ["unknown", "revoked", "expired", "known"];
    const spread = await leastSpread(() => timesOf(redisStore({ client }).keys, kinds, 60));
    assert.ok(spread <= MOST, `they differ by ${Math.round(spread * 100)} %`);
  });
});
