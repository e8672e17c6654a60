/**
 * Converts changes to counts and gauges, for systems without histograms with buckets.
 *
 * @module
 */
import { canonical } from "../numbers.ts";
import type { Change, MetricChanges } from "../push.ts";

/** One number to send. */
export interface Point {
  /** Name of the metric, with `.count`, `.sum` or `.bucket` for a part of a histogram. */
  readonly name: string;
  /** A `count` is an amount to add. */
  readonly kind: "count" | "gauge";
  /** Amount or value. */
  readonly value: number;
  /** Labels; a bucket has its upper bound as `le`. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Converts changes to numbers to send. Buckets are not cumulative; empty ones are left out. */
export function flatten(metrics: readonly MetricChanges[]): Point[] {
  return metrics.flatMap((metric) => metric.changes.flatMap((change) => pointsOf(metric, change)));
}

function pointsOf(metric: MetricChanges, { labels, value, buckets }: Change): Point[] {
  const { name } = metric;
  if (metric.kind === "gauge") return [{ name, kind: "gauge", value, labels }];
  if (metric.kind === "counter") return [{ name, kind: "count", value, labels }];
  const count = buckets.reduce((sum, n) => sum + n, 0);
  const points: Point[] = [
    { name: name + ".count", kind: "count", value: count, labels },
    { name: name + ".sum", kind: "count", value, labels },
  ];
  buckets.forEach((value, i) => {
    const le = canonical(metric.bounds[i] ?? Infinity);
    if (value > 0) {
      points.push({ name: name + ".bucket", kind: "count", value, labels: { ...labels, le } });
    }
  });
  return points;
}
