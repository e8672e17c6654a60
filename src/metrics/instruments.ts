/**
 * Counters and gauges. Each keeps the values of all its series in one `Float64Array`: an increment
 * with labels is a lookup and an addition, a bound one is the addition alone.
 *
 * @module
 */
import type { Labels, LabelValue, SeriesBudget } from "./series.ts";
import { SeriesTable } from "./series.ts";

/** The labels argument of an instrument, absent when it has no labels. */
export type LabelArgs<L extends string> = [L] extends [never] ? [] : [labels: Labels<L>];

/** A value that only increases. */
export interface Counter<L extends string = never> {
  /**
   * Adds an amount, by default 1. A negative or non-finite amount is ignored, and counted in
   * `djed_metrics_rejected_total`.
   */
  inc(...args: [...labels: LabelArgs<L>, amount?: number]): void;
  /** Looks up the series of these labels once, for hot paths. */
  bind(...labels: LabelArgs<L>): BoundCounter;
}

/** One series of a counter. */
export interface BoundCounter {
  /** Adds an amount, by default 1. */
  inc(amount?: number): void;
}

/** A value that goes up and down. */
export interface Gauge<L extends string = never> {
  /** Sets the value. */
  set(...args: [...labels: LabelArgs<L>, value: number]): void;
  /** Adds an amount, by default 1. */
  inc(...args: [...labels: LabelArgs<L>, amount?: number]): void;
  /** Subtracts an amount, by default 1. */
  dec(...args: [...labels: LabelArgs<L>, amount?: number]): void;
  /** Looks up the series of these labels once, for hot paths. */
  bind(...labels: LabelArgs<L>): BoundGauge;
  /**
   * Removes the series of these labels, such as those of a connection that is closed; without
   * labels, its only series. It is not exposed until it is set again, from 0.
   */
  remove(...labels: LabelArgs<L>): void;
  /** Removes all series. */
  reset(): void;
}

/** One series of a gauge. */
export interface BoundGauge {
  /** Sets the value. */
  set(value: number): void;
  /** Adds an amount, by default 1. */
  inc(amount?: number): void;
  /** Subtracts an amount, by default 1. */
  dec(amount?: number): void;
}

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

const FIRST_CAPACITY = 16;

/** The common part of counters and gauges: one number per series. */
abstract class Values {
  /** Value of each series; may be longer than the number of series. */
  values: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** Start of each series, in ms since the epoch; 0 if it was made before the first request. */
  readonly created: number[] = [];
  /** Beginning of each series' line, built at its first exposition. */
  readonly prefixes: string[] = [];
  /** Called on every change. */
  tap: Tap | undefined = undefined;
  readonly descriptor: Descriptor;
  readonly series: SeriesTable;
  readonly host: MetricHost;
  readonly #only: number;

  constructor(descriptor: Descriptor, budget: SeriesBudget, host: MetricHost) {
    this.descriptor = descriptor;
    this.host = host;
    this.series = new SeriesTable(descriptor.labels, budget, (size) => this.#grow(size));
    this.#only = descriptor.labels.length === 0 ? this.series.single() : -1;
  }

  /** Returns the series of a call, whose first argument is the labels if the metric has any. */
  idOf(labels: unknown): number {
    return this.#only >= 0
      ? this.#only
      : this.series.idOf((labels ?? {}) as Record<string, LabelValue>);
  }

  /** Returns the amount of a call: its first argument if the metric has no labels. */
  amountOf(first: unknown, second: unknown): number {
    return (this.#only >= 0 ? first : second) as number ?? 1;
  }

  #grow(size: number): void {
    this.created.push(this.host.startedMs === 0 ? 0 : Date.now());
    if (size <= this.values.length) return;
    const larger = new Float64Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}

/** A counter with all its series. */
export class CounterFamily extends Values {
  readonly kind = "counter";

  /** See {@link Counter.inc}. */
  inc(first?: unknown, second?: unknown): void {
    this.add(this.idOf(first), this.amountOf(first, second));
  }

  /** See {@link Counter.bind}. */
  bind(labels?: unknown): BoundCounter {
    const id = this.idOf(labels);
    return { inc: (amount = 1) => this.add(id, amount) };
  }

  /** Adds to one series. */
  add(id: number, amount: number): void {
    if (!(amount >= 0 && amount < Infinity)) return void this.host.rejected++;
    this.values[id] += amount;
    if (this.tap !== undefined) this.tap(id, amount);
  }

  /** Sets a total that is counted elsewhere. */
  follow(labels: Labels, total: number): void {
    const id = this.idOf(labels);
    const grown = total - this.values[id];
    this.values[id] = total;
    if (grown > 0 && this.tap !== undefined) this.tap(id, grown);
  }
}

/** A gauge with all its series. */
export class GaugeFamily extends Values {
  readonly kind = "gauge";

  /** See {@link Gauge.set}. */
  set(first?: unknown, second?: unknown): void {
    this.#put(this.idOf(first), this.amountOf(first, second));
  }

  /** See {@link Gauge.inc}. */
  inc(first?: unknown, second?: unknown): void {
    this.add(this.idOf(first), this.amountOf(first, second));
  }

  /** See {@link Gauge.dec}. */
  dec(first?: unknown, second?: unknown): void {
    this.add(this.idOf(first), -this.amountOf(first, second));
  }

  /** See {@link Gauge.bind}. */
  bind(labels?: unknown): BoundGauge {
    const { series } = this;
    let id = this.idOf(labels);
    let removals = series.removals;
    // A removed series may have been replaced by another one.
    const current = () => {
      if (removals !== series.removals) {
        id = this.idOf(labels);
        removals = series.removals;
      }
      return id;
    };
    return {
      set: (value) => this.#put(current(), value),
      inc: (amount = 1) => this.add(current(), amount),
      dec: (amount = 1) => this.add(current(), -amount),
    };
  }

  /** See {@link Gauge.remove}. */
  remove(labels?: unknown): void {
    this.#drop(this.series.remove((labels ?? {}) as Record<string, LabelValue>));
  }

  /** See {@link Gauge.reset}. */
  reset(): void {
    for (let id = 0; id < this.series.size; id++) this.#drop(this.series.removeAt(id));
  }

  #drop(id: number): void {
    if (id < 0) return;
    this.values[id] = 0;
    delete this.prefixes[id];
  }

  /** Adds to one series. */
  add(id: number, amount: number): void {
    this.#put(id, this.values[id] + amount);
  }

  #put(id: number, value: number): void {
    if (typeof value !== "number") return void this.host.rejected++;
    if (this.series.removed.size > 0) this.series.restore(id);
    this.values[id] = value;
    if (this.tap !== undefined) this.tap(id, value);
  }
}
