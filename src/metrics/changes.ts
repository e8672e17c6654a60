/**
 * What changed in the metrics of a registry since they were last looked at.
 *
 * @module
 */
import type { Family } from "./registry.ts";
import { OVERFLOW_LABEL } from "./series.ts";

/** What a metric is called, where it goes. */
export interface MetricInfo {
  /** The kind. */
  readonly kind: "counter" | "gauge" | "histogram";
  /** The name without a suffix (`_total`, `_bucket`). */
  readonly name: string;
  /** The name in OpenTelemetry's semantic conventions, where there is one, else the same name. */
  readonly otelName: string;
  /** OpenTelemetry's names of the labels, where they differ. */
  readonly attributes: Readonly<Record<string, string>>;
  /** One sentence; `""` for none. */
  readonly help: string;
  /** `"seconds"`, `"bytes"`, … or `""`. */
  readonly unit: string;
  /** The upper bounds of a histogram's buckets, the one at infinity left out. */
  readonly bounds: readonly number[];
}

/** What changed in one series. */
export interface Change {
  /** The labels that have a value. */
  readonly labels: Readonly<Record<string, string>>;
  /** What a counter grew by; the value of a gauge; the growth of a histogram's sum. */
  readonly value: number;
  /** How many values each bucket of a histogram got (not cumulative). */
  readonly buckets: readonly number[];
}

/** What changed in one metric. */
export interface MetricChanges extends MetricInfo {
  /** The series that changed; for gauges all of them. */
  readonly changes: readonly Change[];
}

/** The numbers of a metric at one time. */
export interface Snapshot {
  readonly values: Float64Array;
  readonly counts: Float64Array | undefined;
}

/** The numbers of a metric now. */
export function snapshotOf(family: Family): Snapshot {
  const { size } = family.series;
  return family.kind === "histogram"
    ? { values: family.sums.slice(0, size), counts: family.counts.slice(0, size * family.stride) }
    : { values: family.values.slice(0, size), counts: undefined };
}

/** What changed between two times. */
export function changesOf(family: Family, is: Snapshot, was: Snapshot | undefined): MetricChanges {
  const changes: Change[] = [];
  for (let id = 0; id < is.values.length; id++) {
    const buckets = bucketGrowth(family, id, is, was);
    const value = family.kind === "gauge" ? is.values[id] : is.values[id] - (was?.values[id] ?? 0);
    const changed = family.kind === "histogram" ? buckets.some((n) => n > 0) : value !== 0;
    if (!changed && family.kind !== "gauge") continue;
    changes.push({ labels: labelsOf(family, id), value, buckets });
  }
  return { ...infoOf(family), changes };
}

function bucketGrowth(
  family: Family,
  id: number,
  is: Snapshot,
  was: Snapshot | undefined,
): number[] {
  if (family.kind !== "histogram") return [];
  const first = id * family.stride;
  const counts = is.counts!.subarray(first, first + family.stride);
  return Array.from(counts, (count, i) => count - (was?.counts?.[first + i] ?? 0));
}

/** The labels of a series that have a value. */
export function labelsOf(family: Family, id: number): Record<string, string> {
  const values = family.series.values[id];
  if (values === undefined) return { [OVERFLOW_LABEL]: "true" };
  const labels: Record<string, string> = {};
  family.descriptor.labels.forEach((name, i) => {
    if (values[i] !== "") labels[name] = values[i];
  });
  return labels;
}

/** What backends are told of a metric. */
export function infoOf(family: Family): MetricInfo {
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
