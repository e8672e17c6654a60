/**
 * Backends that hear of every measurement as it happens.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import { handleRejection } from "../core/thenable.ts";
import { infoOf, labelsOf } from "./changes.ts";
import type { Tap } from "./instruments.ts";
import type { MetricInfo } from "./changes.ts";
import type { Family, Registry } from "./registry.ts";

/** A backend with a tap. */
export interface TappingBackend {
  readonly name: string;
  tap(metric: MetricInfo, labelsOf: (series: number) => Readonly<Record<string, string>>): Tap;
}

/** Adds a backend's taps, which never break the measurements they hear of. */
export function addTaps(registry: Registry, backend: TappingBackend): void {
  const { name } = backend;
  let failed = 0;
  const fail = () => void failed++;
  const failures = registry.counter("djed_metrics_tap_failures_total", {
    help: "Measurements that a backend failed to take.",
    labels: ["backend"],
  });
  registry.collectors.push(() => failures.follow({ backend: name }, failed));
  registry.onFamily((family) => {
    const tap = tapOf(backend, family, fail);
    if (tap !== undefined) addTap(family, tap);
  });
}

/** Undefined when the backend fails to make one. */
function tapOf(backend: TappingBackend, family: Family, fail: () => void): Tap | undefined {
  const known: Record<string, string>[] = [];
  let tap: unknown;
  callHook(() => tap = backend.tap(infoOf(family), (id) => known[id] ??= labelsOf(family, id)));
  if (typeof tap !== "function") return void fail();
  const take = tap as (series: number, value: number) => unknown;
  return (id, value) => {
    try {
      const answer = take(id, value);
      if (answer !== undefined) handleRejection(answer, fail);
    } catch {
      fail();
    }
  };
}

function addTap(family: Family, tap: Tap): void {
  const earlier = family.tap;
  family.tap = earlier === undefined ? tap : (id, value) => {
    earlier(id, value);
    tap(id, value);
  };
}
