/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of prom-client, `@hono/prometheus` and express-prom-bundle. */
export const METRICS_THEIRS: TheirNames = "=prefix" +
  "|registry,registers,register:the handler of metrics() answers a scrape" +
  "|collectDefaultMetrics:use memoryCheck() of health()" +
  "|metricOptions,customLabels,labelNames:make your own with metrics().counter(name, { labels })" +
  "|buckets:make your own with metrics().histogram(name, { buckets })" +
  '|metricsPath,path:write app.get("/metrics", metrics().handler)' +
  "|exporter,reader,readers,metricReader=backends, such as [otlpMetrics()]";

/** Of prom-client and OpenTelemetry, for one metric. */
export const METRIC_THEIRS: TheirNames = "labelNames=labels" +
  "|description=help" +
  "|boundaries=buckets" +
  "|registers:a metric belongs to the metrics() that makes it" +
  "|collect:set a gauge where its value changes" +
  "|percentiles:use histogram()";
