/**
 * Cloudflare Analytics Engine: metrics from Workers with no call over the network.
 *
 * @module
 */
import { resourceOf } from "../../core/resource.ts";
import type { ResourceSource } from "../../core/resource.ts";
import { handleRejection } from "../../core/thenable.ts";
import type { Change, MetricChanges, MetricsBackend } from "../push.ts";

/** What a binding of Analytics Engine has. */
export interface AnalyticsEngineDataset {
  /** Writes one point. */
  writeDataPoint(point: DataPoint): void;
}

/** One point. */
export interface DataPoint {
  /** The sampling key. */
  indexes: string[];
  /** Texts. */
  blobs: string[];
  /** Numbers. */
  doubles: number[];
}

/** Analytics Engine takes no more points from one invocation. */
const MAX_POINTS = 25;
const MAX_INDEX_BYTES = 96;
const MAX_BLOBS = 20;

/**
 * Writes each series that changed as a point: index the metric's name; blobs the name, then each
 * label as `name=value`; doubles the growth (or a gauge's value), then a histogram's count.
 *
 * Analytics Engine takes 25 points from one invocation: what is beyond waits, summed up per series,
 * for the next windows.
 *
 * @param dataset The binding, or what reads it from a request.
 *
 * @example
 * ```ts
 * import { analyticsEngine, metrics } from "@djed/edge/metrics";
 *
 * const measured = metrics({ backends: [analyticsEngine((c) => c.env.METRICS)] });
 * ```
 */
export function analyticsEngine(dataset: ResourceSource<AnalyticsEngineDataset>): MetricsBackend {
  const resolve = resourceOf(dataset);
  // At most one per series of the registry, which is capped.
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
