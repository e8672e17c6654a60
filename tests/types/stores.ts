/** Types of the stores: real clients are accepted, other objects are rejected. */
import { MultiRegionRatelimit, Ratelimit } from "@upstash/ratelimit";
import { Redis as UpstashRedis } from "@upstash/redis";
import { Redis as WorkersRedis } from "@upstash/redis/cloudflare";
import { Cluster, Redis } from "ioredis";
import { Redis as Valkey } from "iovalkey";
import { createClient, createCluster } from "redis";
import { rateLimit } from "@djed/edge/rate-limit";
import { bindingStore } from "@djed/edge/stores/binding";
import { DjedLimiter, durableObjectStore } from "@djed/edge/stores/durable-object";
import { redisStore } from "@djed/edge/stores/redis";
import { upstashStore } from "@djed/edge/stores/upstash";
import { upstashRatelimitStore } from "@djed/edge/stores/upstash-ratelimit";

const cluster = createCluster({ rootNodes: [] });
redisStore({ client: createClient() });
redisStore({ client: cluster });
redisStore({ client: new Redis() });
redisStore({ client: new Cluster([]) });
redisStore({ client: new Valkey() });
redisStore({ client: (c) => c.env.REDIS, cluster: true });
// @ts-expect-error: an address is no client
redisStore({ client: "redis://localhost" });

const upstash = new UpstashRedis({ url: "https://localhost", token: "t" });
const regions = [upstash, upstash];
const limiter = Ratelimit.slidingWindow(10, "1 m");
upstashStore();
upstashStore({ redis: upstash });
upstashStore({ redis: (c) => c.env.REDIS });
upstashStore((c) => WorkersRedis.fromEnv(c.env));
// @ts-expect-error: there is no such option
upstashStore({ client: upstash });

upstashRatelimitStore({ redis: upstash, algorithm: "fixedWindow", analytics: true });
upstashRatelimitStore({ redis: regions });
upstashRatelimitStore({ ratelimit: new Ratelimit({ redis: upstash, limiter }) });
upstashRatelimitStore({
  ratelimit: new MultiRegionRatelimit({
    redis: regions as never, // its own types disagree about which Redis they mean
    limiter: MultiRegionRatelimit.slidingWindow(10, "1 m"),
  }),
});
// @ts-expect-error: no such algorithm
upstashRatelimitStore({ redis: upstash, algorithm: "leakyBucket" });

rateLimit({ limit: 5, store: durableObjectStore((c) => c.env.LIMITER) });
rateLimit({ limit: 5, headers: false, store: bindingStore((c) => c.env.LIMITER) });
// @ts-expect-error: a namespace has idFromName and get
durableObjectStore(new Map());
// @ts-expect-error: a binding has limit
bindingStore({ take() {} });
new DjedLimiter({
  storage: {
    get: () => Promise.resolve(undefined),
    put: () => Promise.resolve(),
    deleteAll: () => Promise.resolve(),
    getAlarm: () => Promise.resolve(null),
    setAlarm: () => Promise.resolve(),
  },
});
