/**
 * Metrics for Prometheus, OpenMetrics, OpenTelemetry and others: the rate, errors and duration of
 * every request, what the guards decided, and the app's own counters, gauges and histograms.
 *
 * They are counted in this process (on Workers: in this isolate) only. Where nobody can scrape each
 * of them, push them with `backends`.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * const metrics = djed.metrics();
 * app.use(metrics);
 * app.get("/metrics", metrics.handler);
 *
 * const orders = metrics.counter("orders", { help: "Orders placed.", labels: ["kind"] });
 * app.post("/orders", (c) => {
 *   orders.inc({ kind: "web" });
 *   return c.text("placed", 201);
 * });
 * ```
 *
 * @module
 */
import { markOwnRoute } from "../core/request/exempt.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import { observing } from "../core/observer.ts";
import { optionChecks } from "../core/options.ts";
import { pusher } from "./push.ts";
import type { MetricsBackend } from "./push.ts";
import { Registry } from "./registry.ts";
import type { Meter } from "./registry.ts";
import { requestMetrics } from "./requests.ts";
import type { RequestUnderWay } from "./requests.ts";
import { answerScrape } from "./scrape.ts";
import { watch, watchItself } from "./watch.ts";

export { DURATION_BUCKETS } from "./histogram.ts";
export type { BoundHistogram, Histogram } from "./histogram.ts";
export type { BoundCounter, BoundGauge, Counter, Gauge, LabelArgs, Tap } from "./instruments.ts";
export type { Labels, LabelValue } from "./series.ts";
export type { HistogramOptions, Meter, MetricOptions } from "./registry.ts";
export type { Change, MetricChanges, MetricInfo, MetricsBackend, MetricsBatch } from "./push.ts";
export type { EdgeContext, EdgeMiddleware, Next } from "../core/request/middleware.ts";
export type { Observable } from "../core/observable.ts";
export type { ResourceSource } from "../core/resource.ts";
export { analyticsEngine } from "./backends/analytics-engine.ts";
export type { AnalyticsEngineDataset, DataPoint } from "./backends/analytics-engine.ts";
export { datadog } from "./backends/datadog.ts";
export type { DatadogOptions } from "./backends/datadog.ts";
export { openTelemetry } from "./backends/opentelemetry.ts";
export { otlpMetrics } from "./backends/otlp.ts";
export type { OtlpMetricsOptions } from "./backends/otlp.ts";
export { statsd } from "./backends/statsd.ts";
export type { StatsdOptions, StatsdSocket } from "./backends/statsd.ts";

/** Options of {@link metrics}. */
export interface MetricsOptions {
  /**
   * Begins every metric's name.
   *
   * @default ""
   */
  readonly prefix?: string;
  /**
   * How many series there may be. What is beyond is counted in one series per metric with the label
   * `otel_metric_overflow="true"`, and in `djed_metrics_overflow_total`.
   *
   * @default 2000
   */
  readonly maxSeries?: number;
  /**
   * Whether buckets carry the trace of a sampled request (OpenMetrics only).
   *
   * @default true
   */
  readonly exemplars?: boolean;
  /**
   * Whether OpenMetrics says when each counter and histogram began (`_created`).
   *
   * @default false
   */
  readonly created?: boolean;
  /** Where metrics are pushed to, in windows of 5 s, besides being exposed. */
  readonly backends?: readonly MetricsBackend[];
  /** Limiters, upstreams and stores whose numbers are exposed too, as `djed_<kind>_<key>`. */
  readonly watch?: readonly Observable[];
}

/** The middleware, its exposition, and a maker of metrics. */
export type Metrics = EdgeMiddleware & Meter & {
  /**
   * Answers a scrape: OpenMetrics 1.0 when asked for, else Prometheus text 0.0.4. Protect the route
   * as you would an admin page.
   */
  handler(c: any): Response;
  /** Pushes what there is to every backend now: before a process ends. */
  flush(): Promise<void>;
};

const DEFAULT_MAX_SERIES = 2_000;
/** The handler answers wherever it is registered, and an exposition takes time to write. */
const SCRAPE = { cost: 1, answers: () => true };

/**
 * Makes metrics. Register it before the guards, so that their refusals are measured too.
 *
 * @param options See {@link MetricsOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 */
export function metrics(options: MetricsOptions = {}): Metrics {
  const { error, integer, known, oneOf } = optionChecks("metrics");
  known(options, ["prefix", "maxSeries", "exemplars", "created", "backends", "watch"]);
  const { prefix = "", maxSeries = DEFAULT_MAX_SERIES } = options;
  const exemplars = oneOf("exemplars", options.exemplars ?? true, [true, false]);
  const created = oneOf("created", options.created ?? false, [true, false]);
  if (!/^([a-zA-Z_:][a-zA-Z0-9_:]*)?$/.test(prefix)) {
    throw error("prefix", "letters, digits, _ and :", prefix);
  }
  const registry = new Registry(prefix, integer("maxSeries", maxSeries, 1, 1_000_000));
  const requests = requestMetrics(registry, exemplars);
  watch(registry, options.watch ?? []);
  watchItself(registry);
  const push = pusher(registry, options.backends ?? []);

  const middleware = observing<{}, RequestUnderWay>({
    name: "metrics",
    start(c, now) {
      registry.start();
      return requests.start(c, now);
    },
    finish(c, request, ms, status) {
      requests.finish(c, request, ms / 1000, status);
      push.after(c);
    },
  });

  const handler = (c: EdgeContext) => answerScrape(c, registry, created);
  return Object.assign(middleware, {
    counter: registry.counter.bind(registry),
    gauge: registry.gauge.bind(registry),
    histogram: registry.histogram.bind(registry),
    handler: markOwnRoute(handler, SCRAPE),
    flush: push.flush,
  }) as unknown as Metrics;
}
