/**
 * Histograms with fixed buckets. The bucket counts of all series are one flat `Float64Array`.
 *
 * @module
 */
import { enlarged, Family, FIRST_CAPACITY } from "./family.ts";
import type { Descriptor, MetricHost } from "./family.ts";
import type { LabelArgs } from "./instruments.ts";
import type { SeriesBudget } from "./series.ts";

/**
 * The buckets that OpenTelemetry's semantic conventions recommend for the duration of HTTP
 * requests: 5 ms to 10 s, in seconds.
 */
export const DURATION_BUCKETS: readonly number[] = [
  0.005,
  0.01,
  0.025,
  0.05,
  0.075,
  0.1,
  0.25,
  0.5,
  0.75,
  1,
  2.5,
  5,
  7.5,
  10,
];

/** A metric that counts values in buckets. */
export interface Histogram<L extends string = never> {
  /**
   * Counts a value in its bucket. A negative or non-finite value is ignored, and counted in
   * `djed_metrics_rejected_total`.
   */
  observe(...args: [...labels: LabelArgs<L>, value: number]): void;
  /** Looks up the series of these labels once, for hot paths. */
  bind(...labels: LabelArgs<L>): BoundHistogram;
}

/** One series of a histogram. */
export interface BoundHistogram {
  /** Counts a value in its bucket. */
  observe(value: number): void;
}

/** An example of the values in a bucket, with its trace. */
export interface Exemplar {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** The observed value. */
  readonly value: number;
  /** Time of the observation, in ms since the epoch. */
  readonly atMs: number;
}

/** A histogram with all its series. */
export class HistogramFamily extends Family {
  readonly kind = "histogram";
  /** Number of buckets of a series, including the one up to infinity. */
  readonly stride: number;
  /** Number of values in each bucket (not cumulative), series after series. */
  counts: Float64Array;
  /** Latest exemplar of each bucket, by its index in `counts`. */
  readonly exemplars: Map<number, Exemplar> = new Map();
  /** Upper bounds of the buckets, without the one at infinity. */
  readonly bounds: readonly number[];

  constructor(
    descriptor: Descriptor,
    budget: SeriesBudget,
    host: MetricHost,
    bounds: readonly number[],
  ) {
    super(descriptor, budget, host);
    this.bounds = bounds;
    this.stride = bounds.length + 1;
    this.counts = new Float64Array(FIRST_CAPACITY * this.stride);
  }

  /** See {@link Histogram.observe}. */
  observe(first: unknown, second?: unknown): void {
    this.record(this.idOf(first), this.amountOf(first, second) as number);
  }

  /** See {@link Histogram.bind}. */
  bind(labels?: unknown): BoundHistogram {
    const id = this.idOf(labels);
    return { observe: (value) => void this.record(id, value) };
  }

  /** Counts a value. Returns the index of its bucket in `counts`, or -1 for an invalid value. */
  record(id: number, value: number): number {
    if (!(value >= 0 && value < Infinity)) {
      this.host.rejected++;
      return -1;
    }
    const { bounds } = this;
    let bucket = 0;
    // There are few bounds and most values are small: faster than a binary search.
    while (bucket < bounds.length && value > bounds[bucket]) bucket++;
    const place = id * this.stride + bucket;
    this.counts[place]++;
    this.values[id] += value;
    if (this.tap !== undefined) this.tap(id, value);
    return place;
  }

  override grow(capacity: number): void {
    super.grow(capacity);
    this.counts = enlarged(this.counts, capacity * this.stride);
  }
}
