/**
 * The `als` option: makes the current span available to code without a request context.
 *
 * @module
 */
import { contextManagerOf, hasContextManager, registerContextManager } from "../core/trace/otel.ts";
import type { ContextManager } from "../core/trace/otel.ts";
import { loadAsyncLocalStorage } from "../runtime/async-storage.ts";

/**
 * Makes OpenTelemetry's context follow asynchronous code. A context manager that is already
 * registered, such as the one of the app's SDK, is kept.
 *
 * @returns False if the runtime has no AsyncLocalStorage.
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
