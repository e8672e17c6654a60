/**
 * The metrics of one application: their names, which never collide, and the limit on series.
 *
 * @module
 */
import { show } from "../core/option-hints.ts";
import { optionChecks } from "../core/options.ts";
import { toWellFormed } from "../core/text.ts";
import type { Descriptor, MetricHost } from "./family.ts";
import { DURATION_BUCKETS, HistogramFamily } from "./histogram.ts";
import type { Histogram } from "./histogram.ts";
import { CounterFamily, GaugeFamily } from "./instruments.ts";
import type { Counter, Gauge } from "./instruments.ts";
import type { SeriesBudget } from "./series.ts";
import { METRIC_THEIRS } from "./their-names.ts";

/** Options of a counter or gauge. */
export interface MetricOptions<L extends string = never> {
  /** Help text: one sentence about what it counts or measures. */
  readonly help?: string | undefined;
  /** Label names. Use few different values for each: every combination is a series. */
  readonly labels?: readonly L[] | undefined;
  /**
   * Unit, such as `"seconds"` or `"bytes"`. The name must end in it.
   *
   * @default `seconds` or `bytes` if the name ends in it
   */
  readonly unit?: string | undefined;
}

/** Options of a histogram. */
export interface HistogramOptions<L extends string = never> extends MetricOptions<L> {
  /**
   * Upper bounds of the buckets: increasing numbers, at least 0.
   *
   * @default 5 ms to 10 s, in seconds
   */
  readonly buckets?: readonly number[] | undefined;
}

/**
 * Makes metrics. A call with the name, labels and buckets of an existing metric of the same kind
 * returns that metric.
 */
export interface Meter {
  /** Makes a counter. Its exposed name ends in `_total`, with or without it in `name`. */
  counter<const L extends string = never>(name: string, options?: MetricOptions<L>): Counter<L>;
  /** Makes a gauge. */
  gauge<const L extends string = never>(name: string, options?: MetricOptions<L>): Gauge<L>;
  /** Makes a histogram. */
  histogram<const L extends string = never>(
    name: string,
    options?: HistogramOptions<L>,
  ): Histogram<L>;
}

/** A metric with all its series. */
export type MetricFamily = CounterFamily | GaugeFamily | HistogramFamily;

type FamilyOf<K extends MetricFamily["kind"]> = Extract<MetricFamily, { readonly kind: K }>;

/** Marks a metric of the library itself. */
export interface BuiltIn {
  /** OpenTelemetry names of the metric and its labels, where they differ. */
  readonly otel?: Descriptor["otel"];
}

/** A metric of the library itself, without other names. */
export const BUILT_IN: BuiltIn = {};

/**
 * Maximum number of series of each built-in metric. They are not taken from `maxSeries`, so that
 * a label of the app with too many values does not end the measurement of requests.
 */
const MAX_BUILT_IN_SERIES = 1_000;

const METRIC_NAMES = { help: 1, labels: 1, unit: 1 } satisfies Record<keyof MetricOptions, 1>;
const HISTOGRAM_NAMES = {
  help: 1,
  labels: 1,
  unit: 1,
  buckets: 1,
} satisfies Record<keyof HistogramOptions, 1>;
const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
const MAX_BUCKETS = 200;
/** Suffixes of the sample names that a metric of each kind exposes besides its own name. */
const FAMILIES = { counter: CounterFamily, gauge: GaugeFamily, histogram: HistogramFamily };
const SUFFIXES = {
  counter: ["_total", "_created"],
  gauge: [],
  histogram: ["_bucket", "_count", "_sum", "_created"],
} as const;

/** The metrics of one application. */
export class MetricRegistry implements MetricHost {
  /** All metrics, in the order they were made. */
  readonly families: MetricFamily[] = [];
  /** See {@link MetricHost.rejected}. */
  rejected = 0;
  /** See {@link MetricHost.startedMs}. */
  startedMs = 0;
  /** Functions that run before every exposition and push. */
  readonly collectors: (() => void)[] = [];
  readonly #listeners: ((family: MetricFamily) => void)[] = [];
  readonly #prefix: string;
  readonly #budget: SeriesBudget;
  readonly #owners: Map<string, MetricFamily> = new Map();

  constructor(prefix: string, maxSeries: number) {
    this.#prefix = prefix;
    this.#budget = { left: maxSeries };
  }

  /** Notes the first request or scrape: from then on the clock may be read. */
  start(): void {
    if (this.startedMs === 0) this.startedMs = Date.now();
  }

  /** Calls a listener with every metric, existing and future ones. */
  onFamily(listener: (family: MetricFamily) => void): void {
    this.#listeners.push(listener);
    this.families.forEach(listener);
  }

  /** Runs the collectors, and returns all metrics. */
  collect(): readonly MetricFamily[] {
    this.start();
    for (const collect of this.collectors) collect();
    return this.families;
  }

