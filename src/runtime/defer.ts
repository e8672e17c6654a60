/**
 * Background work, through `waitUntil` where the platform has it.
 *
 * @module
 */
import { callHook } from "../core/hook.ts";
import type { EdgeContext } from "../core/request/middleware.ts";

/**
 * Lets a promise settle after the response. Workers drop work that was not passed to `waitUntil`;
 * on other platforms the process continues. A rejection is ignored, because the caller has already
 * counted the failure.
 */
export function defer(c: EdgeContext | undefined, work: Promise<unknown>): void {
  const settled = work.then(ignore, ignore);
  const context = executionContext(c);
  // It throws or rejects after the request; the work then continues as long as the platform allows.
  if (context !== undefined) callHook(() => context.waitUntil(settled));
}

/** The platform's execution context, or undefined. Hono's getter throws outside Workers. */
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
