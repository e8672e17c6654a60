/**
 * Background work: through `waitUntil` where there is one.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";

/**
 * Lets a promise finish after the response. On Workers the platform drops work that `waitUntil`
 * does not know of; elsewhere the process simply goes on. A rejection is swallowed: whoever defers
 * work has already counted its failure.
 */
export function defer(c: EdgeContext | undefined, work: Promise<unknown>): void {
  const settled = work.then(ignore, ignore);
  const context = executionContext(c);
  // It throws or rejects once the request is over: the work goes on while the platform lets it.
  if (context !== undefined) callHook(() => context.waitUntil(settled));
}

/** The platform's execution context, or undefined: Hono's getter THROWS off Workers. */
export function executionContext(
  c: EdgeContext | undefined,
): { waitUntil(promise: Promise<unknown>): void } | undefined {
  try {
    const context = (c as { executionCtx?: { waitUntil?: unknown } } | undefined)?.executionCtx;
    return typeof context?.waitUntil === "function" ? context as never : undefined;
  } catch {
    return undefined;
  }
}

function ignore(): void {}
