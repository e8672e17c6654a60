/**
 * One bucket, four runtimes: Node, Deno, Bun and workerd take from one key of one real Redis, each
 * with its own client.
 */
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import type { Miniflare } from "miniflare";
import { bun, collect, deno, machineNode } from "../../runtimes/runners.mjs";
import { startRedis } from "../../support/servers/redis.ts";
import type { RedisServer } from "../../support/servers/redis.ts";
import { startUpstashBridge } from "../../support/servers/upstash-bridge.ts";
import type { Bridge } from "../../support/servers/upstash-bridge.ts";
import { bundled, startWorker } from "../../support/servers/workerd.ts";
import { countScope, emptyReport } from "./fixtures/hammer-report.ts";
import type { HammerOrder, HammerReport } from "./fixtures/hammer-report.ts";

const FIXTURES = "tests/integration/stores/fixtures";
const RATE = 1_000;
const CAPACITY = 1_200;
const INSTANCES = 4;
/** Processes take their time to start. */
const HEAD_START_MS = 4_000;
const BUDGET_MS = 100;

let server: RedisServer;
let bridge: Bridge;
let worker: Miniflare;
let workerUrl: URL;

before(async () => {
  server = await startRedis();
  bridge = await startUpstashBridge({ redisPort: server.port });
  const script = await bundled(`${FIXTURES}/hammered-worker.ts`);
  worker = startWorker(script, {
    bindings: {
      UPSTASH_REDIS_REST_URL: bridge.url,
      UPSTASH_REDIS_REST_TOKEN: bridge.token,
    },
  });
  workerUrl = await worker.ready;
});
after(async () => {
  await worker?.dispose();
  await bridge?.stop();
  await server?.stop();
});

/** The reports of all four (the slowest to go back to Redis), and of each. */
interface Outcome extends HammerReport {
  readonly each: Readonly<Record<string, HammerReport>>;
}

/**
 * `exact` and `lease` wait for the store as long as it takes: a starved machine must not pass for a
 * failing store. `in-time` waits 100 ms, as limiters do.
 */
type Variant = "exact" | "lease" | "in-time";

function hammerAll(
  variant: Variant,
  seconds: number,
): { from: number; outcome: Promise<Outcome> } {
  const from = Date.now() + HEAD_START_MS;
  const order: HammerOrder = {
    redisPort: server.port,
    bridge: { url: bridge.url, token: bridge.token },
    key: `hot-${variant}`,
    consistency: variant === "lease" ? "lease" : "exact",
    storeTimeout: variant === "in-time" ? BUDGET_MS : 5_000,
    from,
    until: from + seconds * 1_000,
  };
  const script = `${FIXTURES}/hammer.ts`;
  const json = JSON.stringify(order);
  const child = async (command: string, ...args: string[]): Promise<HammerReport> => {
    const { code, output } = await collect(command, [...args, script, json]);
    assert.equal(code, 0, output);
    return JSON.parse(output.trim().split("\n").at(-1)!);
  };
  const running = {
    node: child(machineNode, "--import", "tsx"),
    deno: child(deno, "run", "--no-check", "--no-prompt", "--allow-net=127.0.0.1"),
    bun: child(bun, "run"),
    workerd: hammerWorker(order, variant),
  };
  const outcome = (async () => {
    const names = Object.keys(running);
    const reports = await Promise.all(Object.values(running));
    const sum = (field: keyof HammerReport) => reports.reduce((all, one) => all + one[field], 0);
    return {
      admitted: sum("admitted"),
      refused: sum("refused"),
      local: sum("local"),
      errors: sum("errors"),
      lastLocalAt: Math.max(...reports.map((one) => one.lastLocalAt)),
      lastSharedAt: Math.min(...reports.map((one) => one.lastSharedAt)),
      p99Ms: Math.max(...reports.map((one) => one.p99Ms)),
      each: Object.fromEntries(names.map((name, i) => [name, reports[i]])),
    };
  })();
  outcome.catch(() => {});
  return { from, outcome };
}

