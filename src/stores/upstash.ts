/**
 * Token buckets in Upstash Redis, over HTTP: exact and atomic, with one round trip per decision.
 *
 * All takes of one tick share a script call, and the server's clock is used. Limitation: each
 * decision waits for a round trip to the database's region.
 *
 * @module
 */
import { Redis } from "@upstash/redis/cloudflare";
import type { AppContext, EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { ClaimStore } from "../core/store/claims.ts";
import type { KeyKeeper } from "../core/store/keys.ts";
import type { Store, Take, TakeResult } from "../core/store/store.ts";
import { atOnce, handleRejection } from "../core/thenable.ts";
import { env } from "../runtime/env.ts";
import { flagged, isUnknownScript } from "./lua.ts";
import type { LuaScript } from "./lua.ts";
import { MicroBatch } from "./micro-batch.ts";
import { redisClaims } from "./redis-claims.ts";
import { redisKeys } from "./redis-keys.ts";
import { decodeTakes, encodeTakes, TAKES, wellFormed } from "./script.ts";

export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/keys.ts";
export type * from "../core/store/store.ts";

/** The part of `Redis` of `@upstash/redis` that {@link upstashStore} uses. */
export interface UpstashClient {
  /** Runs a cached script. */
  evalsha(sha1: string, keys: string[], args: string[]): Promise<unknown>;
  /** Runs a script and caches it on the server. */
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  /** Sets a key. */
  set(key: string, value: string, options: { nx: true; px: number }): Promise<unknown>;
}

/** Options of {@link upstashStore}. */
export interface UpstashStoreOptions<E extends EdgeEnv = EdgeEnv> {
  /** The client, or `(c) => client` if it needs bindings. */
  readonly redis: ResourceSource<UpstashClient, E>;
}

const URL_VARIABLE = "UPSTASH_REDIS_REST_URL";
const TOKEN_VARIABLE = "UPSTASH_REDIS_REST_TOKEN";

/** Timeout of requests of the default client, in ms. */
const ABANDON_AFTER_MS = 5_000;

/**
 * Keeps token buckets in Upstash Redis.
 *
 * Without options it reads `UPSTASH_REDIS_REST_URL` and `UPSTASH_REDIS_REST_TOKEN` from the
 * bindings of the Worker, or from the process's environment, on the first decision. If they are
 * missing, every decision is a store failure that names them, and the limiter's `failMode` decides.
 *
 * Create your own client with `retry: { retries: 0 }`: by default it retries for seconds.
 *
 * @param source `{ redis }` or `(c) => redis`. @default a client made from the environment
 * @throws {TypeError} For an unknown option, or a client that cannot run scripts.
 *
 * @example
 * ```ts
 * import { Redis } from "@upstash/redis/cloudflare"; // the build that runs on every runtime
 * import { upstashStore } from "@djed/edge/stores/upstash";
 *
 * const redis = new Redis({ url: "https://eu1.upstash.io", token: "…", retry: { retries: 0 } });
 * const store = upstashStore({ redis });
 * ```
 */
export function upstashStore<E extends EdgeEnv = EdgeEnv>(
  source?: UpstashStoreOptions<E> | { of(c: AppContext<E>): UpstashClient }["of"],
): Store & ClaimStore & KeyKeeper;
export function upstashStore(
  source: UpstashStoreOptions | { of(c: EdgeContext): UpstashClient }["of"] = clientFromEnv,
): Store & ClaimStore & KeyKeeper {
  if (typeof (source as Partial<UpstashClient> | null)?.evalsha === "function") {
    throw new TypeError("upstashStore: got a client, not options; write upstashStore({ redis })");
  }
  const redis = typeof source === "function" ? source : checkedClient(source);
  const connect = typeof redis === "function"
    ? (c: EdgeContext) => new UpstashConnection(usable(redis(c)))
    : new UpstashConnection(redis);
  const connection = resourceOf<UpstashConnection>(connect, "upstashStore");
  return {
    scope: "global",
    take: (batch, context) => connection(context.c).take(batch),
    lease: (key, ttl, context) => connection(context.c).lease(key, ttl),
    ...redisClaims(connection),
    keys: redisKeys(connection),
  };
}

const UPSTASH_THEIRS = ":write upstashStore({ redis: new Redis({ url, token }) })" +
  "|client=redis|url,token:write { redis: new Redis({ url, token }) }";

function checkedClient(options: UpstashStoreOptions): ResourceSource<UpstashClient> {
  const names = { redis: 1 } satisfies Record<keyof UpstashStoreOptions, 1>;
  optionChecks("upstashStore").known(options, names, UPSTASH_THEIRS);
  const { redis } = options;
  if (typeof redis !== "function" && typeof redis?.evalsha !== "function") {
    throw new TypeError("upstashStore: redis must be a Redis of @upstash/redis, or (c) => Redis");
  }
  return redis;
}

/** Throws for the result of `(c) => redis` that is not a client, because a binding is missing. */
function usable(redis: UpstashClient): UpstashClient {
  atOnce("upstashStore: the client", redis);
  if (typeof redis?.evalsha === "function") return redis;
  throw new TypeError("upstashStore: (c) => redis returned no Redis of @upstash/redis");
}

function clientFromEnv(c: EdgeContext | undefined): UpstashClient {
  const [url, token] = [env(c, URL_VARIABLE), env(c, TOKEN_VARIABLE)];
  if (url === undefined || token === undefined) {
    throw new Error(
      `upstashStore: ${URL_VARIABLE} and ${TOKEN_VARIABLE} must be set, as bindings of the ` +
        `Worker or in the environment (which Deno reads with --allow-env only); or give ` +
        `upstashStore({ redis })`,
    );
  }
  return new Redis({
    url,
    token,
    retry: { retries: 0 },
    signal: () => AbortSignal.timeout(ABANDON_AFTER_MS),
    enableTelemetry: false,
  });
}

/** One database. */
class UpstashConnection {
  readonly #client: UpstashClient;
  readonly #batch: MicroBatch = new MicroBatch((takes) => this.#run(takes));
  /** Whether the server may support the flag; a plain Redis behind an HTTP bridge does not. */
  #knowsFlag = true;

  constructor(client: UpstashClient) {
    this.#client = client;
  }

  take(batch: readonly Take[]): Promise<TakeResult[]> {
    return this.#batch.take(batch);
  }

  async lease(key: string, ttl: number): Promise<boolean> {
    const px = Math.max(1, Math.ceil(ttl));
    return await this.#client.set(wellFormed(key), "1", { nx: true, px }) === "OK";
  }

  async #run(takes: readonly Take[]): Promise<TakeResult[]> {
    const { keys, args } = encodeTakes(takes);
    return decodeTakes(takes, await this.run(TAKES, keys, args));
  }

  /** Calls a script. */
  async run(script: LuaScript, keys: string[], args: string[]): Promise<unknown> {
    try {
      return await this.#call(script, keys, args);
    } catch (error) {
      throw withoutCommand(error);
    }
  }

  async #call({ text, sha, flaggedSha }: LuaScript, keys: string[], args: string[]) {
    try {
      return await this.#client.evalsha(this.#knowsFlag ? flaggedSha : sha, keys, args);
    } catch (error) {
      if (!isUnknownScript(messageOf(error))) throw error;
    }
    if (this.#knowsFlag) {
      try {
        return await this.#client.eval(flagged(text), keys, args);
      } catch (error) {
        if (!isFlagRefused(messageOf(error))) throw error;
        this.#knowsFlag = false;
      }
    }
    return await this.#client.eval(text, keys, args);
  }
}

/** Whether the error means that the flag (Redis 7) or its line (older versions) is unsupported. */
function isFlagRefused(message: string): boolean {
  return message.includes("Unexpected flag") || /shebang|unexpected symbol near '#'/.test(message);
}

/** Removes the command, which contains client keys, from an error of the client. */
function withoutCommand(error: unknown): Error {
  // The thrown value may itself be a promise.
  handleRejection(error);
  return new Error(`upstashStore: ${messageOf(error).split(", command was:")[0]}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
