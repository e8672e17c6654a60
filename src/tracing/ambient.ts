/**
 * The `als` option: the current span for code that has no request context.
 *
 * @module
 */
import { contextManagerOf, hasContextManager, registerContextManager } from "../core/trace/otel.ts";
import type { ContextManager } from "../core/trace/otel.ts";
import { loadAsyncLocalStorage } from "../runtime/async-storage.ts";

/**
 * Sees to it that OpenTelemetry's context follows asynchronous code. The first manager of a process
 * stays: the app's own SDK may have brought one.
 *
 * @returns False where the runtime has no AsyncLocalStorage.
 */
export async function enableAmbientContext(als: true | ContextManager): Promise<boolean> {
  if (hasContextManager()) return true;
  if (als !== true) {
    registerContextManager(als);
    return true;
  }
  const Storage = await loadAsyncLocalStorage();
  if (Storage === undefined) return false;
  registerContextManager(contextManagerOf(Storage));
  return true;
}
