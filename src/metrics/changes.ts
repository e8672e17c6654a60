/**
 * Changes of metrics between two snapshots.
 *
 * @module
 */
import type { MetricFamily } from "./registry.ts";
import { OVERFLOW_LABEL } from "./series.ts";

/** The description of a metric, as backends get it. */
export interface MetricInfo {
  /** Kind of the metric. */
  readonly kind: "counter" | "gauge" | "histogram";
  /** Name without a suffix (`_total`, `_bucket`). */
  readonly name: string;
  /** Name in OpenTelemetry's semantic conventions if there is one, else the same name. */
  readonly otelName: string;
  /** OpenTelemetry's attribute name of each label. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Help text, `""` if there is none. */
  readonly help: string;
  /** Unit, such as `"seconds"` or `"bytes"`; `""` if there is none. */
  readonly unit: string;
  /** Upper bounds of a histogram's buckets, without the one at infinity. */
  readonly bounds: readonly number[];
}

/** The change of one series. */
export interface Change {
  /** Labels with a value that is not empty. */
  readonly labels: Readonly<Record<string, string>>;
  /** Increase of a counter or of a histogram's sum, or the value of a gauge. */
  readonly value: number;
  /** Number of values added to each bucket of a histogram, not cumulative. */
  readonly buckets: readonly number[];
}

/** The changes of one metric. */
export interface MetricChanges extends MetricInfo {
  /** The series that changed; all series of a gauge. */
  readonly changes: readonly Change[];
}

/** The values of all series of a metric at one time. */
export interface Snapshot {
  readonly values: Float64Array;
  readonly counts: Float64Array | undefined;
}

/** Copies the current values of a metric. */
export function snapshotOf(family: MetricFamily): Snapshot {
  const { size } = family.series;
  return {
    values: family.values.slice(0, size),
    counts: family.kind === "histogram" ? family.counts.slice(0, size * family.stride) : undefined,
  };
}

/** Compares two snapshots; without an earlier one, everything is new. */
export function changesOf(
  family: MetricFamily,
  is: Snapshot,
  was: Snapshot | undefined,
): MetricChanges {
  const changes: Change[] = [];
  for (let id = 0; id < is.values.length; id++) {
    if (family.series.removed.has(id)) continue;
    const buckets = bucketGrowth(family, id, is, was);
    const value = family.kind === "gauge" ? is.values[id] : is.values[id] - (was?.values[id] ?? 0);
    const changed = family.kind === "histogram" ? buckets.some((n) => n > 0) : value !== 0;
    if (!changed && family.kind !== "gauge") continue;
    changes.push({ labels: labelsOf(family, id), value, buckets });
  }
  return { ...infoOf(family), changes };
}

function bucketGrowth(
  family: MetricFamily,
  id: number,
  is: Snapshot,
  was: Snapshot | undefined,
): number[] {
  if (family.kind !== "histogram") return [];
  const first = id * family.stride;
  const counts = is.counts!.subarray(first, first + family.stride);
  return Array.from(counts, (count, i) => count - (was?.counts?.[first + i] ?? 0));
}

/** Returns the labels of a series, without empty ones. */
export function labelsOf(family: MetricFamily, id: number): Record<string, string> {
  const values = family.series.values[id];
  if (values === undefined) return { [OVERFLOW_LABEL]: "true" };
  const labels: Record<string, string> = {};
  family.descriptor.labels.forEach((name, i) => {
    if (values[i] !== "") labels[name] = values[i];
  });
  return labels;
}

/** Describes a metric for backends. */
export function infoOf(family: MetricFamily): MetricInfo {
  const { name, help, unit, labels, otel } = family.descriptor;
  return {
    kind: family.kind,
    name,
    otelName: otel?.name ?? name,
    attributes: Object.fromEntries(labels.map((label, i) => [label, otel?.attributes[i] ?? label])),
    help,
    unit,
    bounds: family.kind === "histogram" ? family.bounds : [],
  };
}
