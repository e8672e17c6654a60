/**
 * Exposes the numbers of limiters, upstreams and stores, read before each exposition and push.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { CounterFamily, GaugeFamily } from "./instruments.ts";
import { BUILT_IN } from "./registry.ts";
import type { MetricRegistry } from "./registry.ts";

/**
 * Exposes each number of each observable as `djed_<kind>_<key>{name="…"}`: a counter when the key
 * ends in `_total`, else a gauge. When `stats()` of an observable fails, the failure is counted and
 * the last numbers stay.
 *
 * @throws {RangeError} When an observable has no `stats()`.
 */
export function watch(registry: MetricRegistry, observables: readonly Observable[]): void {
  const errors = registry.counter("djed_metrics_watch_errors_total", {
    help: "Readings of a watched object that failed.",
  }, BUILT_IN);
  const readings = uniquelyNamed(observables).map(([name, observable]) => ({
    name,
    kind: observable.kind,
    stats: new Callback(() => observable.stats(), {
      option: `metrics: stats() of ${name}`,
      otherwise: "the previous reading",
      accept: numbersOf,
    }),
  }));
  registry.collectors.push(() => {
    for (const { name, kind, stats } of readings) {
      const numbers = stats.askNow();
      if (numbers === undefined) errors.inc();
      else for (const [key, value] of numbers) put(registry, errors, kind, key, name, value);
    }
  });
}

/** Maximum number of numbers per observable: each one is a separate metric. */
const MAX_NUMBERS = 100;

/** Returns the members that are numbers; undefined for a value that is not an object. */
function numbersOf(stats: unknown): [string, number][] | undefined {
  if (stats === null || typeof stats !== "object") return undefined;
  return Object.entries(stats).filter(([, value]) => typeof value === "number")
    .slice(0, MAX_NUMBERS);
}

/**
 * Checks the option `watch`.
 *
 * @returns The given observables.
 * @throws {RangeError} When it is not an array, or one of its members has no `stats()`.
 */
export function checkWatched(observables: readonly Observable[]): readonly Observable[] {
  const checks = optionChecks("metrics");
  if (!Array.isArray(observables)) {
    throw checks.error("watch", "an array, such as [limiter]", observables);
  }
  for (const [i, observable] of observables.entries()) {
    if (typeof observable?.stats === "function") continue;
    throw checks.error(`watch[${i}]`, "something with stats(), such as a limiter", observable);
  }
  return observables;
}

/** Exposes one number. A number that cannot be exposed is counted and skipped. */
function put(
  registry: MetricRegistry,
  errors: CounterFamily,
  kind: string,
  key: string,
  name: string,
  value: number,
): void {
  const isTotal = key.endsWith("_total");
  if (isTotal && !(value >= 0 && value < Infinity)) return errors.inc();
  try {
    expose(registry, kind, key, name, value);
  } catch {
    // The name is taken by another kind of metric.
    errors.inc();
  }
}

function expose(
  registry: MetricRegistry,
  kind: string,
  key: string,
  name: string,
  value: number,
): void {
  const metric = `djed_${kind}_${key}`.replace(/[^a-zA-Z0-9_]/g, "_");
  const options = { help: `${key.replace(/_/g, " ")} (${kind})`, labels: ["name"] };
  const labels = { name };
  if (metric.endsWith("_total")) {
    (registry.counter(metric, options, BUILT_IN) as CounterFamily).follow(labels, value);
  } else {
    (registry.gauge(metric, options, BUILT_IN) as GaugeFamily).set(labels, value);
  }
}

/** Makes names unique per kind: the second observable of a name becomes `name-2`. */
function uniquelyNamed(observables: readonly Observable[]): [string, Observable][] {
  const taken = new Set<string>();
  return observables.map((observable) => {
    const base = observable.name || "default";
    let name = base;
    for (let n = 2; taken.has(`${observable.kind} ${name}`); n++) name = `${base}-${n}`;
    taken.add(`${observable.kind} ${name}`);
    return [name, observable];
  });
}

/** Registers the metrics about the metrics. */
export function watchItself(registry: MetricRegistry): void {
  const overflow = registry.counter("djed_metrics_overflow_total", {
    help: "Observations beyond the limit on series.",
  }, BUILT_IN);
  const rejected = registry.counter("djed_metrics_rejected_total", {
    help: "Invalid observations: NaN, infinite or negative.",
  }, BUILT_IN);
  const series = registry.gauge("djed_metrics_series", { help: "Number of series." }, BUILT_IN);
  registry.collectors.push(() => {
    overflow.follow({}, registry.overflowed);
    rejected.follow({}, registry.rejected);
    series.set(registry.families.reduce((sum, family) => sum + family.series.exposed, 0));
  });
}
