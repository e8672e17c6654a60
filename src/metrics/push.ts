/**
 * Metrics for where nobody can scrape: what changed since the last push, sent once per window.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import { handleRejection } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { flushWindow } from "../runtime/flush-window.ts";
import type { FlushWindow } from "../runtime/flush-window.ts";
import { changesOf, snapshotOf } from "./changes.ts";
import type { MetricChanges, MetricInfo, Snapshot } from "./changes.ts";
import type { CounterFamily, Tap } from "./instruments.ts";
import type { Family, Registry } from "./registry.ts";
import { addTaps } from "./taps.ts";
import type { TappingBackend } from "./taps.ts";

export type { Change, MetricChanges, MetricInfo } from "./changes.ts";

/** What changed since the last push that arrived. */
export interface MetricsBatch {
  /** The request that carries this push; undefined for `metrics.flush()`. */
  readonly c: EdgeContext | undefined;
  /** Since when, in ms since the epoch. */
  readonly fromMs: number;
  /** Until when. */
  readonly toMs: number;
  /** The metrics with changes. */
  readonly metrics: readonly MetricChanges[];
}

/** Somewhere metrics go. */
export interface MetricsBackend {
  /** A label of the metric that counts its failures. */
  readonly name: string;
  /**
   * Sends changes. When it throws, rejects or takes longer than 10 s, the same changes come again
   * with the next push: while a backend is down nothing is lost, and nothing piles up.
   */
  push?(batch: MetricsBatch): Promise<void> | void;
  /** Hears of every change as it happens, instead of pushes. What it throws is counted. */
  tap?(metric: MetricInfo, labelsOf: (series: number) => Readonly<Record<string, string>>): Tap;
}

/** What is on its way to the backends. */
export interface Pusher {
  /** A request has been measured: its changes go out within the window. */
  after(c: EdgeContext): void;
  /** Sends what there is to every backend. */
  flush(): Promise<void>;
}

/** How long the first change waits for company. */
const PUSH_WINDOW_MS = 5_000;
/** How long a push may take. */
const PUSH_LIMIT_MS = 10_000;

/** Pushes a registry to backends; `limitMs` is how long a push may take. */
export function pusher(
  registry: Registry,
  backends: readonly MetricsBackend[],
  limitMs: number = PUSH_LIMIT_MS,
): Pusher {
  const failures = registry.counter("djed_metrics_push_failures_total", {
    help: "Pushes that a backend did not take.",
    labels: ["backend"],
  });
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

/** One backend's window, and what it has had so far. */
function pushWindow(
  registry: Registry,
  backend: MetricsBackend,
  failures: CounterFamily,
  limitMs: number,
): FlushWindow {
  const { name } = backend;
  const sent = new Map<Family, Snapshot>();
  let fromMs = 0;

  return flushWindow(PUSH_WINDOW_MS, async (c) => {
    const now = new Map(registry.collect().map((family) => [family, snapshotOf(family)]));
    const metrics = [...now].map(([family, is]) => changesOf(family, is, sent.get(family)))
      .filter(({ changes }) => changes.length > 0);
    if (metrics.length === 0) return;
    const toMs = Date.now();
    const batch = { c, fromMs: fromMs || registry.startedMs, toMs, metrics };
    if (!await arrives(backend, batch, limitMs)) return failures.inc({ backend: name });
    fromMs = toMs;
    for (const [family, is] of now) sent.set(family, is);
  });
}

async function arrives(
  backend: MetricsBackend,
  batch: MetricsBatch,
  limitMs: number,
): Promise<boolean> {
  try {
    return await within(limitMs, Promise.resolve(backend.push!(batch)), LATE) !== LATE;
  } catch (error) {
    // Somebody may throw a promise.
    handleRejection(error);
    return false;
  }
}

const LATE = Symbol("late");
