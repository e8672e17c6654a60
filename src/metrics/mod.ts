/**
 * Metrics for Prometheus, OpenMetrics, OpenTelemetry and others: the rate, errors and duration of
 * requests, the decisions of the guards, and the app's own counters, gauges and histograms.
 *
 * Metrics cover one process (on Workers, one isolate). Where processes cannot be scraped one by
 * one, push the metrics with `backends`.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import * as djed from "@djed/edge";
 *
 * const app = new Hono();
 * const metrics = djed.metrics();
 * app.use(metrics);
 * app.get("/metrics", metrics.handler); // open: put authentication before it
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
import { requireContext } from "../core/request/require-context.ts";
import { markOwnRoute } from "../core/request/exempt.ts";
import type { EdgeContext, EdgeMiddleware } from "../core/request/middleware.ts";
import { observing } from "../core/observer.ts";
import { resolveMetricsOptions } from "./options.ts";
import type { MetricsOptions } from "./options.ts";
import { pusher } from "./push.ts";
import { MetricRegistry } from "./registry.ts";
import type { HistogramOptions, Meter, MetricOptions } from "./registry.ts";
import { requestMetrics } from "./requests.ts";
import type { ActiveRequest } from "./requests.ts";
import { answerScrape } from "./scrape.ts";
import { watch, watchItself } from "./watch.ts";

export type { MetricsOptions } from "./options.ts";
export { DURATION_BUCKETS } from "./histogram.ts";
export type { BoundHistogram, Histogram } from "./histogram.ts";
export type { BoundCounter, BoundGauge, Counter, Gauge, LabelArgs } from "./instruments.ts";
export type { Tap } from "./family.ts";
export type { Labels, LabelValue } from "./series.ts";
export type { HistogramOptions, Meter, MetricOptions } from "./registry.ts";
export type { Change, MetricChanges, MetricInfo, MetricsBackend, MetricsBatch } from "./push.ts";
export type * from "../core/request/context.ts";
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

/** The middleware, which also makes metrics and answers scrapes. */
export type Metrics = EdgeMiddleware & Meter & {
  /**
   * Answers a scrape: OpenMetrics 1.0 if the client prefers it, else Prometheus text 0.0.4. Protect
   * the route like an admin page.
   */
  handler(c: EdgeContext): Response;
  /** Pushes to every backend now: before a process ends. */
  flush(): Promise<void>;
};

/** The handler answers on any path, and writing an exposition takes time. */
const SCRAPE = { cost: 1, answers: () => true };

/**
 * Makes the metrics of an application. Register it before the guards, so that refused requests are
 * measured too.
 *
 * @param options See {@link MetricsOptions}.
 * @throws {RangeError | TypeError} When an option is wrong.
 */
export function metrics(options: MetricsOptions = {}): Metrics {
  const settings = resolveMetricsOptions(options);
  const registry = new MetricRegistry(settings.prefix, settings.maxSeries);
  const requests = requestMetrics(registry, settings.exemplars);
  watch(registry, settings.watch);
  watchItself(registry);
  const push = pusher(registry, settings.backends);

  const middleware = observing<{}, ActiveRequest>({
    name: "metrics",
    start(c, now) {
      registry.start();
      return requests.start(c, now);
    },
    finish(c, request, answer) {
      requests.finish(c, request, answer);
      push.after(c);
    },
  });

  const handler = (c: EdgeContext) => {
    requireContext("metrics: the handler", c);
    return answerScrape(c, registry, settings.created);
  };
  return Object.assign(middleware, {
    counter: (name: string, options?: MetricOptions<string>) => registry.counter(name, options),
    gauge: (name: string, options?: MetricOptions<string>) => registry.gauge(name, options),
    histogram: (name: string, options?: HistogramOptions<string>) =>
      registry.histogram(name, options),
    handler: markOwnRoute(handler, SCRAPE),
    flush: push.flush,
  }) as unknown as Metrics;
}
