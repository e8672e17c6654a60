/**
 * A limiter whose Redis is killed, frozen and restarted under load: never a 500, one time budget
 * at worst, and the limit goes on. Prints what it measured.
 */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import process from "node:process";
import { Redis } from "@upstash/redis";
import { Hono } from "hono";
import { createClient } from "redis";
import * as djed from "../../../mod.ts";
import { redisStore } from "../../../src/stores/redis.ts";
import { upstashStore } from "../../../src/stores/upstash.ts";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";
import { startUpstashBridge } from "../../support/servers/upstash-bridge.ts";
import type { Bridge } from "../../support/servers/upstash-bridge.ts";

const BUDGET_MS = 100;
/** Scheduling on a busy machine, beyond the budget that the limiter keeps. */
const SLACK_MS = 250;

let server: RedisServer;
let bridge: Bridge;
let tcp: ReturnType<typeof createClient>;

before(async () => {
  server = await startRedis();
  bridge = await startUpstashBridge({ redisPort: server.port });
  tcp = createClient({ url: server.url, socket: { reconnectStrategy: 50 } });
  tcp.on("error", () => {});
  await tcp.connect();
});
after(async () => {
  if (server.pid) process.kill(server.pid, "SIGCONT");
  tcp?.destroy();
  await bridge?.stop();
  await server?.stop();
});

interface Answered {
  status: number;
  ms: number;
  reason: string | undefined;
}

type Ask = () => Promise<Answered>;

/** An app whose responses say how they were decided. */
function appWith(store: djed.Store, options: djed.RateLimitOptions = {}): Ask {
  const app = new Hono<{ Variables: djed.RateLimitVariables }>();
  app.use(djed.rateLimit({
    limit: 1_000_000,
    window: "1m",
    key: (c) => c.req.query("user") ?? "one",
    storeTimeout: BUDGET_MS,
    store,
    ...options,
  }));
  app.get("/", (c) => c.text(String(c.var.rateLimit.reason)));
  return async () => {
    const started = performance.now();
    const response = await app.request("/");
    const ms = performance.now() - started;
    const text = await response.text();
    return { status: response.status, ms, reason: text === "undefined" ? undefined : text };
  };
}

/** Keeps 8 requests in flight until `done`, then returns the outcomes. */
async function underLoad(ask: Ask, done: Promise<unknown>): Promise<Answered[]> {
  const answered: Answered[] = [];
  let running = true;
  const workers = Array.from({ length: 8 }, async () => {
    while (running) {
      answered.push(await ask());
      await pause(1);
    }
  });
  await done;
  running = false;
  await Promise.all(workers);
  return answered;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Time until the store decides again, in ms. */
async function recovery(ask: Ask): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < 10_000) {
    if ((await ask()).reason === undefined) return performance.now() - started;
    await pause(20);
  }
  throw new Error("the store does not decide again");
}

function summary(answered: Answered[]): string {
  const statuses = [...new Set(answered.map((a) => a.status))].join(" ");
  const worst = Math.max(...answered.map((a) => a.ms)).toFixed(0);
  const slow = answered.filter((a) => a.ms > BUDGET_MS / 2).length;
  return `${answered.length} requests, statuses ${statuses}, worst ${worst} ms, ${slow} waited`;
}

const stores: [string, () => djed.Store][] = [
  [
    "upstashStore",
    () => upstashStore({ redis: new Redis({ url: bridge.url, token: bridge.token }) }),
  ],
  ["redisStore", () => redisStore({ client: tcp })],
];

for (const [name, makeStore] of stores) {
  describe(`${name} that fails under load`, () => {
    for (const way of ["killed", "frozen"] as const) {
      it(`answers every request while its Redis is ${way}, and heals`, async () => {
        const ask = appWith(makeStore());
        await recovery(ask); // the first connection and script may take longer than the budget

        if (way === "killed") await server.kill();
        else process.kill(server.pid, "SIGSTOP");
        const answered = await underLoad(ask, pause(1_500));
        if (way === "killed") await server.start();
        else process.kill(server.pid, "SIGCONT");
        const healedMs = await recovery(ask);

        console.log(`${name} ${way}: ${summary(answered)}, healed in ${healedMs.toFixed(0)} ms`);
        assert.deepEqual([...new Set(answered.map((a) => a.status))], [200]);
        assert.ok(Math.max(...answered.map((a) => a.ms)) < BUDGET_MS + SLACK_MS);
        // The first requests wait for the budget; later ones do not wait.
        assert.ok(answered.filter((a) => a.ms > BUDGET_MS / 2).length <= 16);
        assert.ok(healedMs < 5_000);
      });
    }

    it("goes on from what the store last said: a limited client stays limited", async () => {
      const store = makeStore();
      const limiter = djed.createLimiter({ limit: 5, window: "1h", store });
      while ((await limiter.peek("u")).reason !== undefined) await pause(50);
      for (let i = 0; i < 5; i++) assert.equal((await limiter.take("u")).reason, undefined);
      await server.kill();
      const decision = await limiter.take("u");
      await server.start();
      assert.deepEqual([decision.allowed, decision.code], [false, "rate-limited"]);
    });

    it("answers 503 limiter-unavailable in closed mode", async () => {
      const app = new Hono();
      app.use(djed.rateLimit({ limit: 5, key: () => "k", failMode: "closed", store: makeStore() }));
      app.get("/", (c) => c.text("ok"));
      await server.kill();
      const response = await app.request("/");
      await server.start();
      const problem = await response.json();
      assert.deepEqual([response.status, problem.code], [503, "limiter-unavailable"]);
      assert.ok(Number(response.headers.get("retry-after")) > 0);
    });
  });
}
