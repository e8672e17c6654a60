/**
 * Limits kept by `@upstash/ratelimit`: its algorithms, analytics and multiple regions, or an
 * existing instance.
 *
 * Limitations: it uses the clocks of its clients, takes one policy at a time, and supports no
 * penalties or blocks. `upstashStore` is exact and needs one round trip for all policies.
 *
 * @module
 */
import { MultiRegionRatelimit, Ratelimit } from "@upstash/ratelimit";
import type { MultiRegionRatelimitConfig, RatelimitConfig } from "@upstash/ratelimit";
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Charge, Store, TakeResult } from "../core/store/store.ts";
import { refillStep, takeAll } from "./upstash-counter.ts";
import type { RatelimitCounter, ReadyRatelimit, UpstashAlgorithm } from "./upstash-counter.ts";

export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/store.ts";
export type { RatelimitReading, ReadyRatelimit, UpstashAlgorithm } from "./upstash-counter.ts";

/** The part of `Redis` of `@upstash/redis` that `@upstash/ratelimit` uses. */
export interface RatelimitDatabase {
  /** Runs a cached script. */
  // deno-lint-ignore conventions/no-any -- signatures differ between versions of the package
  evalsha(...args: any[]): Promise<any>;
  /** Reads a key. */
  // deno-lint-ignore conventions/no-any -- signatures differ between versions of the package
  get(...args: any[]): Promise<any>;
  /** Sets a key. */
  // deno-lint-ignore conventions/no-any -- signatures differ between versions of the package
  set(...args: any[]): Promise<any>;
}

/** A database, or one per region. */
export type UpstashDatabases = RatelimitDatabase | RatelimitDatabase[];

/** Options of {@link upstashRatelimitStore} for a database. */
export interface UpstashRatelimitStoreOptions<E extends EdgeEnv = EdgeEnv> {
  /** `Redis` of `@upstash/redis`, an array of one per region, or `(c) => redis`. */
  readonly redis: ResourceSource<UpstashDatabases, E>;
  /**
   * The algorithm. Windows have no burst: they admit `limit` per window. Multiple regions support
   * windows only.
   * @default "tokenBucket" ("slidingWindow" with multiple regions)
   */
  readonly algorithm?: UpstashAlgorithm | undefined;
  /**
   * Records every decision for Upstash's dashboard, in the background.
   * @default false
   */
  readonly analytics?: boolean | undefined;
  /**
   * Prefix of the keys in the database.
   * @default "@upstash/ratelimit"
   */
  readonly prefix?: string | undefined;
}

/** Options of {@link upstashRatelimitStore} for an existing limiter, whose own limit applies. */
export interface ReadyRatelimitStoreOptions<E extends EdgeEnv = EdgeEnv> {
  /** The limiter, or `(c) => limiter`. Create it with `ephemeralCache: false`. */
  readonly ratelimit: ResourceSource<ReadyRatelimit, E>;
}

const OPTIONS = { redis: 1, algorithm: 1, analytics: 1, prefix: 1 } satisfies Record<
  keyof UpstashRatelimitStoreOptions,
  1
>;
const ALGORITHMS = ["tokenBucket", "slidingWindow", "fixedWindow"] as const;

/** Maximum number of limiters, one per limit; the oldest is evicted first. */
const MAX_LIMITERS = 64;

/**
 * Keeps limits with `@upstash/ratelimit`.
 *
 * Differences to the library alone: a failing or hanging database is a store failure, which
 * `failMode` handles within `storeTimeout` (the library admits after five seconds); a refused cost
 * neither consumes tokens nor blocks smaller costs; no data is kept per denied client; the database
 * is never scanned; and refunds stop when the bucket is full.
 *
 * @param options {@link UpstashRatelimitStoreOptions} or {@link ReadyRatelimitStoreOptions}.
 * @throws {TypeError} For an unknown option, or without `redis` and `ratelimit`.
 * @throws {RangeError} For an unknown algorithm, or `"tokenBucket"` with multiple regions.
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
export function upstashRatelimitStore<E extends EdgeEnv = EdgeEnv>(
  options: UpstashRatelimitStoreOptions<E> | ReadyRatelimitStoreOptions<E>,
): Store;
export function upstashRatelimitStore(
  options: UpstashRatelimitStoreOptions | ReadyRatelimitStoreOptions,
): Store {
  const isReady = typeof options === "object" && options !== null && "ratelimit" in options;
  const counters = isReady ? readyCounters(options) : ownCounters(options);
  return {
    scope: "global",
    async take(batch, context) {
      const counterOf = counters(context.c);
      // In order: two takes of a batch may have the same key.
      const results: TakeResult[] = [];
      for (const take of batch) results.push(await takeAll(take, counterOf, context));
      return results;
    },
  };
}

/** Returns the counter of a charge. */
type CounterOf = (charge: Charge) => RatelimitCounter;

function readyCounters(
  options: ReadyRatelimitStoreOptions,
): (c: EdgeContext | undefined) => CounterOf {
  const names = { ratelimit: 1 } satisfies Record<keyof ReadyRatelimitStoreOptions, 1>;
  optionChecks("upstashRatelimitStore").known(options, names);
  const { ratelimit } = options;
  if (typeof ratelimit !== "function" && typeof ratelimit?.limit !== "function") {
    throw new TypeError(
      "upstashRatelimitStore: ratelimit must be a Ratelimit, or (c) => Ratelimit",
    );
  }
  const resolve = resourceOf(ratelimit, "upstashRatelimitStore");
  return (c) => {
    const counter: RatelimitCounter = { limiter: resolve(c), algorithm: "unknown" };
    return () => counter;
  };
}

function ownCounters(
  options: UpstashRatelimitStoreOptions,
): (c: EdgeContext | undefined) => CounterOf {
  const checks = optionChecks("upstashRatelimitStore");
  checks.known(options, OPTIONS);
  const { redis, analytics = false, prefix } = options;
  if (redis === null || (typeof redis !== "object" && typeof redis !== "function")) {
    throw new TypeError("upstashRatelimitStore: give { redis } or { ratelimit }");
  }
  const algorithms = Array.isArray(redis) ? ALGORITHMS.slice(1) : ALGORITHMS;
  const algorithm = checks.oneOf("algorithm", options.algorithm ?? algorithms[0], algorithms);
  const resolve = resourceOf<object>(redis, "upstashRatelimitStore") as (
    c: EdgeContext | undefined,
  ) => UpstashDatabases;
  const countersOf = new WeakMap<object, Map<string, RatelimitCounter>>();
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
  // No cache of denied clients: it is unbounded, and one refused cost blocks all others. No
  // timeout: the library admits when it expires, and the limiter has a stricter one. No telemetry:
  // it reads an environment variable, which Deno refuses without a permission.
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
    // It ignores `ephemeralCache: false`.
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
