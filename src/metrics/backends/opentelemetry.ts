/**
 * Bridges metrics to the MeterProvider that the app has registered with OpenTelemetry.
 *
 * @module
 */
import type { Tap } from "../family.ts";
import type { MetricInfo, MetricsBackend } from "../push.ts";

/** The part of OpenTelemetry's metrics API that is used here. */
interface OtelMeter {
  createCounter(name: string, options: unknown): { add(value: number, attributes: object): void };
  createGauge(name: string, options: unknown): { record(value: number, attributes: object): void };
  createHistogram(
    name: string,
    options: unknown,
  ): { record(value: number, attributes: object): void };
}

type Record = (value: number, attributes: object) => void;

// The API's global registry. The metrics API has no proxy: a meter that is obtained before a
// provider is registered never records. Reading the registry needs no dependency on the API.
const REGISTERED: unique symbol = Symbol.for("opentelemetry.js.api.1") as never;
const UNITS: { readonly [unit: string]: string } = { seconds: "s", bytes: "By" };

/**
 * Also records every measurement with the global MeterProvider, under OpenTelemetry's names. The
 * provider is looked up at each measurement until one is registered.
 *
 * @example
 * ```ts
 * import { metrics, openTelemetry } from "@djed/edge/metrics";
 *
 * const measured = metrics({ backends: [openTelemetry()] });
 * ```
 */
export function openTelemetry(): MetricsBackend {
  return {
    name: "opentelemetry",
    tap(metric, labelsOf): Tap {
      let record: Record | undefined;
      const attributes: object[] = [];
      return (series, value) => {
        record ??= recorderOf(metric);
        if (record === undefined) return;
        record(value, attributes[series] ??= attributesOf(metric, labelsOf(series)));
      };
    },
  };
}

function recorderOf(metric: MetricInfo): Record | undefined {
  const meter = registeredMeter();
  if (meter === undefined) return undefined;
  const options = { description: metric.help, unit: UNITS[metric.unit] ?? metric.unit };
  switch (metric.kind) {
    case "counter": {
      const counter = meter.createCounter(metric.otelName, options);
      return (value, attributes) => counter.add(value, attributes);
    }
    case "gauge": {
      const gauge = meter.createGauge(metric.otelName, options);
      return (value, attributes) => gauge.record(value, attributes);
    }
    case "histogram": {
      const advice = { explicitBucketBoundaries: metric.bounds };
      const histogram = meter.createHistogram(metric.otelName, { ...options, advice });
      return (value, attributes) => histogram.record(value, attributes);
    }
  }
}

function registeredMeter(): OtelMeter | undefined {
  const api = (globalThis as {
    [REGISTERED]?: { metrics?: { getMeter(name: string): OtelMeter } };
  })[REGISTERED];
  return api?.metrics?.getMeter("@djed/edge");
}

function attributesOf(metric: MetricInfo, labels: Readonly<{ [name: string]: string }>): object {
  const attributes: { [name: string]: string | number } = {};
  for (const [label, value] of Object.entries(labels)) {
    const name = metric.attributes[label] ?? label;
    // The only attribute that the conventions define as a number.
    attributes[name] = name === "http.response.status_code" ? Number(value) : value;
  }
  return attributes;
}
