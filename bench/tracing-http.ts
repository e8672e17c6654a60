/**
 * Measures the cost of tracing in a real server: CPU per request over HTTP, on Node, compared with
 * the same app with one no-op middleware. The variants alternate in rounds, and the result is the
 * median of the ratios within rounds. A second no-op app shows the noise.
 *
 *     node --import tsx bench/tracing-http.ts
 *
 * @module
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { Agent, get } from "node:http";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { AlwaysOnSampler } from "@opentelemetry/sdk-trace-base";
import * as djed from "../mod.ts";
import { parentBased, probability } from "../src/tracing/mod.ts";
import { nothing, official, register, sink } from "./cases/tracing.ts";

const ROUNDS = 9;
const REQUESTS = 2_000;
const CONNECTIONS = 16;
const HEADERS = {
  accept: "application/json",
  "accept-language": "en",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
  "x-forwarded-for": "198.51.100.7",
};

const PEER = "@hono/otel, sampled, OTLP";

/** The variants to measure. The first one is the baseline. */
const variants = () => ({
  "a middleware that does nothing": nothing(),
  "the same once more": nothing(),
  "djed.tracing(), nobody records": djed.tracing(),
  "djed.tracing(), 1 %": djed.tracing({
    exporter: sink(),
    sampler: parentBased(probability(0.01)),
  }),
  "djed.tracing(), sampled, OTLP": djed.tracing({ exporter: sink() }),
  [PEER]: official(new AlwaysOnSampler()),
});

type Ports = [name: string, port: number][];

if (process.send) await runServer();
else await runClient();

/** The child process: one server per variant, which reports its CPU time. */
async function runServer(): Promise<void> {
  const ports: Ports = [];
  for (const [name, middleware] of Object.entries(variants())) {
    const app = new Hono();
    app.use(middleware);
    app.get("/users/:id", (c) => c.json({ id: c.req.param("id") }));
    await new Promise<void>((resolve) => {
      serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
        ports.push([name, port]);
        resolve();
      });
    });
  }
  process.on("message", (name: string) => {
    register(name === PEER);
    process.send!(process.cpuUsage());
  });
  process.send!(ports);
}

async function runClient(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ["--import", "tsx"] });
  const ports = await answer<Ports>(child);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const rounds: number[][] = ports.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (let turn = 0; turn < ports.length; turn++) {
      const index = (turn + round + ports.length) % ports.length;
      const [name, port] = ports[index]!;
      const before = await cpuOf(child, name);
      await load(port, agent);
      // The first round only warms up.
      if (round >= 0) rounds[index]!.push((await cpuOf(child, name) - before) / REQUESTS);
    }
  }
  ports.forEach(([name], index) => {
    const ratio = median(rounds[index]!.map((time, round) => time / rounds[0]![round]!));
    console.log(
      `${name.padEnd(36)} ${median(rounds[index]!).toFixed(1)} µs  × ${ratio.toFixed(3)}`,
    );
  });
  child.kill();
  agent.destroy();
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once("message", (message) => resolve(message as T)));
}

async function cpuOf(child: ChildProcess, name: string): Promise<number> {
  const usage = answer<NodeJS.CpuUsage>(child);
  child.send(name);
  const { user, system } = await usage;
  return user + system;
}

async function load(port: number, agent: Agent): Promise<void> {
  let left = REQUESTS;
  const options = { port, host: "127.0.0.1", path: "/users/42?x=1", agent, headers: HEADERS };
  const one = () =>
    new Promise<void>((resolve, reject) => {
      get(options, (response) => {
        response.resume();
        response.once("end", () => resolve());
      }).once("error", reject);
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (left-- > 0) await one();
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
