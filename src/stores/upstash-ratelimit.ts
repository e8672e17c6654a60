/**
 * Limits kept by `@upstash/ratelimit`: its algorithms, its analytics, its several regions, or an
 * instance you have already.
 *
 * Its honest limits: it counts by the clocks of its clients, takes one policy at a time, and cannot
 * owe. Where that matters use `upstashStore`, which is exact and takes one round trip for all.
 *
 * @module
 */
import { MultiRegionRatelimit, Ratelimit } from "@upstash/ratelimit";
import type { MultiRegionRatelimitConfig, RatelimitConfig } from "@upstash/ratelimit";
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Charge, Store, TakeResult } from "../core/store/store.ts";
import { refillStep, takeAll } from "./upstash-counter.ts";
import type { Counter, ReadyRatelimit, UpstashAlgorithm } from "./upstash-counter.ts";

export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/store.ts";
export type { RatelimitReading, ReadyRatelimit, UpstashAlgorithm } from "./upstash-counter.ts";

/** What `@upstash/ratelimit` needs of a database: `Redis` of `@upstash/redis` has it. */
export interface RatelimitDatabase {
  /** Runs a script that the server knows. */
  evalsha(...args: any[]): Promise<any>;
  /** Reads a key. */
  get(...args: any[]): Promise<any>;
  /** Sets a key. */
  set(...args: any[]): Promise<any>;
}

/** A database, or one per region. */
export type UpstashDatabases = RatelimitDatabase | RatelimitDatabase[];

/** Options of {@link upstashRatelimitStore}: a database and how to count in it. */
export interface UpstashRatelimitStoreOptions {
  /** `Redis` of `@upstash/redis`, one per region for several, or `(c) => redis`. */
  redis: ResourceSource<UpstashDatabases>;
  /**
   * How it counts. Windows know no burst: they admit `limit` per window. Several regions have
   * windows only.
   * @default "tokenBucket" ("slidingWindow" with several regions)
   */
  algorithm?: UpstashAlgorithm;
  /**
   * Records every decision for Upstash's dashboard, in the background.
   * @default false
   */
  analytics?: boolean;
  /**
   * What the keys in the database begin with.
   * @default "@upstash/ratelimit"
   */
  prefix?: string;
}

/** Options of {@link upstashRatelimitStore}: a limiter made elsewhere, whose own limit counts. */
export interface ReadyRatelimitStoreOptions {
  /** The limiter, or `(c) => limiter`. Best made with `ephemeralCache: false`. */
  ratelimit: ResourceSource<ReadyRatelimit>;
}

const ALGORITHMS = ["tokenBucket", "slidingWindow", "fixedWindow"] as const;

/** Limits that vary by request make a limiter each; the oldest is dropped beyond this many. */
const MAX_LIMITERS = 64;

/**
 * Keeps limits with `@upstash/ratelimit`.
 *
 * What it does better than the bare library: a failing or hanging database is a store failure,
 * which `failMode` answers within `storeTimeout` (not five seconds later, as an admission); a
 * refused cost neither consumes nor blocks smaller ones; nothing is kept per denied client; nothing
 * scans the database; giving back never fills a bucket above full.
 *
 * @param options {@link UpstashRatelimitStoreOptions} or {@link ReadyRatelimitStoreOptions}.
 * @throws {TypeError} For an unknown option, or none of `redis` and `ratelimit`.
 * @throws {RangeError} For an unknown algorithm, or `"tokenBucket"` with several regions.
 *
 * @example
 * ```ts
 * import { Redis } from "@upstash/redis/cloudflare"; // the build that runs on every runtime
 * import { upstashRatelimitStore } from "@djed/edge/stores/upstash-ratelimit";
 *
 * const redis = new Redis({ url: "https://eu1.upstash.io", token: "…" });
 * const store = upstashRatelimitStore({ redis, algorithm: "slidingWindow", analytics: true });
 * ```
 */
export function upstashRatelimitStore(
  options: UpstashRatelimitStoreOptions | ReadyRatelimitStoreOptions,
): Store {
  const counters = "ratelimit" in options ? readyCounters(options) : ownCounters(options);
  return {
    scope: "global",
    async take(batch, context) {
      const counterOf = counters(context.c);
      // One after another, as asked: two takes of one batch may be of one key.
      const results: TakeResult[] = [];
      for (const take of batch) results.push(await takeAll(take, counterOf, context));
      return results;
    },
  };
}

