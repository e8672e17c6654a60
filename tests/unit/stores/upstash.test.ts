import { describe, it } from "node:test";
import assert from "node:assert/strict";
import { Redis } from "@upstash/redis/cloudflare";
import type { EdgeContext } from "../../../src/core/request/middleware.ts";
import type { TakeContext } from "../../../src/core/store/store.ts";
import { upstashRatelimitStore } from "../../../src/stores/upstash-ratelimit.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";

/** A port without a listener; without a permission Deno does not connect. */
const NOWHERE = { url: "http://127.0.0.1:9", token: "t" };

const take = [{ key: "k", limit: 1, window: 1_000, capacity: 1, cost: 1 }];
const moment = (env?: object): TakeContext => ({
  now: 0,
  clock: { now: () => 0 },
  c: env && ({ env } as EdgeContext),
});

describe("the Upstash stores on every runtime, without a permission", () => {
  it("make a client of the request's bindings, and fail like a store when it cannot connect", async () => {
    const env = { UPSTASH_REDIS_REST_URL: NOWHERE.url, UPSTASH_REDIS_REST_TOKEN: NOWHERE.token };
    const store = upstashStore();
    await assert.rejects(
      async () => await store.take([take], moment(env)),
      (error: Error) =>
        error.message.startsWith("upstashStore: ") && !/env access/.test(error.message),
    );
  });

  it("say which variables are missing", async () => {
    await assert.rejects(
      async () => await upstashStore().take([take], moment({})),
      /UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN must be set/,
    );
  });

  it("run on @upstash/ratelimit without reading the environment", async () => {
    const redis = new Redis({ ...NOWHERE, retry: { retries: 0 } });
    const store = upstashRatelimitStore({ redis });
    await assert.rejects(
      async () => await store.take([take], moment()),
      (error: Error) => !/env access/.test(error.message),
    );
  });

  it("name what is wrong with their options", () => {
    assert.throws(() => upstashStore({} as never), /redis must be a Redis/);
    assert.throws(() => upstashStore({ reddis: 1 } as never), /did you mean "redis"\?/);
    assert.throws(() => upstashRatelimitStore({} as never), /give \{ redis \} or \{ ratelimit \}/);
    assert.throws(
      () => upstashRatelimitStore("https://app:secret@eu1.upstash.io" as never),
      /^TypeError: upstashRatelimitStore: options must be an object, got "https:\/\/…@eu1/,
    );
  });
});
