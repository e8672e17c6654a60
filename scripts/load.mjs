// Sends as many requests as possible to the example app for a few seconds, on each runtime. Prints
// how many were admitted and refused, beside the number that the limit allows.
//
//   node scripts/load.mjs [--seconds 5] [--runtime node …]
import { Agent, get } from "node:http";
import { parseArgs } from "node:util";
import { killGroup } from "../tests/runtimes/runners.mjs";
import { runtimes } from "./runtimes.mjs";
import { launch, untilAnswered } from "./server.mjs";
import { ensureModules } from "./setup.mjs";

const CONNECTIONS = 16;
const CAPACITY = 120;
const PER_SECOND = 100 / 60;
const PATIENCE_MS = 60_000;

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    port: { type: "string", default: "8788" },
    runtime: { type: "string", multiple: true, default: Object.keys(runtimes) },
  },
});
ensureModules();
const origin = `http://localhost:${options.port}`;

console.log("runtime   requests      per s   admitted   expected    refused   other");
for (const runtime of options.runtime) {
  const child = launch(runtimes[runtime], { port: options.port, output: "inherit" });
  if (await untilAnswered(`${origin}/origin`, PATIENCE_MS)) tell(runtime, await load());
  else console.log(`${runtime} did not answer`);
  const ended = new Promise((resolve) => child.on("exit", resolve));
  killGroup(child.pid);
  await ended;
}

/** Asks from all connections until the time is up. */
async function load() {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const statuses = {};
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  async function ask() {
    while (seconds() < Number(options.seconds)) {
      const status = await statusOf(agent);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  agent.destroy();
  return { statuses, seconds: seconds() };
}

function statusOf(agent) {
  return new Promise((resolve) => {
    get(`${origin}/`, { agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    }).on("error", (error) => resolve(error.code));
  });
}

function tell(runtime, { statuses, seconds }) {
  const { 200: admitted = 0, 429: refused = 0, ...others } = statuses;
  const other = Object.values(others).reduce((sum, count) => sum + count, 0);
  const all = admitted + refused + other;
  const expected = Math.floor(CAPACITY + seconds * PER_SECOND);
  const cells = [all, Math.round(all / seconds), admitted, expected, refused].map((cell) =>
    String(cell).padStart(11)
  );
  console.log(`${runtime.padEnd(7)}${cells.join("")}${String(other).padStart(8)}`);
}
