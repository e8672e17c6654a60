/**
 * Options of `metrics()`, checked and completed once.
 *
 * @module
 */
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { OptionNames } from "../core/options.ts";
import type { MetricsBackend } from "./push.ts";
import { checkWatched } from "./watch.ts";
import { METRICS_THEIRS } from "./their-names.ts";

/** Options of `metrics()`. */
export interface MetricsOptions {
  /**
   * Prefix of every metric name.
   *
   * @default ""
   */
  readonly prefix?: string | undefined;
  /**
   * Maximum number of series of the app's own metrics. Observations of further series are counted
   * in one series per metric with the label `otel_metric_overflow="true"`, and in
   * `djed_metrics_overflow_total`. Each built-in metric has 1 000 series of its own.
   *
   * @default 2000
   */
  readonly maxSeries?: number | undefined;
  /**
   * Whether buckets carry the trace of a sampled request as an exemplar (OpenMetrics only).
   *
   * @default true
   */
  readonly exemplars?: boolean | undefined;
  /**
   * Whether to expose the start of each counter and histogram as `_created` (OpenMetrics only).
   *
   * @default false
   */
  readonly created?: boolean | undefined;
  /**
   * Backends that metrics are also pushed to, in windows of 5 s.
   *
   * @default none
   */
  readonly backends?: readonly MetricsBackend[] | undefined;
  /**
   * Limiters, upstreams and stores whose numbers are also exposed, as `djed_<kind>_<key>`.
   *
   * @default none
   */
  readonly watch?: readonly Observable[] | undefined;
}

/** The completed options. */
export type MetricsSettings = Required<MetricsOptions>;

/** The names of the options of `metrics()`. */
export const METRICS_OPTIONS: OptionNames = {
  prefix: 1,
  maxSeries: 1,
  exemplars: 1,
  created: 1,
  backends: 1,
  watch: 1,
} satisfies Record<keyof MetricsOptions, 1>;
const DEFAULT_MAX_SERIES = 2_000;

/** Checks and completes the options. */
export function resolveMetricsOptions(options: MetricsOptions): MetricsSettings {
  const checks = optionChecks("metrics");
  checks.known(options, METRICS_OPTIONS, METRICS_THEIRS);
  const { prefix = "", maxSeries = DEFAULT_MAX_SERIES, backends = [], watch = [] } = options;
  const exemplars = checks.oneOf("exemplars", options.exemplars ?? true, [true, false]);
  const created = checks.oneOf("created", options.created ?? false, [true, false]);
  if (typeof prefix !== "string" || !/^([a-zA-Z_:][a-zA-Z0-9_:]*)?$/.test(prefix)) {
    throw checks.error("prefix", "letters, digits, _ and :", prefix);
  }
  const isBackend = (backend: MetricsBackend | null) =>
    typeof (backend?.push ?? backend?.tap) === "function";
  if (!Array.isArray(backends) || !backends.every(isBackend)) {
    throw checks.error("backends", "a list of backends, such as [otlpMetrics()]", backends);
  }
  checks.integer("maxSeries", maxSeries, 1, 1_000_000);
  return { prefix, maxSeries, exemplars, created, backends, watch: checkWatched(watch) };
}
