/**
 * Token buckets in Redis or Valkey over TCP: exact, atomic, and one script call for sixteen
 * decisions of a tick.
 *
 * Its honest limit: each decision waits for a round trip to the server. Needs Redis 5 or later.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import { resourceOf } from "../core/resource.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Store, Take, TakeResult } from "../core/store/store.ts";
import { atOnce } from "../core/thenable.ts";
import { MicroBatch } from "./micro-batch.ts";
import { decodeTakes, encodeTakes, TAKE_SCRIPT, TAKE_SHA, wellFormed } from "./script.ts";
import { sendByTag, tagOfTake } from "./key-tags.ts";

export type { ResourceSource } from "../core/resource.ts";
export type * from "../core/store/store.ts";

/** A client such as those of `ioredis` and `iovalkey`, for one server or a cluster. */
export interface CallClient {
  /** Sends any command. */
  call(command: string, args: string[]): Promise<unknown>;
  /** True for a cluster. */
  readonly isCluster?: boolean;
}

/** A client such as `createClient()` of `redis` makes. */
export interface CommandClient {
  /** Sends any command: its name and arguments. */
  sendCommand(command: string[]): Promise<unknown>;
}

/** A client such as `createCluster()` of `redis` makes. */
export interface ClusterCommandClient {
  /** Sends any command to the node of a key. */
  sendCommand(key: string | undefined, readonly: boolean, command: string[]): Promise<unknown>;
  /** The nodes that take writes; what tells a cluster from a single server. */
  readonly masters: readonly unknown[];
}

/** A client such as Bun's `RedisClient`. */
export interface SendClient {
  /** Sends any command. */
  send(command: string, args: string[]): Promise<unknown>;
}

/** The clients that {@link redisStore} knows, by their shape. */
export type RedisClient = CallClient | CommandClient | ClusterCommandClient | SendClient;

/** Options of {@link redisStore}. */
export interface RedisStoreOptions {
  /** A connected client of `redis`, `ioredis`, `iovalkey` or Bun, or `(c) => client`. */
  client: ResourceSource<RedisClient>;
  /**
   * Calls the script once per client key, because keys live in different slots. Seen from the
   * client; tell it for a proxy that hides a cluster.
   * @default true for a cluster client
   */
  cluster?: boolean;
}

/**
 * Keeps token buckets in Redis, or anything that speaks its protocol and runs Lua.
 *
 * The limiter's `storeTimeout` decides how long a request waits, whatever the client does. Let the
 * client fail rather than queue while it is disconnected (`enableOfflineQueue: false` of ioredis,
 * `disableOfflineQueue: true` of redis), or what it queued is counted late, when it is back.
 *
 * @param options See {@link RedisStoreOptions}.
 * @throws {TypeError} For an unknown option, or a client of no known shape.
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
export function redisStore(options: RedisStoreOptions): Store {
  optionChecks("redisStore").known(options, ["client", "cluster"]);
  const { client, cluster } = options;
  const connection = resourceOf<RedisConnection>(
    typeof client === "function"
      ? (c: EdgeContext) =>
        new RedisConnection(atOnce("redisStore: the client", client(c)), cluster)
      : new RedisConnection(client, cluster),
  );
  return {
    scope: "global",
    take: (batch, context) => connection(context.c).take(batch),
    lease: (key, ttl, context) => connection(context.c).lease(key, ttl),
  };
}

/**
 * So few that the next script is on its way while one runs, and that other users of the server wait
 * less than 0.1 ms.
 */
const TAKES_PER_CALL = 16;

/** Sends a command; the key says where to. */
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
      { takes: TAKES_PER_CALL },
    );
  }

  async take(batch: readonly Take[]): Promise<TakeResult[]> {
    // Before it joins others: what cannot be done fails alone.
    if (this.#isCluster) batch.forEach(tagOfTake);
    return await this.#batch.take(batch);
  }

  async lease(key: string, ttl: number): Promise<boolean> {
    const name = wellFormed(key);
    const px = String(Math.max(1, Math.ceil(ttl)));
    return String(await this.#send(name, "SET", [name, "1", "NX", "PX", px])) === "OK";
  }

  async #run(takes: readonly Take[]): Promise<TakeResult[]> {
    const { keys, args } = encodeTakes(takes);
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return decodeTakes(takes, await this.#send(keys[0], "EVALSHA", [TAKE_SHA, ...rest]));
    } catch (error) {
      if (!String(error).includes("NOSCRIPT")) throw error;
    }
    return decodeTakes(takes, await this.#send(keys[0], "EVAL", [TAKE_SCRIPT, ...rest]));
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
    "redisStore: client must be a client of redis, ioredis, iovalkey or Bun, or (c) => client",
  );
}
