/** `@upstash/ratelimit` as a store, against a real redis-server behind the REST bridge. */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { upstashRatelimitStore } from "../../../src/stores/upstash-ratelimit.ts";
import { waitFor } from "../../../src/core/store/bucket.ts";
import { charge, freshKey, moment, storeContract, takeOf, tokens } from "../../contract/store.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";
import { startUpstashBridge } from "../../support/servers/upstash-bridge.ts";
import type { Bridge } from "../../support/servers/upstash-bridge.ts";

let server: RedisServer;
let bridge: Bridge;
let second: Bridge;

before(async () => {
  server = await startRedis();
  bridge = await startUpstashBridge({ redisPort: server.port, stripFlag: true });
  second = await startUpstashBridge({ redisPort: server.port, stripFlag: true, database: 1 });
});
after(async () => {
  await bridge?.stop();
  await second?.stop();
  await server?.stop();
});

const client = (of: Bridge = bridge) =>
  new Redis({ url: of.url, token: of.token, retry: { retries: 0 } });

storeContract("upstashRatelimitStore, token bucket", {
  make: () => ({
    store: upstashRatelimitStore({ redis: client() }),
    other: upstashRatelimitStore({ redis: client() }),
  }),
  single: true,
  wholeTokens: true,
});

for (const algorithm of ["slidingWindow", "fixedWindow"] as const) {
  describe(`upstashRatelimitStore, ${algorithm}`, () => {
    const make = () => upstashRatelimitStore({ redis: client(), algorithm });

    it("admits the limit of many concurrent takes, and refuses the rest", async () => {
      const store = make();
      const key = freshKey();
      const results = await Promise.all(
        Array.from({ length: 300 }, () => takeOf(store, [charge(key)])),
      );
      assert.equal(results.filter((result) => result.allowed).length, 10);
    });

    it("consumes nothing and blocks nobody when it refuses a cost", async () => {
      const store = make();
      const key = freshKey();
      await takeOf(store, [charge(key, 4)]);
      assert.equal((await takeOf(store, [charge(key, 7)])).allowed, false);
      assert.equal((await takeOf(store, [charge(key, 50)])).allowed, false);
      assert.equal((await takeOf(store, [charge(key, 6)])).allowed, true);
      assert.equal((await takeOf(store, [charge(key)])).allowed, false);
    });

    it("gives back what was taken, also after refusals, and never more", async () => {
      const store = make();
      const key = freshKey();
      for (let i = 0; i < 15; i++) await takeOf(store, [charge(key)]);
      await new Promise((resolve) => setTimeout(resolve, 50)); // refused ones are uncounted behind
      assert.equal(tokens(await takeOf(store, [charge(key, -3)])), 7);
      assert.equal(tokens(await takeOf(store, [charge(key, -30)])), 0);
      assert.equal((await takeOf(store, [charge(key, 10)])).allowed, true);
      assert.equal(tokens(await takeOf(store, [charge(key, -Infinity)])), 0);
    });
  });
}

