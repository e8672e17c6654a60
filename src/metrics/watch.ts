/**
 * The numbers of limiters, upstreams and stores, read when the metrics are.
 *
 * @module
 */
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
  for (const [i, observable] of observables.entries()) checkObservable(i, observable);
  const errors = registry.counter("djed_metrics_watch_errors_total", {
    help: "Readings of a watched object that failed.",
  });
  const named = uniquelyNamed(observables);
  registry.collectors.push(() => {
    for (const [name, observable] of named) {
      try {
        for (const [key, value] of Object.entries(observable.stats())) {
          if (typeof value === "number") put(registry, observable.kind, key, name, value);
        }
      } catch {
        errors.inc();
      }
    }
  });
}

function checkObservable(i: number, observable: Observable): void {
  if (typeof observable?.stats === "function") return;
  const { error } = optionChecks("metrics");
  throw error(`watch[${i}]`, "something with stats(), such as a limiter", observable);
}

function put(registry: Registry, kind: string, key: string, name: string, value: number): void {
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
