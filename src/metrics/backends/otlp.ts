/**
 * Metrics over OTLP/HTTP as JSON, with delta temporality.
 *
 * Source: OTLP 1.x, `opentelemetry/proto/metrics/v1/metrics.proto` in its JSON mapping.
 *
 * @module
 */
import { checkHeaders, httpUrl } from "../../core/http-url.ts";
import { optionChecks } from "../../core/options.ts";
import { environmentResource, isSdkDisabled, otlpEnvironment } from "../../core/otlp-env.ts";
import { sendSuccessfully } from "../../core/send.ts";
import { toWellFormed } from "../../core/text.ts";
import { env } from "../../runtime/env.ts";
import type { Change, MetricChanges, MetricsBackend, MetricsBatch } from "../push.ts";

/** Options of {@link otlpMetrics}. */
export interface OtlpMetricsOptions {
  /**
   * Full URL that metrics are posted to.
   *
   * @default `OTEL_EXPORTER_OTLP_METRICS_ENDPOINT`, or `OTEL_EXPORTER_OTLP_ENDPOINT` +
   * `/v1/metrics`, or `http://localhost:4318/v1/metrics`
   */
  readonly url?: string | undefined;
  /**
   * Headers to send, such as an API key.
   *
   * @default `OTEL_EXPORTER_OTLP_HEADERS`, overridden by name by
   * `OTEL_EXPORTER_OTLP_METRICS_HEADERS`
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Name of the service.
   *
   * @default `OTEL_SERVICE_NAME`, else the one in `OTEL_RESOURCE_ATTRIBUTES`, else
   * `"unknown_service"`
   */
  readonly service?: string | undefined;
  /**
   * Replacement for `fetch`.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
}

const NAMES = {
  url: 1,
  headers: 1,
  service: 1,
  fetch: 1,
} satisfies Record<keyof OtlpMetricsOptions, 1>;
const DELTA = 1;
const UNITS: Record<string, string> = { seconds: "s", bytes: "By" };

/**
 * Pushes metrics to an OpenTelemetry Collector or another OTLP/HTTP endpoint. A push takes at most
 * 10 s, or less with `OTEL_EXPORTER_OTLP_TIMEOUT` or `OTEL_EXPORTER_OTLP_METRICS_TIMEOUT` (in ms).
 * With `OTEL_SDK_DISABLED=true` nothing is pushed.
 *
 * @example
 * ```ts
 * import { metrics, otlpMetrics } from "@djed/edge/metrics";
 *
 * const measured = metrics({
 *   backends: [otlpMetrics({ url: "http://localhost:4318/v1/metrics" })],
 * });
 * ```
 */
export function otlpMetrics(options: OtlpMetricsOptions = {}): MetricsBackend {
  const checks = optionChecks("otlpMetrics");
  checks.known(options, NAMES, "=url|endpoint=url|serviceName=service");
  if (options.url !== undefined) httpUrl("otlpMetrics: url", options.url);
  checkHeaders(checks, options.headers);
  if (options.service !== undefined) checks.text("service", options.service);
  checks.optionalFunction("fetch", options.fetch);
  const targetOf = otlpEnvironment("metrics");
  return {
    name: "otlp",
    push(batch) {
      const read = (name: string) => env(batch.c, name);
      if (isSdkDisabled(read)) return;
      const { url, headers, timeoutMs } = targetOf(read, options);
      const resource = environmentResource(read);
      if (options.service !== undefined) resource["service.name"] = options.service;
      return sendSuccessfully({
        sender: "otlpMetrics",
        usualPath: "/v1/metrics",
        url,
        contentType: "application/json",
        headers,
        body: JSON.stringify(payload(batch, resource)),
        fetch: options.fetch,
        budgetMs: timeoutMs,
      });
    },
  };
}

function payload(batch: MetricsBatch, resource: Readonly<Record<string, string>>): unknown {
  return {
    resourceMetrics: [{
      resource: { attributes: Object.entries(resource).map(([key, text]) => attribute(key, text)) },
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
  // The only attribute that the conventions define as a number.
  return key === "http.response.status_code"
    ? { key, value: { intValue: value } }
    : { key, value: { stringValue: toWellFormed(value) } };
}

function nanoseconds(ms: number): string {
  return `${Math.floor(ms)}000000`;
}