describe("upstashRatelimitStore", () => {
  it("gives the first charges back when a later one refuses", async () => {
    const store = upstashRatelimitStore({ redis: client() });
    const [a, b] = [freshKey(), freshKey()];
    await takeOf(store, [charge(b, 8)]);
    const refused = await takeOf(store, [charge(a, 5), charge(b, 5)]);
    assert.deepEqual([refused.allowed, tokens(refused)], [false, 0]);
    assert.equal(tokens(await takeOf(store, [charge(a, 0)])), 0);
    assert.equal((await takeOf(store, [charge(a, 2), charge(b, 2)])).allowed, true);
  });

  it("says of an empty fixed window how long to wait: until it ends", async () => {
    const store = upstashRatelimitStore({ redis: client(), algorithm: "fixedWindow" });
    const key = freshKey();
    await takeOf(store, [charge(key, 10)]);
    const now = Date.now();
    const refused = await takeOf(store, [charge(key)]);
    const wait = waitFor(refused.spent[0], 1, charge(key));
    const untilEnd = 3_600_000 - now % 3_600_000;
    assert.ok(Math.abs(wait - untilEnd) < 1_000, `${wait} of ${untilEnd}`);
  });

  it("says that it cannot owe or block", async () => {
    const store = upstashRatelimitStore({ redis: client() });
    for (const more of [{ force: true }, { atLeast: 1 }]) {
      await assert.rejects(takeOf(store, [charge(freshKey(), 1, more)]), /cannot owe or block/);
    }
  });

  it("counts over several regions", async () => {
    const store = upstashRatelimitStore({ redis: [client(), client(second)] });
    const key = freshKey();
    const allowed: boolean[] = [];
    for (let i = 0; i < 14; i++) {
      allowed.push((await takeOf(store, [charge(key)])).allowed);
      await new Promise((resolve) => setTimeout(resolve, 10)); // regions agree in the background
    }
    assert.equal(allowed.filter(Boolean).length, 10);
    assert.equal(allowed[0], true);
    assert.equal(allowed[13], false);
  });

  it("records analytics when the option is on", async () => {
    const store = upstashRatelimitStore({ redis: client(), analytics: true, prefix: "told" });
    await takeOf(store, [charge(freshKey())]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await client().exists(`told:events:${Date.now() - Date.now() % 3_600_000}`), 1);
  });

  it("never scans and never deletes by pattern", async () => {
    const store = upstashRatelimitStore({ redis: client() });
    const [one, star] = [freshKey(), "*"];
    await takeOf(store, [charge(one, 5)]);
    await takeOf(store, [charge(star, 5)]);
    await takeOf(store, [charge(star, -Infinity)]);
    assert.equal(tokens(await takeOf(store, [charge(one, 0)])), 5);
    const ran = await fetch(bridge.url, {
      method: "POST",
      headers: { authorization: `Bearer ${bridge.token}` },
      body: JSON.stringify(["INFO", "commandstats"]),
    });
    const statistics = await ran.text();
    assert.match(statistics, /cmdstat_evalsha/);
    assert.doesNotMatch(statistics, /cmdstat_(scan|del|unlink)/);
  });

  it("leaves no bucket behind that never expires", async () => {
    const store = upstashRatelimitStore({ redis: client(), prefix: "ttl" });
    const [reset, refunded] = [freshKey(), freshKey()];
    await takeOf(store, [charge(reset, 3)]);
    await takeOf(store, [charge(reset, -Infinity)]);
    await takeOf(store, [charge(refunded, -5)]);
    assert.ok(await client().pttl(`ttl:${reset}`) > 0);
    assert.equal(await client().exists(`ttl:${refunded}`), 0);
  });

  it("takes a ready Ratelimit, whose limit counts", async () => {
    const ratelimit = new Ratelimit({
      redis: client(),
      limiter: Ratelimit.slidingWindow(3, "1 h"),
      prefix: "ready",
    });
    const store = upstashRatelimitStore({ ratelimit });
    const key = freshKey();
    const allowed = [];
    for (let i = 0; i < 5; i++) allowed.push((await takeOf(store, [charge(key)])).allowed);
    assert.deepEqual(allowed, [true, true, true, false, false]);
  });

  it("lets no refused cost block a client of a ready Ratelimit with its cache", async () => {
    const ratelimit = new Ratelimit({
      redis: client(),
      limiter: Ratelimit.tokenBucket(10, "1 h", 10),
      prefix: "cached",
    });
    const store = upstashRatelimitStore({ ratelimit });
    const key = freshKey();
    assert.equal((await takeOf(store, [charge(key, 50)])).allowed, false);
    assert.equal((await takeOf(store, [charge(key, 1)])).allowed, true);
  });

  it("fails when a ready Ratelimit reports a timeout, which it calls an admission", async () => {
    const slow = await startUpstashBridge({ redisPort: server.port, stripFlag: true, delay: 300 });
    try {
      const ratelimit = new Ratelimit({
        redis: client(slow),
        limiter: Ratelimit.slidingWindow(3, "1 h"),
        timeout: 20,
      });
      const store = upstashRatelimitStore({ ratelimit });
      await assert.rejects(takeOf(store, [charge(freshKey())]), /no answer in time/);
    } finally {
      await slow.stop();
    }
  });

  it("fails when the database cannot be reached", async () => {
    const redis = new Redis({ url: "http://127.0.0.1:1", token: "t", retry: { retries: 0 } });
    await assert.rejects(takeOf(upstashRatelimitStore({ redis }), [charge(freshKey())]));
  });

  it("resolves its database from the request", async () => {
    const store = upstashRatelimitStore({ redis: (c) => c.env.DATABASE });
    const context = { ...moment(), c: { env: { DATABASE: client() } } as never };
    const key = freshKey();
    assert.equal((await takeOf(store, [charge(key, 10)], context)).allowed, true);
    assert.equal((await takeOf(store, [charge(key)], context)).allowed, false);
  });

  it("names what is wrong with its options", () => {
    const redis = client();
    const wrong: [object, RegExp][] = [
      [{}, /give \{ redis \} or \{ ratelimit \}/],
      [{ redis, algoritm: "fixedWindow" }, /unknown option "algoritm", did you mean "algorithm"\?/],
      [{ redis, algorithm: "leaky" }, /algorithm must be one of "tokenBucket"/],
      [{ redis: [redis], algorithm: "tokenBucket" }, /one of "slidingWindow", "fixedWindow"/],
      [{ ratelimit: {} }, /ratelimit must be a Ratelimit/],
    ];
    for (const [options, message] of wrong) {
      assert.throws(() => upstashRatelimitStore(options as never), message);
    }
  });
});
