/**
 * Backends that are called on every measurement.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import { handleRejection } from "../core/thenable.ts";
import { infoOf, labelsOf } from "./changes.ts";
import type { Tap } from "./family.ts";
import type { MetricInfo } from "./changes.ts";
import { BUILT_IN } from "./registry.ts";
import type { MetricFamily, MetricRegistry } from "./registry.ts";

/** A backend with a tap. */
export interface TappingBackend {
  readonly name: string;
  tap(metric: MetricInfo, labelsOf: (series: number) => Readonly<Record<string, string>>): Tap;
}

/** Adds a backend's taps to all metrics. A tap that fails is counted, and breaks no measurement. */
export function addTaps(registry: MetricRegistry, backend: TappingBackend): void {
  const { name } = backend;
  let failed = 0;
  const fail = () => void failed++;
  const failures = registry.counter("djed_metrics_tap_failures_total", {
    help: "Measurements that a backend failed to record.",
    labels: ["backend"],
  }, BUILT_IN);
  registry.collectors.push(() => failures.follow({ backend: name }, failed));
  registry.onFamily((family) => {
    const tap = tapOf(backend, family, fail);
    if (tap !== undefined) addTap(family, tap);
  });
}

/** Makes the tap of one metric; undefined when the backend fails to. */
function tapOf(backend: TappingBackend, family: MetricFamily, fail: () => void): Tap | undefined {
  const numbers = seriesNumbers(family);
  let tap: unknown;
  callHook(() => tap = backend.tap(infoOf(family), numbers.labelsOf));
  if (typeof tap !== "function") return void fail();
  const take = tap as (series: number, value: number) => unknown;
  return (id, value) => {
    try {
      const answer = take(numbers.of(id), value);
      if (answer !== undefined) handleRejection(answer, fail);
    } catch {
      fail();
    }
  };
}

/**
 * Numbers series for a tap, which may keep what it knows of a number: a series that takes the place
 * of a removed one has another number.
 */
function seriesNumbers(
  family: MetricFamily,
): { of(id: number): number; labelsOf(series: number): Readonly<Record<string, string>> } {
  const labels: Record<string, string>[] = [];
  const byId: { values: readonly string[] | undefined; series: number }[] = [];
  return {
    of(id) {
      const values = family.series.values[id];
      let known = byId[id];
      if (known === undefined || known.values !== values) {
        byId[id] = known = { values, series: labels.length };
        labels.push(labelsOf(family, id));
      }
      return known.series;
    },
    labelsOf: (series) => labels[series],
  };
}

function addTap(family: MetricFamily, tap: Tap): void {
  const earlier = family.tap;
  family.tap = earlier === undefined ? tap : (id, value) => {
    earlier(id, value);
    tap(id, value);
  };
}
