/**
 * Measures the cost of the whole stack over real HTTP: server CPU per request of `protect()`,
 * compared with the same app with one no-op middleware. The two alternate.
 *
 *     node --import tsx bench/http-cost.ts [--rounds 15] [--requests 2000]
 *
 * @module
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import * as djed from "../mod.ts";
import { parentBased, probability } from "../src/tracing/mod.ts";

const CONNECTIONS = 16;
const PLENTY = { limit: 1e9, window: "1m" } as const;
const tracing = (share: number) => ({
  sampler: parentBased(probability(share)),
  exporter: () => {},
});
const quiet = { sinks: [() => {}] };

/** The variants to compare. The first one is the baseline. */
const variants: Record<string, () => MiddlewareHandler> = {
  "a middleware that does nothing": () => async (_c, next) => await next(),
  "the same again": () => async (_c, next) => await next(),
  "protect(): traces of 1 %, metrics, logs": () =>
    djed.protect({ tracing: tracing(0.01), logger: quiet, rateLimit: false, injectionScan: false }),
  "protect(), all of it, traces of 1 %": () =>
    djed.protect({ tracing: tracing(0.01), logger: quiet, rateLimit: PLENTY }),
  "protect(), all of it, traces of 100 %": () =>
    djed.protect({ tracing: tracing(1), logger: quiet, rateLimit: PLENTY }),
};

if (process.send === undefined) await measure();
else await serveAll();

/** The child process: one server per variant, which reports the CPU time it has used. */
async function serveAll(): Promise<void> {
  const ports: number[] = [];
  for (const middleware of Object.values(variants)) {
    const app = new Hono();
    app.use(middleware());
    app.get("/users/:id", (c) => c.json({ id: c.req.param("id") }));
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
    await once(server, "listening");
    ports.push((server.address() as AddressInfo).port);
  }
  process.on("message", () => process.send!(process.cpuUsage()));
  process.send!(ports);
}

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "15" },
      requests: { type: "string", default: "2000" },
    },
  });
  const requests = Number(values.requests);
  const child = fork(fileURLToPath(import.meta.url), { execArgv: process.execArgv });
  const [ports] = await once(child, "message") as [number[]];
  const cpu = async () => {
    const answer = once(child, "message");
    child.send("cpu");
    const [{ user, system }] = await answer as [NodeJS.CpuUsage];
    return user + system;
  };
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[][] = ports.map(() => []);
  for (let round = -1; round < Number(values.rounds); round++) {
    for (let k = 0; k < ports.length; k++) {
      const i = (k + round + ports.length) % ports.length;
      const before = await cpu();
      await load(agent, ports[i], requests);
      // The first round warms up.
      if (round >= 0) times[i].push((await cpu() - before) / requests);
    }
  }
  agent.destroy();
  child.kill();
  Object.keys(variants).forEach((name, i) => {
    const ratio = median(times[i].map((time, round) => time / times[0][round]));
    console.log(
      `${name.padEnd(42)} ${median(times[i]).toFixed(1).padStart(7)} µs  × ${ratio.toFixed(3)}`,
    );
  });
}

async function load(agent: Agent, port: number, requests: number): Promise<void> {
  let left = requests;
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (left-- > 0) await ask(agent, port);
  }));
}

function ask(agent: Agent, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path: "/users/42?x=1", agent }, (response) => {
      response.resume();
      response.on("end", resolve);
    }).on("error", reject);
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
