/**
 * AsyncLocalStorage where the runtime has it, asked for at the time of a request.
 *
 * @module
 */
import type { AsyncLocalStorage } from "node:async_hooks";

/** The class, or undefined: a Worker without the flag `nodejs_als` or `nodejs_compat` has none. */
export async function loadAsyncLocalStorage(): Promise<typeof AsyncLocalStorage | undefined> {
  // Not a literal, so that no bundler makes a static import of it, which would stop the Worker.
  const name = "node:async_hooks";
  try {
    return (await import(name)).AsyncLocalStorage;
  } catch {
    return undefined;
  }
}
