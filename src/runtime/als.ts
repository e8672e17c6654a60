/**
 * The current span for code that has no request context, through AsyncLocalStorage. A module of its
 * own because its static `node:async_hooks` import keeps a Worker without the flag `nodejs_als` or
 * `nodejs_compat` from starting: import it only where that is wanted.
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
 * A context manager for OpenTelemetry, on every runtime with AsyncLocalStorage: for
 * `tracing({ als })`, or for the app's own SDK by `context.setGlobalContextManager()`.
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
