/**
 * Token buckets in Redis or Valkey over TCP: exact and atomic, with one script call for up to
 * 64 decisions of a tick.
 *
 * Limitation: each decision waits for a round trip to the server. Requires Redis 5 or later.
 *
 * @module
 */
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { show } from "../core/option-hints.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { ClaimStore } from "../core/store/claims.ts";
import type { KeyKeeper } from "../core/store/keys.ts";
import type { Store, Take, TakeResult } from "../core/store/store.ts";
import { atOnce } from "../core/thenable.ts";
import { isUnknownScript } from "./lua.ts";
import type { LuaScript } from "./lua.ts";
import { MicroBatch } from "./micro-batch.ts";
import { redisClaims } from "./redis-claims.ts";
import { redisKeys } from "./redis-keys.ts";
import { decodeTakes, encodeTakes, TAKES, wellFormed } from "./script.ts";
import { sendByTag, tagOfTake } from "./key-tags.ts";

export type * from "../core/request/context.ts";
export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/keys.ts";
export type * from "../core/store/store.ts";

/** A client such as those of `ioredis` and `iovalkey`, for a single server or a cluster. */
export interface CallClient {
  /** Sends any command. */
  call(command: string, args: string[]): Promise<unknown>;
  /** Whether it is a cluster client. */
  readonly isCluster?: boolean | undefined;
  /** Not a function: those have a `call` too. */
  readonly apply?: undefined;
}

/** A client such as that of `createClient()` of `redis`. */
export interface CommandClient {
  /** Sends any command: its name and arguments. */
  sendCommand(command: string[]): Promise<unknown>;
}

/** A client such as that of `createCluster()` of `redis`. */
export interface ClusterCommandClient {
  /** Sends any command to the node of a key. */
  sendCommand(key: string | undefined, readonly: boolean, command: string[]): Promise<unknown>;
  /** The nodes that accept writes. Only cluster clients have this property. */
  readonly masters: readonly unknown[];
}

/** A client such as Bun's `RedisClient`. */
export interface SendClient {
  /** Sends any command. */
  send(command: string, args: string[]): Promise<unknown>;
}

/** The clients that {@link redisStore} supports, recognised by their methods. */
export type RedisClient = CallClient | CommandClient | ClusterCommandClient | SendClient;

/** Options of {@link redisStore}. */
export interface RedisStoreOptions<E extends EdgeEnv = EdgeEnv> {
  /** A connected client of `redis`, `ioredis`, `iovalkey` or Bun, or `(c) => client`. */
  readonly client: ResourceSource<RedisClient, E>;
  /**
   * Calls the script once per client key, because keys are in different slots. Set it for a proxy
   * that hides a cluster.
   * @default true for a cluster client
   */
  readonly cluster?: boolean | undefined;
}

const REDIS_THEIRS = ":write redisStore({ client }), with a connected client" +
  "|redis,storeClient=client|url,host,port,socket,sendCommand:write { client }, a connected client";

/**
 * Keeps token buckets in Redis, or anything that speaks its protocol and runs Lua.
 *
 * A request waits at most the limiter's `storeTimeout`, whatever the client does. Configure the
 * client to fail while it is disconnected (`enableOfflineQueue: false` of ioredis,
 * `disableOfflineQueue: true` of redis); otherwise it queues commands, which are counted late,
 * after it has reconnected. Set its `socketTimeout` (and for redis `pingInterval` and a
 * `reconnectStrategy`), so that it replaces a connection that swallows commands: see the page about
 * stores.
 *
 * @param options See {@link RedisStoreOptions}.
 * @throws {TypeError} For an unknown option, or an unsupported client.
 *
 * @example
 * ```ts
 * import { createClient } from "redis";
 * import { redisStore } from "@djed/edge/stores/redis";
 * import type { Store } from "@djed/edge/stores/redis";
 *
 * export async function connect(url: string): Promise<Store> {
 *   const client = createClient({ url, disableOfflineQueue: true });
 *   client.on("error", console.error);
 *   await client.connect();
 *   return redisStore({ client });
 * }
 * ```
 */
