/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of prom-client, `@hono/prometheus` and express-prom-bundle. */
export const METRICS_THEIRS: TheirNames =
  ':write { prefix } for names, app.get("/metrics", metrics().handler) for a path' +
  "|registry,register:metrics().handler answers a scrape" +
  "|collectDefaultMetrics:use memoryCheck() of health()" +
  "|metricOptions,customLabels,buckets:make your own with metrics().histogram()" +
  '|metricsPath,path:write app.get("/metrics", metrics().handler)' +
  "|exporter,readers,metricReader=backends, such as [otlpMetrics()]";

/** Of prom-client and OpenTelemetry, for one metric. */
export const METRIC_THEIRS: TheirNames =
  "labelNames=labels|description=help|boundaries,percentiles:use histogram() with buckets" +
  "|registers:a metric belongs to its metrics()";
