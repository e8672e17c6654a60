/**
 * The metrics of one application: their names, which never collide, and their cap on series.
 *
 * @module
 */
import { optionChecks, show } from "../core/options.ts";
import { DURATION_BUCKETS, HistogramFamily } from "./histogram.ts";
import type { Histogram } from "./histogram.ts";
import { CounterFamily, GaugeFamily } from "./instruments.ts";
import type { Counter, Descriptor, Gauge, Host } from "./instruments.ts";
import type { SeriesBudget } from "./series.ts";

/** What a metric is about. */
export interface MetricOptions<L extends string = never> {
  /** One sentence that says what it counts or measures. */
  readonly help?: string;
  /** The names of its labels. Use few values for each: every combination is a series. */
  readonly labels?: readonly L[];
  /**
   * The unit, in which the name must end: `"seconds"`, `"bytes"`.
   *
   * @default the unit that the name ends in, when it is `seconds` or `bytes`
   */
  readonly unit?: string;
}

/** What a histogram is about. */
export interface HistogramOptions<L extends string = never> extends MetricOptions<L> {
  /**
   * The upper bounds of its buckets, rising, none negative.
   *
   * @default 5 ms to 10 s, in seconds
   */
  readonly buckets?: readonly number[];
}

/** Makes metrics. Asking again for one that is there, in the same shape, returns it. */
export interface Meter {
  /** A counter. Its exposed name ends in `_total`, whether given or not. */
  counter<const L extends string = never>(name: string, options?: MetricOptions<L>): Counter<L>;
  /** A gauge. */
  gauge<const L extends string = never>(name: string, options?: MetricOptions<L>): Gauge<L>;
  /** A histogram. */
  histogram<const L extends string = never>(
    name: string,
    options?: HistogramOptions<L>,
  ): Histogram<L>;
}

/** A metric with all its series. */
export type Family = CounterFamily | GaugeFamily | HistogramFamily;

type FamilyOf<K extends Family["kind"]> = Extract<Family, { readonly kind: K }>;

/** Names that only the library itself gives: a metric's OpenTelemetry name, and its attributes'. */
export type OtelNames = NonNullable<Descriptor["otel"]>;

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
const MAX_BUCKETS = 200;
/** Sample names that a metric of each kind takes, beside its own. */
const SUFFIXES = {
  counter: ["_total", "_created"],
  gauge: [],
  histogram: ["_bucket", "_count", "_sum", "_created"],
} as const;

/** The metrics of one application. */
export class Registry implements Host {
  /** Every metric, in the order made. */
  readonly families: Family[] = [];
  /** Observations that were no measurement. */
  rejected = 0;
  /** See {@link Host.startedMs}. */
  startedMs = 0;
  /** Run before every exposition and push. */
  readonly collectors: (() => void)[] = [];
  private readonly listeners: ((family: Family) => void)[] = [];
  private readonly prefix: string;
  private readonly budget: SeriesBudget;
  private readonly owners: Map<string, Family> = new Map();

  constructor(prefix: string, maxSeries: number) {
    this.prefix = prefix;
    this.budget = { left: maxSeries };
  }

  /** The first request or scrape is here: from now on the clock may be read. */
  start(): void {
    if (this.startedMs === 0) this.startedMs = Date.now();
  }

  /** Tells of every metric, those there and those to come. */
  onFamily(listener: (family: Family) => void): void {
    this.listeners.push(listener);
    this.families.forEach(listener);
  }

  /** All metrics, brought up to date. */
  collect(): readonly Family[] {
    this.start();
    for (const collect of this.collectors) collect();
    return this.families;
  }

  /** How many observations went to overflow series. */
  get overflowed(): number {
    return this.families.reduce((sum, family) => sum + family.series.overflowed, 0);
  }

  /** See {@link Meter.counter}. */
  counter(name: string, options: MetricOptions<any> = {}, otel?: OtelNames): CounterFamily {
    const base = typeof name === "string" ? name.replace(/_total$/, "") : name;
    const descriptor = this.describe("counter", base, options, otel);
    return this.known("counter", descriptor) ??
      this.add(new CounterFamily(descriptor, this.budget, this));
  }

