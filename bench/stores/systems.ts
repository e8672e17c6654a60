/**
 * The shared stores and their peers.
 *
 * @module
 */
import { Ratelimit } from "@upstash/ratelimit";
import { RedisStore } from "hono-rate-limiter";
import type { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { createLimiter } from "../../mod.ts";
import type { Store } from "../../src/core/store/store.ts";
import { redisStore } from "../../src/stores/redis.ts";
import { upstashStore } from "../../src/stores/upstash.ts";
import { http, tcp } from "./servers.ts";

/** High enough never to be reached, because only admission is measured. */
const PLENTY = 1_000_000_000;

/** Something that decides. */
export interface System {
  readonly name: string;
  readonly peer: boolean;
  /** Round trips: commands over TCP, requests over HTTP. */
  readonly transport: "tcp" | "http";
  /** One decision. */
  decide(key: string): unknown;
}

function ours(
  name: string,
  store: Store,
  options: { limit?: number; consistency?: "lease" } = {},
): System {
  const settings = { limit: PLENTY, window: "1m", storeTimeout: "30s", ...options } as const;
  const limiter = createLimiter({ ...settings, store, name: name.replaceAll(" ", "-") });
  const transport = name.includes("upstash") ? "http" : "tcp";
  return {
    name: `djed ${name}`,
    peer: false,
    transport,
    async decide(key) {
      const { scope, reason } = await limiter.take(key);
      if (scope !== "global") throw new Error(`${name} decided without its store: ${reason}`);
    },
  };
}

function flexible(name: string, client: Redis, options: object = {}): System {
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix: name,
    points: PLENTY,
    duration: 60,
    ...options,
  });
  const decide = (key: string) => limiter.consume(key).catch(() => {});
  return { name: `rate-limiter-flexible ${name}`, peer: true, transport: "tcp", decide };
}

function upstashRatelimit(
  name: string,
  limiter: ConstructorParameters<typeof Ratelimit>[0]["limiter"],
  cached = false,
): System {
  const ephemeralCache = cached ? new Map<string, number>() : false;
  const ratelimit = new Ratelimit({ redis: http(), prefix: name, limiter, ephemeralCache });
  const decide = (key: string) => ratelimit.limit(key);
  return { name: `@upstash/ratelimit ${name}`, peer: true, transport: "http", decide };
}

function honoRateLimiter(): System {
  const store = new RedisStore({ client: http() as never, prefix: "hrl:" });
  store.init({ windowMs: 60_000 } as never);
  const decide = (key: string) => store.increment(key);
  return { name: "hono-rate-limiter RedisStore", peer: true, transport: "http", decide };
}

/** Systems that admit every request. */
export const admitting: System[] = [
  ours("redisStore", redisStore({ client: tcp() })),
  ours("redisStore lease", redisStore({ client: tcp() }), { consistency: "lease" }),
  flexible("ioredis", tcp()),
  flexible("ioredis autopipeline", tcp({ enableAutoPipelining: true })),
  ours("upstashStore", upstashStore({ redis: http() })),
  upstashRatelimit("tokenBucket", Ratelimit.tokenBucket(PLENTY, "1 m", PLENTY)),
  upstashRatelimit("slidingWindow", Ratelimit.slidingWindow(PLENTY, "1 m")),
  honoRateLimiter(),
];

/** Systems that refuse every request. */
export const refusing: System[] = [
  ours("redisStore refused", redisStore({ client: tcp() }), { limit: 1 }),
  flexible("plain refused", tcp(), { points: 1 }),
  flexible("inMemoryBlock refused", tcp(), { points: 1, inMemoryBlockOnConsumed: 1 }),
  ours("upstashStore refused", upstashStore({ redis: http() }), { limit: 1 }),
  upstashRatelimit("cacheless refused", Ratelimit.tokenBucket(1, "1 h", 1)),
  upstashRatelimit("cached refused", Ratelimit.tokenBucket(1, "1 h", 1), true),
];