  /** Number of observations in overflow series. */
  get overflowed(): number {
    return this.families.reduce((sum, family) => sum + family.series.overflowed, 0);
  }

  /** See {@link Meter.counter}. */
  counter(name: string, options?: MetricOptions<string>, builtIn?: BuiltIn): CounterFamily {
    const base = typeof name === "string" ? name.replace(/_total$/, "") : name;
    return this.#family("counter", base, options, builtIn);
  }

  /** See {@link Meter.gauge}. */
  gauge(name: string, options?: MetricOptions<string>, builtIn?: BuiltIn): GaugeFamily {
    return this.#family("gauge", name, options, builtIn);
  }

  /** See {@link Meter.histogram}. */
  histogram(name: string, options?: HistogramOptions<string>, builtIn?: BuiltIn): HistogramFamily {
    return this.#family("histogram", name, options, builtIn);
  }

  /** Returns the existing metric of this kind, name, labels and buckets, else makes it. */
  #family<K extends MetricFamily["kind"]>(
    kind: K,
    name: string,
    options: HistogramOptions<string> = {},
    builtIn: BuiltIn | undefined,
  ): FamilyOf<K> {
    const descriptor = this.#describe(kind, name, options, builtIn);
    const bounds = kind === "histogram" ? checkedBuckets(options.buckets ?? DURATION_BUCKETS) : [];
    const known = this.#owners.get(descriptor.name);
    if (known?.kind === kind && isSame(known, descriptor, bounds)) return known as FamilyOf<K>;
    const budget = builtIn === undefined ? this.#budget : { left: MAX_BUILT_IN_SERIES };
    const made = new FAMILIES[kind](descriptor, budget, this, bounds) as FamilyOf<K>;
    this.#add(made);
    return made;
  }

  #describe(
    kind: MetricFamily["kind"],
    name: string,
    options: MetricOptions<string>,
    builtIn: BuiltIn | undefined,
  ): Descriptor {
    const checks = optionChecks(kind);
    checks.known(options, kind === "histogram" ? HISTOGRAM_NAMES : METRIC_NAMES, METRIC_THEIRS);
    const full = this.#prefix + name;
    if (typeof name !== "string" || !METRIC_NAME.test(full)) {
      throw checks.error("name", "letters, digits, _ and :, not beginning with a digit", full);
    }
    const labels = options.labels ?? [];
    if (!Array.isArray(labels)) throw checks.error("labels", 'a list such as ["route"]', labels);
    for (const label of labels) {
      if (LABEL_NAME.test(label) && !(kind === "histogram" && label === "le")) continue;
      throw checks.error("labels", "letters, digits and _, and not a reserved name", label);
    }
    if (new Set(labels).size < labels.length) {
      throw checks.error("labels", "different names", labels);
    }
    const unit = options.unit ?? /_(seconds|bytes)$/.exec(full)?.[1] ?? "";
    if (unit && !full.endsWith("_" + unit)) {
      throw checks.error("unit", "the unit that the name ends in", unit);
    }
    return {
      name: full,
      help: toWellFormed(checks.text("help", options.help ?? "")),
      unit,
      labels,
      otel: builtIn?.otel,
    };
  }

  /**
   * Registers a new metric.
   *
   * @throws {TypeError} When another metric exposes one of its names.
   */
  #add(family: MetricFamily): void {
    const { name } = family.descriptor;
    const names = [name, ...SUFFIXES[family.kind].map((suffix) => name + suffix)];
    for (const taken of names) {
      const owner = this.#owners.get(taken);
      if (owner === undefined) continue;
      throw new TypeError(
        `${family.kind}: the name ${show(taken)} is taken by the ${owner.kind} ` +
          `${show(owner.descriptor.name)} with the labels [${owner.descriptor.labels}]`,
      );
    }
    for (const taken of names) this.#owners.set(taken, family);
    this.families.push(family);
    for (const listener of this.#listeners) listener(family);
  }
}

/** Checks the bounds of a histogram. The one at infinity is implied, and removed if given. */
function isSame(
  family: MetricFamily,
  { name, labels }: Descriptor,
  bounds: readonly number[],
): boolean {
  return family.descriptor.name === name && family.descriptor.labels.join() === labels.join() &&
    (family.kind !== "histogram" || family.bounds.join() === bounds.join());
}

function checkedBuckets(given: readonly number[]): readonly number[] {
  const checks = optionChecks("histogram");
  const expected = `1 to ${MAX_BUCKETS} increasing numbers of at least 0`;
  if (!Array.isArray(given)) throw checks.error("buckets", expected, given);
  const bounds = given.at(-1) === Infinity ? given.slice(0, -1) : given.slice();
  const isIncreasing = bounds.every((b, i) =>
    Number.isFinite(b) && b >= 0 && !(b <= bounds[i - 1])
  );
  if (!isIncreasing || bounds.length === 0 || bounds.length > MAX_BUCKETS) {
    throw checks.error("buckets", expected, given);
  }
  return bounds;
}