  /** See {@link Meter.gauge}. */
  gauge(name: string, options: MetricOptions<any> = {}, otel?: OtelNames): GaugeFamily {
    const descriptor = this.describe("gauge", name, options, otel);
    return this.known("gauge", descriptor) ??
      this.add(new GaugeFamily(descriptor, this.budget, this));
  }

  /** See {@link Meter.histogram}. */
  histogram(name: string, options: HistogramOptions<any> = {}, otel?: OtelNames): HistogramFamily {
    const descriptor = this.describe("histogram", name, options, otel);
    const bounds = checkedBuckets(options.buckets ?? DURATION_BUCKETS);
    const known = this.known("histogram", descriptor) as HistogramFamily | undefined;
    if (known !== undefined && known.bounds.join() === bounds.join()) return known;
    return this.add(new HistogramFamily(descriptor, bounds, this.budget, this));
  }

  private describe(
    kind: Family["kind"],
    name: string,
    options: MetricOptions<string>,
    otel: OtelNames | undefined,
  ): Descriptor {
    const { error, known } = optionChecks(kind);
    known(options, ["help", "labels", "unit", ...(kind === "histogram" ? ["buckets"] : [])]);
    const full = this.prefix + name;
    if (typeof name !== "string" || !METRIC_NAME.test(full)) {
      throw error("name", "letters, digits, _ and :, not beginning with a digit", full);
    }
    const labels = options.labels ?? [];
    for (const label of labels) {
      if (LABEL_NAME.test(label) && !(kind === "histogram" && label === "le")) continue;
      throw error("labels", "letters, digits and _, and no reserved name", label);
    }
    if (new Set(labels).size < labels.length) throw error("labels", "different names", labels);
    const unit = options.unit ?? /_(seconds|bytes)$/.exec(full)?.[1] ?? "";
    if (unit && !full.endsWith("_" + unit)) throw error("unit", "what the name ends in", unit);
    return { name: full, help: options.help ?? "", unit, labels, ...(otel && { otel }) };
  }

  /** The metric of this kind, name and labels that is there already. */
  private known<K extends Family["kind"]>(
    kind: K,
    descriptor: Descriptor,
  ): FamilyOf<K> | undefined {
    const family = this.owners.get(descriptor.name);
    const same = family?.kind === kind && family.descriptor.name === descriptor.name &&
      family.descriptor.labels.join() === descriptor.labels.join();
    return same ? family as FamilyOf<K> : undefined;
  }

  /** Keeps a new metric, unless a name it would expose is another's. */
  private add<F extends Family>(family: F): F {
    const { name } = family.descriptor;
    const names = [name, ...SUFFIXES[family.kind].map((suffix) => name + suffix)];
    for (const taken of names) {
      const owner = this.owners.get(taken);
      if (owner === undefined) continue;
      throw new TypeError(
        `${family.kind}: the name ${show(taken)} is taken by the ${owner.kind} ` +
          show(owner.descriptor.name),
      );
    }
    for (const taken of names) this.owners.set(taken, family);
    this.families.push(family);
    for (const listener of this.listeners) listener(family);
    return family;
  }
}

/** Rising, finite bounds; the one at infinity is always there, and need not be given. */
function checkedBuckets(given: readonly number[]): readonly number[] {
  const { error } = optionChecks("histogram");
  const expected = `1 to ${MAX_BUCKETS} rising numbers, none negative`;
  if (!Array.isArray(given)) throw error("buckets", expected, given);
  const bounds = given.at(-1) === Infinity ? given.slice(0, -1) : given.slice();
  const rising = bounds.every((b, i) => Number.isFinite(b) && b >= 0 && !(b <= bounds[i - 1]));
  if (!rising || bounds.length === 0 || bounds.length > MAX_BUCKETS) {
    throw error("buckets", expected, given);
  }
  return bounds;
}
