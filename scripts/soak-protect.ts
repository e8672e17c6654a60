/**
 * Sends requests through the whole stack, in process, and prints the heap after garbage collection:
 *
 *     node --expose-gc --import tsx scripts/soak-protect.ts --requests 10000000
 *
 * Methods, paths, labels and clients are random, so a leak would grow. Exits with 1
 * when the heap has grown by more than 4 MB since the first tenth.
 *
 * @module
 */
import { parseArgs } from "node:util";
import process from "node:process";
import { Hono } from "hono";
import * as djed from "../mod.ts";

const { values } = parseArgs({ options: { requests: { type: "string", default: "200000" } } });
const requests = Number(values.requests);
const ALLOWED_GROWTH_MB = 4;
const METHODS = ["GET", "POST", "PROPFIND", "PURGE", "LOCK", "MKCOL", "REPORT", "SEARCH"];

const { gc } = globalThis as { gc?: () => void };
if (gc === undefined) throw new Error("start it with --expose-gc");

const stack = djed.protect({
  logger: { sinks: [() => {}] },
  rateLimit: { limit: 1_000, window: "1m", maxKeys: 5_000 },
});
const app = new Hono();
app.use(stack);
app.all("/users/:id", (c) => c.text("ok"));
app.get("/metrics", stack.metrics);
const own = stack.metrics.counter("own", { labels: ["kind"] });
const random = () => Math.random().toString(36).slice(2);
const byte = () => Math.floor(Math.random() * 256);

async function oneRequest(): Promise<void> {
  const path = Math.random() < 0.5 ? `/users/${random()}` : `/${random()}/${random()}?${random()}`;
  const method = METHODS[Math.floor(Math.random() * METHODS.length)];
  const remoteAddress = `10.${byte()}.${byte()}.${byte()}`;
  const headers = { traceparent: `00-${"a".repeat(31)}${byte() & 7}-b7ad6b7169203331-01` };
  const response = await app.request(path, { method, headers }, {
    incoming: { socket: { remoteAddress } },
  });
  await response.text();
  own.inc({ kind: random() });
}

function heapMb(): number {
  gc!();
  gc!();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

let first = 0;
let last = 0;
const started = performance.now();
for (let tenth = 1; tenth <= 10; tenth++) {
  for (let i = 0; i < requests / 10; i++) await oneRequest();
  await (await app.request("/metrics")).text();
  last = heapMb();
  if (tenth === 1) first = last;
  const seconds = (performance.now() - started) / 1_000;
  console.log(`${tenth * requests / 10} requests, ${seconds.toFixed(0)} s: ${last.toFixed(1)} MB`);
}
const series = (await (await app.request("/metrics")).text()).split("\n").length;
const grown = last - first;
console.log(
  `heap ${grown >= 0 ? "+" : ""}${grown.toFixed(1)} MB since the first tenth, ${series} lines`,
);
process.exitCode = grown > ALLOWED_GROWTH_MB ? 1 : 0;
