/**
 * The base of all kinds of metrics: their series, and one number for each.
 *
 * @module
 */
import { SeriesTable } from "./series.ts";
import type { LabelValue, SeriesBudget } from "./series.ts";

/** The description of a metric. */
export interface Descriptor {
  /** Name without the suffix of its kind (`_total`, `_bucket`). */
  readonly name: string;
  /** Help text, shown by Prometheus; `""` if there is none. */
  readonly help: string;
  /** Unit that the name ends in; `""` if there is none. */
  readonly unit: string;
  /** Label names, in order. */
  readonly labels: readonly string[];
  /** OpenTelemetry names of the metric and its labels, where they differ. */
  readonly otel?: { readonly name: string; readonly attributes: readonly string[] } | undefined;
}

/** A function that is called on every change of a metric. */
export type Tap = (series: number, value: number) => void;

/** State that the metrics of one registry share. */
export interface MetricHost {
  /** Number of invalid observations: NaN, infinite or negative. */
  rejected: number;
  /** Time of the first request or scrape, in ms; 0 before it, when no clock may be read. */
  startedMs: number;
}

/** Number of series that there is room for at first. */
export const FIRST_CAPACITY = 8;

/** The common part of counters, gauges and histograms: one number per series. */
export abstract class Family {
  /** Value of each series, a histogram's sum; may be longer than the number of series. */
  values: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** Start of each series, in ms since the epoch; 0 if it was made before the first request. */
  readonly created: number[] = [];
  /** Beginnings of each series' lines, built at its first exposition. */
  readonly prefixes: (readonly string[])[] = [];
  /** Called on every change. */
  tap: Tap | undefined = undefined;
  readonly descriptor: Descriptor;
  readonly series: SeriesTable;
  readonly host: MetricHost;
  readonly #only: number;

  constructor(descriptor: Descriptor, budget: SeriesBudget, host: MetricHost) {
    this.descriptor = descriptor;
    this.host = host;
    this.series = new SeriesTable(descriptor.labels, budget, (size) => {
      this.created.push(host.startedMs === 0 ? 0 : Date.now());
      if (size > this.values.length) this.grow(2 * this.values.length);
    });
    this.#only = descriptor.labels.length === 0 ? this.series.single() : -1;
  }

  /** Returns the series of a call, whose first argument is the labels if the metric has any. */
  idOf(labels: unknown): number {
    return this.#only >= 0
      ? this.#only
      : this.series.idOf((labels ?? {}) as Record<string, LabelValue>);
  }

  /** Returns the amount of a call: its first argument if the metric has no labels. */
  amountOf(first: unknown, second: unknown): number | undefined {
    return (this.#only >= 0 ? first : second) as number | undefined;
  }

  /** Makes room for a number of series. */
  grow(capacity: number): void {
    this.values = enlarged(this.values, capacity);
  }
}

/** Copies numbers to a longer array. */
export function enlarged(from: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length);
  larger.set(from);
  return larger;
}
