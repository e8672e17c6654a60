/**
 * Loads AsyncLocalStorage lazily, where the runtime has it.
 *
 * @module
 */
import type { AsyncLocalStorage } from "node:async_hooks";

/** Returns the class; undefined on a Worker without the flag `nodejs_als` or `nodejs_compat`. */
export async function loadAsyncLocalStorage(): Promise<typeof AsyncLocalStorage | undefined> {
  // Not a literal: a bundler would make it a static import, which prevents the Worker from
  // starting. The comments keep webpack and Vite from warning of it.
  const name = "node:async_hooks";
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)).AsyncLocalStorage;
  } catch {
    return undefined;
  }
}