/** The limiter that counts a charge. */
type CounterOf = (charge: Charge) => Counter;

function readyCounters(
  options: ReadyRatelimitStoreOptions,
): (c: EdgeContext | undefined) => CounterOf {
  optionChecks("upstashRatelimitStore").known(options, ["ratelimit"]);
  const { ratelimit } = options;
  if (typeof ratelimit !== "function" && typeof ratelimit?.limit !== "function") {
    throw new TypeError(
      "upstashRatelimitStore: ratelimit must be a Ratelimit, or (c) => Ratelimit",
    );
  }
  const resolve = resourceOf(ratelimit);
  return (c) => {
    const counter: Counter = { limiter: resolve(c), algorithm: "unknown" };
    return () => counter;
  };
}

function ownCounters(
  options: UpstashRatelimitStoreOptions,
): (c: EdgeContext | undefined) => CounterOf {
  const check = optionChecks("upstashRatelimitStore");
  check.known(options, ["redis", "algorithm", "analytics", "prefix"]);
  const { redis, analytics = false, prefix } = options;
  if (redis === null || (typeof redis !== "object" && typeof redis !== "function")) {
    throw new TypeError("upstashRatelimitStore: give { redis } or { ratelimit }");
  }
  const algorithms = Array.isArray(redis) ? ALGORITHMS.slice(1) : ALGORITHMS;
  const algorithm = check.oneOf("algorithm", options.algorithm ?? algorithms[0], algorithms);
  const resolve = resourceOf<object>(redis) as (c: EdgeContext | undefined) => UpstashDatabases;
  const countersOf = new WeakMap<object, Map<string, Counter>>();
  return (c) => {
    const databases = resolve(c);
    let counters = countersOf.get(databases);
    if (counters === undefined) countersOf.set(databases, counters = new Map());
    return (charge) => {
      const policy = `${charge.limit}:${charge.window}:${charge.capacity}`;
      let counter = counters.get(policy);
      if (counter === undefined) {
        if (counters.size >= MAX_LIMITERS) counters.delete(counters.keys().next().value!);
        const limiter = makeLimiter(databases, algorithm, charge, { analytics, prefix });
        counters.set(policy, counter = { limiter, algorithm });
      }
      return counter;
    };
  };
}

function makeLimiter(
  databases: UpstashDatabases,
  algorithm: UpstashAlgorithm,
  { limit, window, capacity }: Charge,
  options: { analytics: boolean; prefix: string | undefined },
): ReadyRatelimit {
  // No cache of denied clients (it has no bound, and one refused cost blocks all others), and no
  // timeout of its own (it admits when it strikes; the limiter in front has a stricter one).
  // Its telemetry asks for an environment variable, which Deno without a permission refuses.
  const common = {
    ...options,
    ephemeralCache: false as const,
    timeout: 0,
    enableTelemetry: false,
  };
  if (Array.isArray(databases)) {
    const limiter = new MultiRegionRatelimit({
      ...common,
      redis: databases as MultiRegionRatelimitConfig["redis"],
      limiter: algorithm === "fixedWindow"
        ? MultiRegionRatelimit.fixedWindow(limit, `${window} ms`)
        : MultiRegionRatelimit.slidingWindow(limit, `${window} ms`),
    });
    // It makes a cache whatever it is told.
    (limiter as unknown as { ctx: { cache: unknown } }).ctx.cache = undefined;
    return limiter;
  }
  const { tokens, interval } = refillStep(limit, window);
  const limiters = {
    tokenBucket: () => Ratelimit.tokenBucket(tokens, `${interval} ms`, capacity),
    slidingWindow: () => Ratelimit.slidingWindow(limit, `${window} ms`),
    fixedWindow: () => Ratelimit.fixedWindow(limit, `${window} ms`),
  };
  return new Ratelimit({
    ...common,
    redis: databases as RatelimitConfig["redis"],
    limiter: limiters[algorithm](),
  });
}