/** Requests over real HTTP; what is neither 200 nor 429 is an error. */
async function hammerWorker(order: HammerOrder, variant: Variant): Promise<HammerReport> {
  const report = emptyReport();
  const times: number[] = [];
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const ask = (key: string) => fetch(new URL(variant, workerUrl), { headers: { "x-key": key } });
  async function loop(): Promise<void> {
    while (Date.now() < order.until) {
      const started = performance.now();
      const response = await ask(order.key);
      times.push(performance.now() - started);
      const answer = await response.json() as { scope?: string };
      if (response.status === 200) report.admitted++;
      else if (response.status === 429) report.refused++;
      else report.errors++;
      countScope(report, answer.scope);
      if (response.status !== 200) await sleep(5);
    }
  }
  await (await ask("warm-up")).body?.cancel();
  await sleep(order.from - Date.now());
  await Promise.all([1, 2, 3, 4].map(loop));
  times.sort((a, b) => a - b);
  return { ...report, p99Ms: times[Math.floor(times.length * 0.99)] };
}

/** Prints the report, and asserts that every runtime took part. */
function show(t: { diagnostic(message: string): void }, { each, ...all }: Outcome): void {
  t.diagnostic(JSON.stringify(all));
  for (const [name, one] of Object.entries(each)) {
    t.diagnostic(`${name}: ${JSON.stringify(one)}`);
    assert.ok(one.admitted > 0, `${name} admitted nothing`);
  }
}

describe("one bucket, four runtimes", () => {
  it("is never over its limit and wastes nothing when every decision is exact", async (t) => {
    const seconds = 10;
    const { outcome } = hammerAll("exact", seconds);
    const all = await outcome;
    show(t, all);
    const allowance = CAPACITY + RATE * seconds;
    // The last decisions may come a little after the end.
    assert.ok(all.admitted <= allowance + RATE * 0.2, `${all.admitted} of ${allowance}`);
    assert.ok(all.admitted >= allowance * 0.99, `${all.admitted} of ${allowance}`);
    assert.deepEqual([all.errors, all.local], [0, 0]);
  });

  it("is never over its limit and wastes little when tokens are leased", async (t) => {
    const seconds = 10;
    const { outcome } = hammerAll("lease", seconds);
    const all = await outcome;
    show(t, all);
    const allowance = CAPACITY + RATE * seconds;
    assert.ok(all.admitted <= allowance + RATE * 0.2, `${all.admitted} of ${allowance}`);
    assert.ok(all.admitted >= allowance * 0.94, `${all.admitted} of ${allowance}`);
    assert.deepEqual([all.errors, all.local], [0, 0]);
  });

  it("keeps its bound, and answers in time, while Redis is killed and restarted", async (t) => {
    const seconds = 10;
    const { from, outcome } = hammerAll("in-time", seconds);
    await new Promise((resolve) => setTimeout(resolve, from + 3_000 - Date.now()));
    const killedAt = Date.now();
    await server.kill();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await server.start();
    const restartedAt = Date.now();
    const all = await outcome;
    show(t, all);
    const outage = (all.lastLocalAt - killedAt) / 1_000;
    t.diagnostic(`the last decision without Redis came ${outage} s after it was killed`);
    // A Redis without persistence restarts with full buckets; each instance continues from what it
    // knew while it is away.
    const bound = 2 * CAPACITY + RATE * seconds + INSTANCES * RATE * outage;
    assert.ok(all.admitted <= bound, `${all.admitted} of ${bound}`);
    assert.equal(all.errors, 0);
    assert.ok(all.local > 0, "nobody noticed that Redis was gone");
    assert.ok(all.lastSharedAt > restartedAt, "somebody did not go back to Redis");
    for (const [name, { p99Ms }] of Object.entries(all.each)) {
      // The worker's is measured from outside: a whole request on a busy machine.
      const longest = BUDGET_MS + (name === "workerd" ? 400 : 50);
      assert.ok(p99Ms <= longest, `${name}: p99 ${p99Ms} ms`);
    }
  });
});
