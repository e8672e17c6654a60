/**
 * Counters and gauges. Each keeps the values of all its series in one `Float64Array`: an increment
 * with labels is a lookup and an addition, a bound one is the addition alone.
 *
 * @module
 */
import { Family } from "./family.ts";
import type { Labels, LabelValue } from "./series.ts";

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

/** A counter with all its series. */
export class CounterFamily extends Family {
  readonly kind = "counter";

  /** See {@link Counter.inc}. */
  inc(first?: unknown, second?: unknown): void {
    this.add(this.idOf(first), this.amountOf(first, second) ?? 1);
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
export class GaugeFamily extends Family {
  readonly kind = "gauge";

  /** See {@link Gauge.set}. */
  set(first?: unknown, second?: unknown): void {
    this.#put(this.idOf(first), this.amountOf(first, second) ?? 1);
  }

  /** See {@link Gauge.inc}. */
  inc(first?: unknown, second?: unknown): void {
    this.add(this.idOf(first), this.amountOf(first, second) ?? 1);
  }

  /** See {@link Gauge.dec}. */
  dec(first?: unknown, second?: unknown): void {
    this.add(this.idOf(first), -(this.amountOf(first, second) ?? 1));
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
