/**
 * Hooks only observe: what they return is ignored, and what they throw, at once or later, must not
 * become an outage (a rejection that nobody handles ends a Node process).
 *
 * @module
 */
import { handleRejection } from "./thenable.ts";

/** Calls a hook; `failed` is told when it throws, or when the promise that it returns rejects. */
export function callHook(hook: () => unknown, failed: () => void = ignore): void {
  let answer: unknown;
  try {
    answer = hook();
  } catch (error) {
    // Somebody may throw a promise.
    handleRejection(error);
    return failed();
  }
  handleRejection(answer, failed);
}

/**
 * Runs a function within what somebody else's `enter` sets up (a context manager, a platform's
 * span), exactly once: also when `enter` throws, never calls it, or calls it twice.
 *
 * @returns What `fn` returns; what `fn` throws is thrown on.
 */
export function runWithin<T>(enter: (fn: () => T) => unknown, fn: () => T): T {
  const state: { outcome?: { value: T } | { error: unknown } } = {};
  const once = (): T => {
    state.outcome ??= outcomeOf(fn);
    if ("error" in state.outcome) throw state.outcome.error;
    return state.outcome.value;
  };
  callHook(() => enter(once));
  return once();
}

function outcomeOf<T>(fn: () => T): { value: T } | { error: unknown } {
  try {
    return { value: fn() };
  } catch (error) {
    return { error };
  }
}

/** The hooks of one guard, and how often they failed. */
export class Hooks {
  /** How often one of them threw, or returned a promise that rejected. */
  failures = 0;

  /** Calls one; see {@link callHook}. */
  call(hook: () => unknown): void {
    callHook(hook, () => this.failures++);
  }
}

function ignore(): void {}
