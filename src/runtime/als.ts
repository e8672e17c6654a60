/**
 * The current span for code that has no request context, through AsyncLocalStorage. It is a
 * separate entry point because its static import of `node:async_hooks` prevents a Worker without
 * the flag `nodejs_als` or `nodejs_compat` from starting.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { trace } from "@opentelemetry/api";
 * import { tracing } from "@djed/edge/tracing";
 * import { alsContextManager } from "@djed/edge/als";
 *
 * const app = new Hono();
 * app.use(tracing({ als: alsContextManager() }));
 *
 * function deepInside() {
 *   trace.getActiveSpan()?.setAttribute("found", true);
 * }
 * ```
 *
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { contextManagerOf } from "../core/trace/otel.ts";
import type { ContextManager } from "../core/trace/otel.ts";

export type { Context, ContextManager } from "../core/trace/otel.ts";

/**
 * Makes a context manager for OpenTelemetry on runtimes with AsyncLocalStorage. Pass it to
 * `tracing({ als })`, or to `context.setGlobalContextManager()` for the app's own SDK.
 *
 * @example
 * ```ts
 * import { context } from "@opentelemetry/api";
 * import { alsContextManager } from "@djed/edge/als";
 *
 * context.setGlobalContextManager(alsContextManager());
 * ```
 */
export function alsContextManager(): ContextManager {
  return contextManagerOf(AsyncLocalStorage);
}