export function redisStore<E extends EdgeEnv = EdgeEnv>(
  options: RedisStoreOptions<E>,
): Store & ClaimStore & KeyKeeper;
export function redisStore(options: RedisStoreOptions): Store & ClaimStore & KeyKeeper {
  const names = { client: 1, cluster: 1 } satisfies Record<keyof RedisStoreOptions, 1>;
  if (isClient(options)) {
    throw new TypeError("redisStore: got a client, not options; write redisStore({ client })");
  }
  optionChecks("redisStore").known(options, names, REDIS_THEIRS);
  const { client, cluster } = options;
  const connection = resourceOf<RedisConnection>(
    typeof client === "function"
      ? (c: EdgeContext) =>
        new RedisConnection(atOnce("redisStore: the client", client(c)), cluster)
      : new RedisConnection(client, cluster),
    "redisStore",
  );
  return {
    scope: "global",
    take: (batch, context) => connection(context.c).take(batch),
    lease: (key, ttl, context) => connection(context.c).lease(key, ttl),
    ...redisClaims(connection),
    keys: redisKeys(connection),
  };
}

function isClient(options: unknown): boolean {
  if (options === null || typeof options !== "object" || "client" in options) return false;
  return ["call", "send", "sendCommand"].some((name) => name in options);
}

/** Sends a command to the node of a key. */
type Send = (key: string, command: string, args: string[]) => Promise<unknown>;

/** One server or cluster. */
class RedisConnection {
  readonly #send: Send;
  readonly #isCluster: boolean;
  readonly #batch: MicroBatch;

  constructor(client: RedisClient, cluster: boolean | undefined) {
    this.#send = sendOf(client);
    this.#isCluster = cluster ?? looksLikeCluster(client);
    this.#batch = new MicroBatch(
      this.#isCluster
        ? (takes) => sendByTag(takes, (some) => this.#run(some))
        : (takes) => this.#run(takes),
    );
  }

  take(batch: readonly Take[]): Promise<TakeResult[]> {
    return this.#isCluster ? this.#takeInSlots(batch) : this.#batch.take(batch);
  }

  async #takeInSlots(batch: readonly Take[]): Promise<TakeResult[]> {
    // Checked before batching, so that an invalid take fails alone.
    batch.forEach(tagOfTake);
    return await this.#batch.take(batch);
  }

  async lease(key: string, ttl: number): Promise<boolean> {
    const name = wellFormed(key);
    const px = String(Math.max(1, Math.ceil(ttl)));
    return String(await this.#send(name, "SET", [name, "1", "NX", "PX", px])) === "OK";
  }

  async #run(takes: readonly Take[]): Promise<TakeResult[]> {
    const { keys, args } = encodeTakes(takes);
    return decodeTakes(takes, await this.run(TAKES, keys, args));
  }

  /** Calls a script. */
  async run(script: LuaScript, keys: string[], args: string[]): Promise<unknown> {
    const command = [script.sha, String(keys.length), ...keys, ...args];
    try {
      return await this.#send(keys[0], "EVALSHA", command);
    } catch (error) {
      if (!isUnknownScript(String(error))) throw error;
    }
    command[0] = script.text;
    return await this.#send(keys[0], "EVAL", command);
  }
}

function looksLikeCluster(client: RedisClient): boolean {
  return ("isCluster" in client && client.isCluster === true) || "masters" in client;
}

function sendOf(client: RedisClient): Send {
  if (client !== null && typeof client === "object") {
    if ("call" in client && typeof client.call === "function") {
      return (_key, command, args) => client.call(command, args);
    }
    if ("masters" in client) {
      return (key, command, args) => client.sendCommand(key, false, [command, ...args]);
    }
    if ("sendCommand" in client && typeof client.sendCommand === "function") {
      return (_key, command, args) => client.sendCommand([command, ...args]);
    }
    if ("send" in client && typeof client.send === "function") {
      return (_key, command, args) => client.send(command, args);
    }
  }
  throw new TypeError(
    "redisStore: client must be a client of redis, ioredis, iovalkey or Bun, or (c) => client, " +
      `got ${show(client)}`,
  );
}
