/**
 * OpenTelemetry's own protocol, as JSON over HTTP, with delta temporality.
 *
 * Source: OTLP 1.x, `opentelemetry/proto/metrics/v1/metrics.proto` in its JSON mapping.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import { optionChecks } from "../../core/options.ts";
import { env } from "../../runtime/env.ts";
import type { Change, MetricChanges, MetricsBackend, MetricsBatch } from "../push.ts";
import { post } from "./post.ts";

/** Options of {@link otlpMetrics}. */
export interface OtlpMetricsOptions {
  /**
   * The full URL, ending in `/v1/metrics`.
   *
   * @default OTEL_EXPORTER_OTLP_METRICS_ENDPOINT, or OTEL_EXPORTER_OTLP_ENDPOINT with `/v1/metrics`
   */
  readonly url?: string;
  /** Sent with every push: an API key. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The service's name.
   *
   * @default OTEL_SERVICE_NAME, or "unknown_service"
   */
  readonly service?: string;
  /** The `fetch` to use. @default globalThis.fetch */
  readonly fetch?: typeof fetch;
}

const DELTA = 1;
const UNITS: Record<string, string> = { seconds: "s", bytes: "By" };

/**
 * Pushes metrics to an OpenTelemetry collector, or whatever speaks OTLP/HTTP.
 *
 * @example
 * ```ts
 * import { metrics, otlpMetrics } from "@djed/edge/metrics";
 *
 * const measured = metrics({ backends: [otlpMetrics({ url: "http://localhost:4318/v1/metrics" })] });
 * ```
 */
export function otlpMetrics(options: OtlpMetricsOptions = {}): MetricsBackend {
  optionChecks("otlpMetrics").known(options, ["url", "headers", "service", "fetch"]);
  return {
    name: "otlp",
    push(batch) {
      const url = options.url ?? endpoint(batch.c);
      if (url === undefined) throw new Error("otlpMetrics: there is no url");
      const service = options.service ?? env(batch.c, "OTEL_SERVICE_NAME") ?? "unknown_service";
      return post(url, payload(batch, service), options.headers, options.fetch);
    },
  };
}

function endpoint(c: EdgeContext | undefined): string | undefined {
  const base = env(c, "OTEL_EXPORTER_OTLP_ENDPOINT");
  return env(c, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT") ??
    (base && base.replace(/\/$/, "") + "/v1/metrics");
}

function payload(batch: MetricsBatch, service: string): unknown {
  return {
    resourceMetrics: [{
      resource: { attributes: [attribute("service.name", service)] },
      scopeMetrics: [{
        scope: { name: "@djed/edge" },
        metrics: batch.metrics.map((metric) => metricOf(metric, batch)),
      }],
    }],
  };
}

function metricOf(metric: MetricChanges, batch: MetricsBatch): unknown {
  const base = {
    name: metric.otelName,
    description: metric.help,
    unit: UNITS[metric.unit] ?? metric.unit,
  };
  const points = metric.changes.map((change) => pointOf(metric, change, batch));
  switch (metric.kind) {
    case "gauge":
      return { ...base, gauge: { dataPoints: points } };
    case "counter":
      return {
        ...base,
        sum: { dataPoints: points, aggregationTemporality: DELTA, isMonotonic: true },
      };
    case "histogram":
      return { ...base, histogram: { dataPoints: points, aggregationTemporality: DELTA } };
  }
}

function pointOf(metric: MetricChanges, change: Change, { fromMs, toMs }: MetricsBatch): unknown {
  const common = {
    attributes: Object.entries(change.labels).map(([name, value]) =>
      attribute(metric.attributes[name] ?? name, value)
    ),
    startTimeUnixNano: nanoseconds(fromMs),
    timeUnixNano: nanoseconds(toMs),
  };
  if (metric.kind !== "histogram") return { ...common, asDouble: change.value };
  return {
    ...common,
    // 64-bit integers are strings in JSON.
    count: String(change.buckets.reduce((sum, n) => sum + n, 0)),
    sum: change.value,
    bucketCounts: change.buckets.map(String),
    explicitBounds: metric.bounds,
  };
}

function attribute(key: string, value: string): unknown {
  // The one attribute that the conventions type as a number.
  return key === "http.response.status_code"
    ? { key, value: { intValue: value } }
    : { key, value: { stringValue: value } };
}

function nanoseconds(ms: number): string {
  return `${Math.floor(ms)}000000`;
}
