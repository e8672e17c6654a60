/**
 * A redis-server and an HTTP bridge to it, for the stores and their peers.
 *
 * @module
 */
import { Redis as UpstashRedis } from "@upstash/redis";
import { Redis } from "ioredis";
import { startRedis } from "../../tests/support/servers/redis.ts";
import { startUpstashBridge } from "../../tests/support/servers/upstash-bridge.ts";

const server = await startRedis();
const bridge = await startUpstashBridge({ redisPort: server.port, stripFlag: true });
const statistics = new Redis(server.port);
const clients: Redis[] = [statistics];

/** A client over TCP. */
export function tcp(options: object = {}): Redis {
  const client = new Redis(server.port, "127.0.0.1", options);
  clients.push(client);
  return client;
}

/** A client over HTTP. */
export function http(): UpstashRedis {
  return new UpstashRedis({ url: bridge.url, token: bridge.token, retry: { retries: 0 } });
}

/** The work of the server so far. */
export interface ServerWork {
  readonly scripts: number;
  /** Microseconds of CPU. */
  readonly us: number;
  /** Requests over HTTP. */
  readonly http: number;
}

/** Returns the work of the server so far. */
export async function serverWork(): Promise<ServerWork> {
  const [commands, cpu] = [await statistics.info("commandstats"), await statistics.info("cpu")];
  const calls = [...commands.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g)];
  const seconds = [...cpu.matchAll(/used_cpu_(?:sys|user):([\d.]+)/g)];
  const sum = (matches: RegExpExecArray[]) =>
    matches.reduce((total, [, value]) => total + Number(value), 0);
  return { scripts: sum(calls), us: sum(seconds) * 1e6, http: bridge.counts.http };
}

/** The version of the server. */
export async function serverVersion(): Promise<string> {
  return /redis_version:([\d.]+)/.exec(await statistics.info("server"))?.[1] ?? "";
}

/** Stops the servers. */
export async function stopServers(): Promise<void> {
  for (const client of clients) client.disconnect();
  await bridge.stop();
  await server.stop();
}
