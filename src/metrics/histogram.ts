/**
 * Histograms with fixed buckets. The bucket counts of all series are one flat `Float64Array`.
 *
 * @module
 */
import type { Descriptor, LabelArgs, MetricHost, Tap } from "./instruments.ts";
import type { LabelValue, SeriesBudget } from "./series.ts";
import { SeriesTable } from "./series.ts";

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

const FIRST_CAPACITY = 8;

/** A histogram with all its series. */
export class HistogramFamily {
  readonly kind = "histogram";
  /** Number of buckets of a series, including the one up to infinity. */
  readonly stride: number;
  /** Number of values in each bucket (not cumulative), series after series. */
  counts: Float64Array;
  /** Sum of the values of each series. */
  sums: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** Start of each series, in ms since the epoch; 0 if it was made before the first request. */
  readonly created: number[] = [];
  /** Beginnings of each series' lines, built at its first exposition. */
  readonly prefixes: (readonly string[])[] = [];
  /** Latest exemplar of each bucket, by its index in `counts`. */
  readonly exemplars: Map<number, Exemplar> = new Map();
  /** Called with every value. */
  tap: Tap | undefined = undefined;
  readonly descriptor: Descriptor;
  /** Upper bounds of the buckets, without the one at infinity. */
  readonly bounds: readonly number[];
  readonly series: SeriesTable;
  readonly #host: MetricHost;
  readonly #only: number;

  constructor(
    descriptor: Descriptor,
    bounds: readonly number[],
    budget: SeriesBudget,
    host: MetricHost,
  ) {
    this.descriptor = descriptor;
    this.bounds = bounds;
    this.#host = host;
    this.stride = bounds.length + 1;
    this.counts = new Float64Array(FIRST_CAPACITY * this.stride);
    this.series = new SeriesTable(descriptor.labels, budget, (size) => this.#grow(size));
    this.#only = descriptor.labels.length === 0 ? this.series.single() : -1;
  }

  /** See {@link Histogram.observe}. */
  observe(first: unknown, second?: unknown): void {
    this.record(this.idOf(first), (this.#only >= 0 ? first : second) as number);
  }

  /** See {@link Histogram.bind}. */
  bind(labels?: unknown): BoundHistogram {
    const id = this.idOf(labels);
    return { observe: (value) => void this.record(id, value) };
  }

  /** Returns the series of these labels, which is added if it is new. */
  idOf(labels: unknown): number {
    return this.#only >= 0
      ? this.#only
      : this.series.idOf((labels ?? {}) as Record<string, LabelValue>);
  }

  /** Counts a value. Returns the index of its bucket in `counts`, or -1 for an invalid value. */
  record(id: number, value: number): number {
    if (!(value >= 0 && value < Infinity)) {
      this.#host.rejected++;
      return -1;
    }
    const { bounds } = this;
    let bucket = 0;
    // There are few bounds and most values are small: faster than a binary search.
    while (bucket < bounds.length && value > bounds[bucket]) bucket++;
    const place = id * this.stride + bucket;
    this.counts[place]++;
    this.sums[id] += value;
    if (this.tap !== undefined) this.tap(id, value);
    return place;
  }

  #grow(size: number): void {
    this.created.push(this.#host.startedMs === 0 ? 0 : Date.now());
    if (size <= this.sums.length) return;
    const capacity = this.sums.length * 2;
    this.sums = enlarged(this.sums, capacity);
    this.counts = enlarged(this.counts, capacity * this.stride);
  }
}

function enlarged(from: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length);
  larger.set(from);
  return larger;
}
