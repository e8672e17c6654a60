/**
 * Cloudflare Analytics Engine: metrics from Workers without a network call.
 *
 * @module
 */
import { resourceOf } from "../../core/resource.ts";
import type { EdgeEnv } from "../../core/request/context.ts";
import type { ResourceSource } from "../../core/resource.ts";
import { handleRejection } from "../../core/thenable.ts";
import type { Change, MetricChanges, MetricsBackend } from "../push.ts";

/** A binding of Analytics Engine. */
export interface AnalyticsEngineDataset {
  /** Writes one point. */
  writeDataPoint(point: DataPoint): void;
}

/** A point as Analytics Engine takes it. */
export interface DataPoint {
  /** Sampling key. */
  indexes: string[];
  /** Text values. */
  blobs: string[];
  /** Numeric values. */
  doubles: number[];
}

/** Maximum number of points per invocation. */
const MAX_POINTS = 25;
const MAX_INDEX_BYTES = 96;
const MAX_BLOBS = 20;

/**
 * Writes each series that changed as a point. Its index is the metric's name; its blobs are the
 * name and each label as `name=value`; its doubles are the increase (or a gauge's value) and, for a
 * histogram, the count.
 *
 * Analytics Engine takes 25 points from one invocation. Further points wait for the next windows,
 * summed up per series.
 *
 * @param dataset The binding, or a function that gets it from the request's context.
 *
 * @example
 * ```ts
 * import { analyticsEngine, metrics } from "@djed/edge/metrics";
 *
 * const measured = metrics({ backends: [analyticsEngine((c) => c.env.METRICS)] });
 * ```
 */
export function analyticsEngine<E extends EdgeEnv = EdgeEnv>(
  dataset: ResourceSource<AnalyticsEngineDataset, E>,
): MetricsBackend;
export function analyticsEngine(dataset: ResourceSource<AnalyticsEngineDataset>): MetricsBackend {
  const resolve = resourceOf(dataset, "analyticsEngine");
  // At most one per series, whose number is limited.
  const waiting = new Map<string, DataPoint>();
  return {
    name: "analytics-engine",
    push({ c, metrics }) {
      const target = resolve(c);
      for (const metric of metrics) {
        for (const change of metric.changes) merge(waiting, metric, change);
      }
      for (const [series, point] of [...waiting].slice(0, MAX_POINTS)) {
        handleRejection(target.writeDataPoint(point) as unknown);
        waiting.delete(series);
      }
    },
  };
}

function merge(waiting: Map<string, DataPoint>, metric: MetricChanges, change: Change): void {
  const point = pointOf(metric, change);
  const series = point.blobs.join("\n");
  const earlier = waiting.get(series);
  if (earlier !== undefined && metric.kind !== "gauge") {
    point.doubles = point.doubles.map((value, i) => value + earlier.doubles[i]);
  }
  waiting.set(series, point);
}

function pointOf({ name, kind }: MetricChanges, { labels, value, buckets }: Change): DataPoint {
  const blobs = [name, ...Object.entries(labels).map(([label, text]) => `${label}=${text}`)];
  const count = buckets.reduce((sum, n) => sum + n, 0);
  return {
    indexes: [name.slice(0, MAX_INDEX_BYTES)],
    blobs: blobs.slice(0, MAX_BLOBS),
    doubles: kind === "histogram" ? [value, count] : [value],
  };
}
