/** Types of `metrics()` in an app: literal label names, required where an instrument has labels. */
import { Hono } from "hono";
import * as djed from "@djed/edge";

const limiter = djed.rateLimit();
const metrics = djed.metrics({ watch: [limiter], maxSeries: 100 });
export const app: Hono = new Hono().use(metrics).get("/metrics", metrics.handler) as never;

const orders = metrics.counter("orders", { labels: ["kind", "size"] });
orders.inc({ kind: "web", size: 3 });
orders.inc({ kind: "web", size: "3" }, 2);
orders.bind({ kind: "web", size: 1 }).inc();
// @ts-expect-error: a label is missing
orders.inc({ kind: "web" });
// @ts-expect-error: there is no such label
orders.inc({ kind: "web", size: 1, colour: "red" });
// @ts-expect-error: labels cannot be left out
orders.inc(1);

const visits = metrics.counter("visits");
visits.inc();
visits.inc(2);
// @ts-expect-error: it has no labels
visits.inc({ kind: "web" });

const wait = metrics.histogram("wait_seconds", { labels: ["queue"], buckets: [1, 2] });
wait.observe({ queue: "mail" }, 1.5);
// @ts-expect-error: a value is needed
wait.observe({ queue: "mail" });
metrics.gauge("depth").set(1);
// @ts-expect-error: gauges have no buckets
metrics.gauge("deep", { buckets: [1] });
// @ts-expect-error: an option that is not there
djed.metrics({ maxSerie: 1 });
