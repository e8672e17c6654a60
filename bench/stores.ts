/**
 * Compares shared stores with their peers on one real redis-server: decisions per second, CPU time
 * per decision of client and server, round trips and script calls. Needs `redis-server`; run with
 * `npm run bench:stores`, and `-- --match "1 000 clients"` for some of the tables.
 *
 * All systems run in alternating slices, so that other load on the machine affects all of them
 * alike. Prints the median, and the median of the ratios to the best peer of the same round: the
 * fastest one, or the one with the least CPU. Over HTTP the client's time includes the bridge,
 * which runs in the same process.
 *
 * @module
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis as UpstashRedis } from "@upstash/redis";
import { RedisStore } from "hono-rate-limiter";
import { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { createLimiter } from "../mod.ts";
import type { Store } from "../src/core/store/store.ts";
import { redisStore } from "../src/stores/redis.ts";
import { upstashStore } from "../src/stores/upstash.ts";
import { startRedis } from "../tests/support/servers/redis.ts";
import { startUpstashBridge } from "../tests/support/servers/upstash-bridge.ts";

/** High enough never to be reached, because only admission is measured. */
const PLENTY = 1_000_000_000;
const ROUNDS = 11;
const SLICE_MS = 120;
const PACED_MS = 3_000;

const { values: options } = parseArgs({ options: { match: { type: "string", default: "" } } });

interface System {
  readonly name: string;
  readonly peer: boolean;
  /** Round trips: commands over TCP, requests over HTTP. */
  readonly transport: "tcp" | "http";
  /** One decision. */
  decide(key: string): unknown;
}

/** One slice of one system. */
interface Slice {
  readonly perSecond: number;
  /** Microseconds of processor time per decision. */
  readonly clientUs: number;
  readonly serverUs: number;
  readonly trips: number;
  readonly scripts: number;
}

const server = await startRedis();
const bridge = await startUpstashBridge({ redisPort: server.port, stripFlag: true });
const statistics = new Redis(server.port);
const clients: Redis[] = [];

function tcp(options: object = {}): Redis {
  const client = new Redis(server.port, "127.0.0.1", options);
  clients.push(client);
  return client;
}

function http(): UpstashRedis {
  return new UpstashRedis({ url: bridge.url, token: bridge.token, retry: { retries: 0 } });
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

const admitting: System[] = [
  ours("redisStore", redisStore({ client: tcp() })),
  ours("redisStore lease", redisStore({ client: tcp() }), { consistency: "lease" }),
  flexible("ioredis", tcp()),
  flexible("ioredis autopipeline", tcp({ enableAutoPipelining: true })),
  ours("upstashStore", upstashStore({ redis: http() })),
  upstashRatelimit("tokenBucket", Ratelimit.tokenBucket(PLENTY, "1 m", PLENTY)),
  upstashRatelimit("slidingWindow", Ratelimit.slidingWindow(PLENTY, "1 m")),
  honoRateLimiter(),
];

const refusing: System[] = [
  ours("redisStore refused", redisStore({ client: tcp() }), { limit: 1 }),
  flexible("plain refused", tcp(), { points: 1 }),
  flexible("inMemoryBlock refused", tcp(), { points: 1, inMemoryBlockOnConsumed: 1 }),
  ours("upstashStore refused", upstashStore({ redis: http() }), { limit: 1 }),
  upstashRatelimit("cacheless refused", Ratelimit.tokenBucket(1, "1 h", 1)),
  upstashRatelimit("cached refused", Ratelimit.tokenBucket(1, "1 h", 1), true),
];

/** Scripts run by the server so far, and its CPU time in microseconds. */
async function serverWork(): Promise<{ scripts: number; us: number }> {
  const [commands, cpu] = [await statistics.info("commandstats"), await statistics.info("cpu")];
  const calls = [...commands.matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/g)];
  const seconds = [...cpu.matchAll(/used_cpu_(?:sys|user):([\d.]+)/g)];
  const sum = (matches: RegExpExecArray[]) =>
    matches.reduce((total, [, value]) => total + Number(value), 0);
  return { scripts: sum(calls), us: sum(seconds) * 1e6 };
}

