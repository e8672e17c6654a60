/**
 * Hooks only observe: what they return is ignored, and what they throw, at once or later, must not
 * become an outage (a rejection that nobody handles ends a Node process).
 *
 * @module
 */
import { errorText } from "./error-text.ts";
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

/** One hook option of one guard. Its failures are counted, and the first is on the console. */
export class Hook<A extends unknown[]> {
  readonly #hook: (...args: A) => unknown;
  readonly #option: string;
  readonly #rejected = (reason: unknown): void => this.#failed("rejected with", reason);
  #failures = 0;

  /** @param option The option as messages name it: `"rateLimit: onDecision"`. */
  constructor(hook: (...args: A) => unknown, option: string) {
    this.#hook = hook;
    this.#option = option;
  }

  /** How often it threw, or returned a promise that rejected. */
  get failures(): number {
    return this.#failures;
  }

  /** Calls it. Never throws, never waits. */
  call(...args: A): void {
    let answer: unknown;
    try {
      answer = this.#hook(...args);
    } catch (error) {
      // Somebody may throw a promise.
      handleRejection(error);
      return this.#failed("threw", error);
    }
    handleRejection(answer, this.#rejected);
  }

  #failed(how: string, reason: unknown): void {
    if (this.#failures++ > 0) return;
    console.warn(`${this.#option} ${how} ${errorText(reason)}; it changes nothing (shown once)`);
  }
}

function ignore(): void {}
