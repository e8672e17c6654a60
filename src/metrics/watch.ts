/**
 * The numbers of limiters, upstreams and stores, read when the metrics are.
 *
 * @module
 */
import { Callback } from "../core/callback.ts";
import type { Observable } from "../core/observable.ts";
import { optionChecks } from "../core/options.ts";
import type { CounterFamily, GaugeFamily } from "./instruments.ts";
import type { Registry } from "./registry.ts";

/**
 * Exposes each number of each observable as `djed_<kind>_<key>{name="…"}`: a counter when the key
 * ends in `_total`, else a gauge. An observable whose `stats()` throws is counted, and keeps its
 * last numbers.
 *
 * @throws {RangeError} When one has no `stats()`.
 */
export function watch(registry: Registry, observables: readonly Observable[]): void {
  checkWatched(observables);
  const errors = registry.counter("djed_metrics_watch_errors_total", {
    help: "Readings of a watched object that failed.",
  });
  const readings = uniquelyNamed(observables).map(([name, observable]) => ({
    name,
    kind: observable.kind,
    stats: new Callback(() => observable.stats(), {
      option: `metrics: stats() of ${name}`,
      otherwise: "what was read before",
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

/** No observable has more numbers: each is a metric of its own. */
const MAX_NUMBERS = 100;

/** The numbers among the members; undefined for what is no object. */
function numbersOf(stats: unknown): [string, number][] | undefined {
  if (stats === null || typeof stats !== "object") return undefined;
  return Object.entries(stats).filter(([, value]) => typeof value === "number")
    .slice(0, MAX_NUMBERS);
}

/**
 * Checks the option `watch`.
 *
 * @returns The same.
 * @throws {RangeError} When it is no array, or one of its members has no `stats()`.
 */
export function checkWatched(observables: readonly Observable[]): readonly Observable[] {
  const { error } = optionChecks("metrics");
  if (!Array.isArray(observables)) throw error("watch", "an array, such as [limiter]", observables);
  for (const [i, observable] of observables.entries()) {
    if (typeof observable?.stats === "function") continue;
    throw error(`watch[${i}]`, "something with stats(), such as a limiter", observable);
  }
  return observables;
}

/** Exposes one number. One that cannot be exposed is counted, and costs the others nothing. */
function put(
  registry: Registry,
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
    // Another kind of metric has the name.
    errors.inc();
  }
}

function expose(registry: Registry, kind: string, key: string, name: string, value: number): void {
  const metric = `djed_${kind}_${key}`.replace(/[^a-zA-Z0-9_]/g, "_");
  const options = { help: `${key.replace(/_/g, " ")} (${kind})`, labels: ["name"] };
  const labels = { name };
  if (metric.endsWith("_total")) {
    (registry.counter(metric, options) as CounterFamily).follow(labels, value);
  } else {
    (registry.gauge(metric, options) as GaugeFamily).set(labels, value);
  }
}

/** Two of one kind and name would be one series: the second is `name-2`. */
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

/** What the metrics say of themselves. */
export function watchItself(registry: Registry): void {
  const overflow = registry.counter("djed_metrics_overflow_total", {
    help: "Observations beyond the cap on series.",
  });
  const rejected = registry.counter("djed_metrics_rejected_total", {
    help: "Observations that were no measurement: NaN, infinite or negative.",
  });
  const series = registry.gauge("djed_metrics_series", { help: "Series there are." });
  registry.collectors.push(() => {
    overflow.follow({}, registry.overflowed);
    rejected.follow({}, registry.rejected);
    series.set(registry.families.reduce((sum, family) => sum + family.series.size, 0));
  });
}