async function slice(system: System, concurrency: number, keys: number): Promise<Slice> {
  const [server, http] = [await serverWork(), bridge.counts.http];
  const cpu = process.cpuUsage();
  const started = performance.now();
  const until = started + SLICE_MS;
  let decisions = 0;
  async function worker(first: number): Promise<void> {
    for (let i = first; performance.now() < until; i += concurrency) {
      await system.decide(`client-${i % keys}`);
      decisions++;
      // A decision without I/O would block the event loop.
      if (decisions % 512 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  await Promise.all(Array.from({ length: concurrency }, (_, i) => worker(i)));
  const seconds = (performance.now() - started) / 1_000;
  const { user, system: kernel } = process.cpuUsage(cpu);
  const after = await serverWork();
  const scripts = after.scripts - server.scripts;
  return {
    perSecond: decisions / seconds,
    clientUs: (user + kernel) / decisions,
    serverUs: (after.us - server.us) / decisions,
    trips: (system.transport === "http" ? bridge.counts.http - http : scripts) / decisions,
    scripts: scripts / decisions,
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function compare(
  title: string,
  systems: readonly System[],
  concurrency: number,
  keys: number,
): Promise<void> {
  if (!title.includes(options.match)) return;
  const slices = new Map(systems.map((system) => [system, [] as Slice[]]));
  for (const system of systems) await slice(system, concurrency, keys);
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? systems.toReversed() : systems;
    for (const system of order) slices.get(system)!.push(await slice(system, concurrency, keys));
  }
  console.log(`\n### ${title}\n`);
  console.log(
    "| system | decisions/s | × fastest peer | CPU µs | × leanest peer " +
      "| client µs | server µs | trips | scripts |",
  );
  console.log("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
  for (const system of systems) {
    const own = slices.get(system)!;
    const peers = systems.filter((one) => one.peer && one.transport === system.transport);
    /** The median of the ratios to the best peer of the same round. */
    const ratio = (of: (one: Slice) => number, best: (...all: number[]) => number) =>
      median(
        own.map((one, round) =>
          of(one) / best(...peers.map((peer) => of(slices.get(peer)![round])))
        ),
      ).toFixed(2);
    const middle = (of: (one: Slice) => number, digits: number) =>
      median(own.map(of)).toFixed(digits);
    const cells = [
      system.name,
      middle(({ perSecond }) => perSecond, 0),
      ratio(({ perSecond }) => perSecond, Math.max),
      middle(cpuUs, 1),
      ratio(cpuUs, Math.min),
      ...[middle(({ clientUs }) => clientUs, 1), middle(({ serverUs }) => serverUs, 1)],
      ...[middle(({ trips }) => trips, 3), middle(({ scripts }) => scripts, 3)],
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

/** Microseconds of processor time per decision, of both sides. */
function cpuUs({ clientUs, serverUs }: Slice): number {
  return clientUs + serverUs;
}

/** Four instances that together use four fifths of one bucket, evenly. */
async function pace(consistency: "exact" | "lease"): Promise<void> {
  const title = "80 % load on one client, four instances";
  if (!title.includes(options.match)) return;
  if (consistency === "exact") {
    console.log(`\n### ${title}\n`);
    console.log("| consistency | decisions | admitted | trips |");
    console.log("| --- | --: | --: | --: |");
  }
  const limiters = [1, 2, 3, 4].map(() =>
    createLimiter({
      ...{ limit: 1_000, window: "1s", burst: 200, storeTimeout: "30s", consistency },
      store: redisStore({ client: tcp() }),
    })
  );
  const before = (await serverWork()).scripts;
  const started = performance.now();
  const decisions: Promise<{ allowed: boolean }>[] = [];
  while (performance.now() - started < PACED_MS) {
    const due = Math.floor((performance.now() - started) * 0.8);
    while (decisions.length < due) {
      const limiter = limiters[decisions.length % limiters.length];
      decisions.push(Promise.resolve(limiter.take(`paced-${consistency}`)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const admitted = (await Promise.all(decisions)).filter(({ allowed }) => allowed).length;
  const trips = ((await serverWork()).scripts - before) / decisions.length;
  const share = (100 * admitted / decisions.length).toFixed(1);
  console.log(`| ${consistency} | ${decisions.length} | ${share} % | ${trips.toFixed(3)} |`);
}

try {
  await pace("exact");
  await pace("lease");
  await compare("One decision at a time, one client", admitting, 1, 1);
  await compare("64 at a time, one client", admitting, 64, 1);
  await compare("64 at a time, 1 000 clients", admitting, 64, 1_000);
  await compare("Refused: 64 at a time, one client over its limit", refusing, 64, 1);
} finally {
  for (const client of [...clients, statistics]) client.disconnect();
  await bridge.stop();
  await server.stop();
}
