/**
 * Counters and gauges over one `Float64Array` each: a labelled increment is a walk over the labels
 * and an addition, a bound one the addition alone.
 *
 * @module
 */
import type { Labels, LabelValue, SeriesBudget } from "./series.ts";
import { SeriesTable } from "./series.ts";

/** The labels argument of an instrument: absent when it has no labels. */
export type LabelArgs<L extends string> = [L] extends [never] ? [] : [labels: Labels<L>];

/** A value that only grows. */
export interface Counter<L extends string = never> {
  /** Adds an amount, 1 unless given. A negative or non-finite amount is ignored and counted. */
  inc(...args: [...labels: LabelArgs<L>, amount?: number]): void;
  /** The counter of one set of labels, looked up once: for hot paths. */
  bind(...labels: LabelArgs<L>): BoundCounter;
}

/** One series of a counter. */
export interface BoundCounter {
  /** Adds an amount, 1 unless given. */
  inc(amount?: number): void;
}

/** A value that goes up and down. */
export interface Gauge<L extends string = never> {
  /** Sets the value. */
  set(...args: [...labels: LabelArgs<L>, value: number]): void;
  /** Adds an amount, 1 unless given. */
  inc(...args: [...labels: LabelArgs<L>, amount?: number]): void;
  /** Takes an amount off, 1 unless given. */
  dec(...args: [...labels: LabelArgs<L>, amount?: number]): void;
  /** The gauge of one set of labels, looked up once: for hot paths. */
  bind(...labels: LabelArgs<L>): BoundGauge;
}

/** One series of a gauge. */
export interface BoundGauge {
  /** Sets the value. */
  set(value: number): void;
  /** Adds an amount, 1 unless given. */
  inc(amount?: number): void;
  /** Takes an amount off, 1 unless given. */
  dec(amount?: number): void;
}

/** What a metric is called, and what it is about. */
export interface Descriptor {
  /** The name without the suffix of its kind (`_total`, `_bucket`). */
  readonly name: string;
  /** One sentence, shown by Prometheus; `""` for none. */
  readonly help: string;
  /** The unit that the name ends in; `""` for none. */
  readonly unit: string;
  /** The names of its labels, in order. */
  readonly labels: readonly string[];
  /** Its OpenTelemetry name and attribute names, where they differ. */
  readonly otel?: { readonly name: string; readonly attributes: readonly string[] };
}

/** What hears of every change of a metric as it happens. */
export type Tap = (series: number, value: number) => void;

/** What the metrics of one registry share. */
export interface Host {
  /** Observations that were no measurement: NaN, infinite, negative. */
  rejected: number;
  /** When the first request or scrape came, in ms; 0 before, when no clock may be read. */
  startedMs: number;
}

const FIRST_CAPACITY = 16;

/** What counters and gauges share: a number per series. */
abstract class Values {
  /** The value of each series; may be longer than there are series. */
  values: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** When each series began, in ms since the epoch; 0 when that was before the first request. */
  readonly created: number[] = [];
  /** The start of each series' line, made at its first exposition. */
  readonly prefixes: string[] = [];
  /** Hears of every change. */
  tap: Tap | undefined = undefined;
  readonly descriptor: Descriptor;
  readonly series: SeriesTable;
  protected readonly host: Host;
  private readonly only: number;

  constructor(descriptor: Descriptor, budget: SeriesBudget, host: Host) {
    this.descriptor = descriptor;
    this.host = host;
    this.series = new SeriesTable(descriptor.labels, budget, (size) => this.grow(size));
    this.only = descriptor.labels.length === 0 ? this.series.single() : -1;
  }

  /** The series that a call means; its first argument is the labels, when the metric has any. */
  idOf(labels: unknown): number {
    return this.only >= 0
      ? this.only
      : this.series.idOf((labels ?? {}) as Record<string, LabelValue>);
  }

  /** The number that a call means: its first argument when there are no labels. */
  protected amountOf(first: unknown, second: unknown): number {
    return (this.only >= 0 ? first : second) as number ?? 1;
  }

  private grow(size: number): void {
    this.created.push(this.host.startedMs === 0 ? 0 : Date.now());
    if (size <= this.values.length) return;
    const larger = new Float64Array(this.values.length * 2);
    larger.set(this.values);
    this.values = larger;
  }
}

/** A counter with its series. */
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

  /** Takes over a total that is counted elsewhere. */
  follow(labels: Labels, total: number): void {
    const id = this.idOf(labels);
    const grown = total - this.values[id];
    this.values[id] = total;
    if (grown > 0 && this.tap !== undefined) this.tap(id, grown);
  }
}

/** A gauge with its series. */
export class GaugeFamily extends Values {
  readonly kind = "gauge";

  /** See {@link Gauge.set}. */
  set(first?: unknown, second?: unknown): void {
    this.put(this.idOf(first), this.amountOf(first, second));
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
    const id = this.idOf(labels);
    return {
      set: (value) => this.put(id, value),
      inc: (amount = 1) => this.add(id, amount),
      dec: (amount = 1) => this.add(id, -amount),
    };
  }

  /** Adds to one series. */
  add(id: number, amount: number): void {
    this.put(id, this.values[id] + amount);
  }

  private put(id: number, value: number): void {
    if (typeof value !== "number") return void this.host.rejected++;
    this.values[id] = value;
    if (this.tap !== undefined) this.tap(id, value);
  }
}
