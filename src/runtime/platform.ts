/**
 * Differences between runtimes that have no module of their own: the lifetime of timers, clients
 * that hang up, built-in tracing, and the memory of the process.
 *
 * @module
 */

interface RuntimeGlobals {
  readonly navigator?: { readonly userAgent?: string };
  readonly WebSocketPair?: unknown;
  readonly Deno?: unknown;
  readonly Bun?: unknown;
  readonly process?: { readonly release?: { readonly name?: string } };
}

/**
 * Whether a timer set in one request may serve another. On Workers a timer ends with the request
 * that set it; on Node, Deno and Bun it belongs to the process. False on unknown runtimes.
 */
export function timersAreShared(): boolean {
  // Check for Workers first: with nodejs_compat they have a `process` that claims to be Node.
  if (isWorkers()) return false;
  const { Deno, Bun, process } = globalThis as RuntimeGlobals;
  return Deno !== undefined || Bun !== undefined || process?.release?.name === "node";
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

/** Whether this is Cloudflare Workers, or its local runtime. */
export function isWorkers(): boolean {
  const { navigator, WebSocketPair } = globalThis as RuntimeGlobals;
  return navigator?.userAgent === "Cloudflare-Workers" || WebSocketPair !== undefined;
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
