/**
 * Pushes metrics to backends: the changes since the last successful push, once per window.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { errorText } from "../core/error-text.ts";
import { warnOnce } from "../core/once.ts";
import { handleRejection } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { flushWindow } from "../runtime/flush-window.ts";
import type { FlushWindow } from "../runtime/flush-window.ts";
import { changesOf, snapshotOf } from "./changes.ts";
import type { MetricChanges, MetricInfo, Snapshot } from "./changes.ts";
import type { Tap } from "./family.ts";
import type { CounterFamily } from "./instruments.ts";
import { BUILT_IN } from "./registry.ts";
import type { MetricFamily, MetricRegistry } from "./registry.ts";
import { addTaps } from "./taps.ts";
import type { TappingBackend } from "./taps.ts";

export type { Change, MetricChanges, MetricInfo } from "./changes.ts";

/** The changes since the last successful push. */
export interface MetricsBatch {
  /** The request that this push runs for; undefined for `metrics.flush()`. */
  readonly c: EdgeContext | undefined;
  /** Start of the interval, in ms since the epoch. */
  readonly fromMs: number;
  /** End of the interval, in ms since the epoch. */
  readonly toMs: number;
  /** The metrics with changes. */
  readonly metrics: readonly MetricChanges[];
}

/** A destination of metrics. */
export interface MetricsBackend {
  /** Its name, a label of the metric that counts its failures. */
  readonly name: string;
  /**
   * Sends changes. When it throws, rejects or takes longer than 10 s, the next push includes the
   * same changes: while a backend is down nothing is lost, and nothing accumulates.
   */
  push?(batch: MetricsBatch): Promise<void> | void;
  /**
   * Returns a function that is called on every change of a metric, for backends that need each
   * measurement. What it throws is counted.
   */
  tap?(metric: MetricInfo, labelsOf: (series: number) => Readonly<Record<string, string>>): Tap;
}

/** Pushes the metrics of one registry. */
export interface Pusher {
  /** Schedules a push after a request. */
  after(c: EdgeContext): void;
  /** Pushes to every backend now. */
  flush(): Promise<void>;
}

/** Length of a push window. */
const PUSH_WINDOW_MS = 5_000;
/** Time that one push may take. */
const PUSH_LIMIT_MS = 10_000;

/**
 * Makes the pusher of a registry.
 *
 * @param limitMs Time that one push may take.
 */
export function pusher(
  registry: MetricRegistry,
  backends: readonly MetricsBackend[],
  limitMs: number = PUSH_LIMIT_MS,
): Pusher {
  const failures = registry.counter("djed_metrics_push_failures_total", {
    help: "Pushes that failed.",
    labels: ["backend"],
  }, BUILT_IN);
  const windows = backends.filter((backend) => backend.push !== undefined)
    .map((backend) => pushWindow(registry, backend, failures, limitMs));
  for (const backend of backends) {
    if (backend.tap !== undefined) addTaps(registry, backend as TappingBackend);
  }
  return {
    after(c) {
      for (const window of windows) {
        const armed = window.arm(c);
        if (armed !== undefined) defer(c, armed);
      }
    },
    async flush() {
      await Promise.all(windows.map((window) => window.flush(undefined)));
    },
  };
}

/** Makes the push window of one backend, which remembers what was sent. */
function pushWindow(
  registry: MetricRegistry,
  backend: MetricsBackend,
  failures: CounterFamily,
  limitMs: number,
): FlushWindow {
  const { name } = backend;
  const sent = new Map<MetricFamily, Snapshot>();
  let fromMs = 0;

  return flushWindow(PUSH_WINDOW_MS, async (c) => {
    const now = new Map(registry.collect().map((family) => [family, snapshotOf(family)]));
    const metrics = [...now].map(([family, is]) => changesOf(family, is, sent.get(family)))
      .filter(({ changes }) => changes.length > 0);
    if (metrics.length === 0) return;
    const toMs = Date.now();
    const batch = { c, fromMs: fromMs || registry.startedMs, toMs, metrics };
    const failure = await push(backend, batch, limitMs);
    if (failure !== undefined) {
      warnOnce(
        `metrics: the backend ${name} failed (${failure}): is its url right, and its server up? ` +
          "The next push has the same changes",
        `metrics: ${name}`,
      );
      return failures.inc({ backend: name });
    }
    fromMs = toMs;
    for (const [family, is] of now) sent.set(family, is);
  });
}

/** Returns why it failed; undefined if it worked. */
async function push(
  backend: MetricsBackend,
  batch: MetricsBatch,
  limitMs: number,
): Promise<string | undefined> {
  try {
    const pushed = await within(limitMs, Promise.resolve(backend.push!(batch)), LATE);
    return pushed === LATE ? `no answer within ${limitMs} ms` : undefined;
  } catch (error) {
    // A backend may throw a promise.
    handleRejection(error);
    return errorText(error);
  }
}

const LATE = Symbol("late");
