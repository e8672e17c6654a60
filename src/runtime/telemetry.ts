/**
 * Runtimes that trace by themselves.
 *
 * @module
 */

/**
 * True when a tracer provider is the runtime's own, and its `fetch` therefore makes a CLIENT span
 * and writes `traceparent` by itself (Deno with `OTEL_DENO=true`). A second `traceparent` would
 * make both invalid.
 */
export function fetchIsTraced(tracerProvider: unknown): boolean {
  const { Deno: deno } = globalThis as { Deno?: { telemetry?: { tracerProvider?: unknown } } };
  return deno?.telemetry !== undefined && deno.telemetry.tracerProvider === tracerProvider;
}
