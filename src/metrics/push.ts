/**
 * Metrics for where nobody can scrape: what changed since the last push, sent once per window.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import { defer } from "../runtime/defer.ts";
import { flushWindow } from "../runtime/flush-window.ts";
import type { FlushWindow } from "../runtime/flush-window.ts";
import type { Tap } from "./instruments.ts";
import type { Family, Registry } from "./registry.ts";
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

/** What changed since the last push that arrived. */
export interface MetricsBatch {
  /** The request that carries this push; undefined for `metrics.flush()`. */
  readonly c: EdgeContext | undefined;
  /** Since when, in ms since the epoch. */
  readonly fromMs: number;
  /** Until when. */
  readonly toMs: number;
  /** The metrics with changes. */
  readonly metrics: readonly MetricChanges[];
}

/** Somewhere metrics go. */
export interface MetricsBackend {
  /** A label of the metric that counts its failures. */
  readonly name: string;
  /**
   * Sends changes. When it throws or rejects, the same changes come again with the next push: while
   * a backend is down nothing is lost, and nothing piles up.
   */
  push?(batch: MetricsBatch): Promise<void> | void;
  /** Hears of every change as it happens, instead of pushes. */
  tap?(metric: MetricInfo, labelsOf: (series: number) => Readonly<Record<string, string>>): Tap;
}

/** What is on its way to the backends. */
export interface Pusher {
  /** A request has been measured: its changes go out within the window. */
  after(c: EdgeContext): void;
  /** Sends what there is to every backend. */
  flush(): Promise<void>;
}

/** How long the first change waits for company. */
const PUSH_WINDOW_MS = 5_000;

/** Pushes a registry to backends. */
export function pusher(registry: Registry, backends: readonly MetricsBackend[]): Pusher {
  const windows = backends.filter((backend) => backend.push !== undefined)
    .map((backend) => pushWindow(registry, backend));
  for (const backend of backends) {
    if (backend.tap === undefined) continue;
    registry.onFamily((family) => addTap(family, tapOf(backend, family)));
  }
  return {
    after(c) {
      for (const window of windows) {
        const armed = window.arm(c);
        if (armed !== undefined) defer(c, armed);
      }
    },
    async flush() {
      await Promise.all(windows.map((window) => window.flush(undefined)));
    },
  };
}

/** One backend's window, and what it has had so far. */
function pushWindow(registry: Registry, backend: MetricsBackend): FlushWindow {
  const failures = registry.counter("djed_metrics_push_failures_total", {
    help: "Pushes that a backend did not take.",
    labels: ["backend"],
  });
  const sent = new Map<Family, Snapshot>();
  let fromMs = 0;

  return flushWindow(PUSH_WINDOW_MS, async (c) => {
    const now = new Map(registry.collect().map((family) => [family, snapshotOf(family)]));
    const metrics = [...now].map(([family, is]) => changesOf(family, is, sent.get(family)))
      .filter(({ changes }) => changes.length > 0);
    if (metrics.length === 0) return;
    const toMs = Date.now();
    try {
      await backend.push!({ c, fromMs: fromMs || registry.startedMs, toMs, metrics });
    } catch {
      return failures.inc({ backend: backend.name });
    }
    fromMs = toMs;
    for (const [family, is] of now) sent.set(family, is);
  });
}

/** The numbers of a metric at one time. */
interface Snapshot {
  readonly values: Float64Array;
  readonly counts: Float64Array | undefined;
}

function snapshotOf(family: Family): Snapshot {
  const { size } = family.series;
  return family.kind === "histogram"
    ? { values: family.sums.slice(0, size), counts: family.counts.slice(0, size * family.stride) }
    : { values: family.values.slice(0, size), counts: undefined };
}

function changesOf(family: Family, is: Snapshot, was: Snapshot | undefined): MetricChanges {
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

function labelsOf(family: Family, id: number): Record<string, string> {
  const values = family.series.values[id];
  if (values === undefined) return { [OVERFLOW_LABEL]: "true" };
  const labels: Record<string, string> = {};
  family.descriptor.labels.forEach((name, i) => {
    if (values[i] !== "") labels[name] = values[i];
  });
  return labels;
}

function infoOf(family: Family): MetricInfo {
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

/** A backend's tap, which never breaks the measurement it hears of. */
function tapOf(backend: MetricsBackend, family: Family): Tap {
  const known: Record<string, string>[] = [];
  const tap = backend.tap!(infoOf(family), (id) => known[id] ??= labelsOf(family, id));
  return (id, value) => {
    try {
      tap(id, value);
    } catch {
      // What hears of a measurement must not undo it.
    }
  };
}

function addTap(family: Family, tap: Tap): void {
  const earlier = family.tap;
  family.tap = earlier === undefined ? tap : (id, value) => {
    earlier(id, value);
    tap(id, value);
  };
}
