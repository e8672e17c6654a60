/**
 * Metrics and their peers: an instrument with 120 sets of 3 labels, a scrape of many series, and a
 * measured request compared with a no-op middleware.
 *
 * @module
 */
import { Hono } from "hono";
import type { MiddlewareHandler } from "hono";
import { prometheus } from "@hono/prometheus";
import * as prom from "prom-client";
import * as djed from "../../mod.ts";
import type { BenchCase } from "../case.ts";

const LABELS = ["method", "route", "status"] as const;
const METHODS = ["GET", "POST", "PUT"];
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
const BATCH = 120;
// Enough for the text to dominate, few enough to be scraped thousands of times.
const SERIES = 200;

/** One call with each of 120 sets of labels, in fresh objects as a handler makes them. */
function forEachSet(use: (method: string, route: string, status: string, i: number) => void) {
  const sets = Array.from({ length: BATCH }, (_, i) =>
    [
      METHODS[i % METHODS.length],
      `/api/resource-${i % 20}/:id`,
      String(200 + i % 5),
    ] as const);
  return () => {
    for (let i = 0; i < BATCH; i++) use(sets[i][0], sets[i][1], sets[i][2], i);
  };
}

function requestThrough(middleware: MiddlewareHandler): () => unknown {
  const app = new Hono();
  app.use(middleware);
  app.get("/users/:id", (c) => c.text("ok"));
  const request = new Request("http://localhost/users/42");
  return () => app.fetch(request);
}

function scrapeOf(series: number): () => unknown {
  const metrics = djed.metrics({ maxSeries: series + 100 });
  const counter = metrics.counter("keys", { labels: ["key", "kind"], help: "Keys." });
  for (let i = 0; i < series; i++) counter.inc({ key: `key-${i}`, kind: "web" }, i);
  const context = { req: { method: "GET", header: () => undefined } } as never;
  return async () => (await metrics.handler(context).arrayBuffer()).byteLength;
}

function promScrapeOf(series: number): () => unknown {
  const registry = new prom.Registry();
  const counter = new prom.Counter({
    name: "keys_total",
    help: "Keys.",
    labelNames: ["key", "kind"],
    registers: [registry],
  });
  for (let i = 0; i < series; i++) counter.inc({ key: `key-${i}`, kind: "web" }, i);
  return async () => (await new Response(await registry.metrics()).arrayBuffer()).byteLength;
}

const COUNTER = "metrics: 120 labelled counter increments";
const HISTOGRAM = "metrics: 120 labelled histogram observations";
const SCRAPE = "metrics: a warm scrape of 200 series";
const REQUEST = "metrics: a request";
const bare = "a middleware that does nothing";

/** The cases. */
export const cases: readonly BenchCase[] = [
  {
    name: "djed counter",
    group: COUNTER,
    setup() {
      const counter = djed.metrics().counter("requests", { labels: LABELS });
      return forEachSet((method, route, status) => counter.inc({ method, route, status }));
    },
  },
  {
    name: "prom-client counter",
    group: COUNTER,
    baseline: "djed counter",
    peer: true,
    setup() {
      const counter = new prom.Counter({
        name: "requests_total",
        help: "Requests.",
        labelNames: LABELS,
        registers: [new prom.Registry()],
      });
      return forEachSet((method, route, status) => counter.inc({ method, route, status }));
    },
  },
  {
    name: "djed counter, bound",
    group: COUNTER,
    baseline: "djed counter",
    setup() {
      const counter = djed.metrics().counter("requests", { labels: LABELS });
      const bound = counter.bind({ method: "GET", route: "/", status: 200 });
      return forEachSet(() => bound.inc());
    },
  },
  {
    name: "djed histogram",
    group: HISTOGRAM,
    setup() {
      const histogram = djed.metrics().histogram("wait_seconds", { labels: LABELS });
      return forEachSet((method, route, status, i) =>
        histogram.observe({ method, route, status }, i / 1_000)
      );
    },
  },
  {
    name: "prom-client histogram",
    group: HISTOGRAM,
    baseline: "djed histogram",
    peer: true,
    setup() {
      const histogram = new prom.Histogram({
        name: "wait_seconds",
        help: "Wait.",
        labelNames: LABELS,
        buckets: BUCKETS,
        registers: [new prom.Registry()],
      });
      return forEachSet((method, route, status, i) =>
        histogram.observe({ method, route, status }, i / 1_000)
      );
    },
  },
  { name: "djed scrape", group: SCRAPE, setup: () => scrapeOf(SERIES) },
  {
    name: "prom-client scrape",
    group: SCRAPE,
    baseline: "djed scrape",
    peer: true,
    setup: () => promScrapeOf(SERIES),
  },
  {
    name: bare,
    group: REQUEST,
    setup: () => requestThrough(async (_c, next) => await next()),
  },
  {
    name: "djed.metrics()",
    group: REQUEST,
    baseline: bare,
    setup: () => requestThrough(djed.metrics()),
  },
  {
    name: "@hono/prometheus",
    group: REQUEST,
    baseline: bare,
    peer: true,
    setup() {
      const registry = new prom.Registry();
      return requestThrough(prometheus({ registry }).registerMetrics);
    },
  },
];
