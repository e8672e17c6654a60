/**
 * Runtimes with built-in tracing.
 *
 * @module
 */

/**
 * Whether a tracer provider is built into the runtime, whose `fetch` then makes a CLIENT span and
 * writes `traceparent` (Deno with `OTEL_DENO=true`). A second `traceparent` would make both
 * invalid.
 */
export function fetchIsTraced(tracerProvider: unknown): boolean {
  const { Deno: deno } = globalThis as { Deno?: { telemetry?: { tracerProvider?: unknown } } };
  return deno?.telemetry !== undefined && deno.telemetry.tracerProvider === tracerProvider;
}
