/**
 * A redis-server and two HTTP bridges to it, for the stores that use either.
 *
 * @module
 */
import { startRedis } from "./redis.ts";
import type { RedisServer } from "./redis.ts";
import { startUpstashBridge } from "./upstash-bridge.ts";
import type { Bridge } from "./upstash-bridge.ts";

/** The servers that {@link startRedisWithBridges} starts. */
export interface RedisWithBridges {
  readonly server: RedisServer;
  readonly bridge: Bridge;
  /** Behaves as Upstash does: the server knows the flag of scripts. */
  readonly upstash: Bridge;
  /** Stops all of them. */
  stop(): Promise<void>;
}

/** Starts a redis-server, a plain bridge, and one that behaves as Upstash does. */
export async function startRedisWithBridges(): Promise<RedisWithBridges> {
  const server = await startRedis();
  const bridge = await startUpstashBridge({ redisPort: server.port });
  const upstash = await startUpstashBridge({ redisPort: server.port, stripFlag: true });
  return {
    server,
    bridge,
    upstash,
    async stop() {
      await bridge.stop();
      await upstash.stop();
      await server.stop();
    },
  };
}
