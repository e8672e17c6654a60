/**
 * Histograms with fixed buckets: one flat `Float64Array` of bucket counts for all series.
 *
 * @module
 */
import type { Descriptor, Host, LabelArgs, Tap } from "./instruments.ts";
import type { LabelValue, SeriesBudget } from "./series.ts";
import { SeriesTable } from "./series.ts";

/**
 * Seconds, from 5 ms to 10 s: the buckets that OpenTelemetry's semantic conventions advise for the
 * duration of HTTP requests.
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

/** How values are distributed. */
export interface Histogram<L extends string = never> {
  /** Counts a value in its bucket. A negative or non-finite value is ignored and counted. */
  observe(...args: [...labels: LabelArgs<L>, value: number]): void;
  /** The histogram of one set of labels, looked up once: for hot paths. */
  bind(...labels: LabelArgs<L>): BoundHistogram;
}

/** One series of a histogram. */
export interface BoundHistogram {
  /** Counts a value in its bucket. */
  observe(value: number): void;
}

/** One value that stands for a bucket, with the trace it was seen in. */
export interface Exemplar {
  /** 32 hex digits. */
  readonly traceId: string;
  /** 16 hex digits. */
  readonly spanId: string;
  /** The value observed. */
  readonly value: number;
  /** When, in ms since the epoch. */
  readonly atMs: number;
}

const FIRST_CAPACITY = 8;

/** A histogram with its series. */
export class HistogramFamily {
  readonly kind = "histogram";
  /** How many buckets a series has, the one up to infinity included. */
  readonly stride: number;
  /** How many values fell in each bucket (not cumulative), series after series. */
  counts: Float64Array;
  /** The sum of the values of each series. */
  sums: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** When each series began, in ms since the epoch; 0 when that was before the first request. */
  readonly created: number[] = [];
  /** The starts of each series' lines, made at its first exposition. */
  readonly prefixes: (readonly string[])[] = [];
  /** The last exemplar of each bucket, by its place in `counts`. */
  readonly exemplars: Map<number, Exemplar> = new Map();
  /** Hears of every value. */
  tap: Tap | undefined = undefined;
  readonly descriptor: Descriptor;
  /** The upper bounds of the buckets, the one at infinity left out. */
  readonly bounds: readonly number[];
  readonly series: SeriesTable;
  private readonly host: Host;
  private readonly only: number;

  constructor(
    descriptor: Descriptor,
    bounds: readonly number[],
    budget: SeriesBudget,
    host: Host,
  ) {
    this.descriptor = descriptor;
    this.bounds = bounds;
    this.host = host;
    this.stride = bounds.length + 1;
    this.counts = new Float64Array(FIRST_CAPACITY * this.stride);
    this.series = new SeriesTable(descriptor.labels, budget, (size) => this.grow(size));
    this.only = descriptor.labels.length === 0 ? this.series.single() : -1;
  }

  /** See {@link Histogram.observe}. */
  observe(first: unknown, second?: unknown): void {
    this.record(this.idOf(first), (this.only >= 0 ? first : second) as number);
  }

  /** See {@link Histogram.bind}. */
  bind(labels?: unknown): BoundHistogram {
    const id = this.idOf(labels);
    return { observe: (value) => void this.record(id, value) };
  }

  /** The series of these labels. */
  idOf(labels: unknown): number {
    return this.only >= 0
      ? this.only
      : this.series.idOf((labels ?? {}) as Record<string, LabelValue>);
  }

  /** Counts a value; returns the place of its bucket in `counts`, or -1 when it is refused. */
  record(id: number, value: number): number {
    if (!(value >= 0 && value < Infinity)) {
      this.host.rejected++;
      return -1;
    }
    const { bounds } = this;
    let bucket = 0;
    // Few bounds, and most values are small: walking them is faster than halving.
    while (bucket < bounds.length && value > bounds[bucket]) bucket++;
    const place = id * this.stride + bucket;
    this.counts[place]++;
    this.sums[id] += value;
    if (this.tap !== undefined) this.tap(id, value);
    return place;
  }

  private grow(size: number): void {
    this.created.push(this.host.startedMs === 0 ? 0 : Date.now());
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
