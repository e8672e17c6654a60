/**
 * Differences between runtimes that have no module of their own: the lifetime of timers, clients
 * that hang up, built-in tracing, and the memory of the process.
 *
 * @module
 */

import { isWorkers } from "../core/platform.ts";

export { isWorkers, timersAreShared } from "../core/platform.ts";

interface RuntimeGlobals {
  readonly Deno?: unknown;
}

/**
 * Whether the signal of a request stays silent when its client hangs up in the middle of the body
 * (Deno, Workers): only the body itself shows it then.
 */
export function hangsUpInSilence(): boolean {
  return isWorkers() || (globalThis as RuntimeGlobals).Deno !== undefined;
}

/** Whether the signal of a request also aborts once its answer was sent (Deno). */
export function abortsAfterAnswer(): boolean {
  return (globalThis as RuntimeGlobals).Deno !== undefined;
}

/**
 * Whether a tracer provider is built into the runtime, whose `fetch` then makes a CLIENT span and
 * writes `traceparent` (Deno with `OTEL_DENO=true`). A second `traceparent` would make both
 * invalid.
 */
export function fetchIsTraced(tracerProvider: unknown): boolean {
  const { Deno: deno } = globalThis as { Deno?: { telemetry?: { tracerProvider?: unknown } } };
  return deno?.telemetry !== undefined && deno.telemetry.tracerProvider === tracerProvider;
}

/** Resident memory in bytes; undefined where the runtime does not report it (Workers). */
export function residentMemory(): number | undefined {
  const { process } = globalThis as {
    process?: { memoryUsage?: () => { rss?: number } };
  };
  try {
    const bytes = process?.memoryUsage?.().rss;
    return typeof bytes === "number" && bytes > 0 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
