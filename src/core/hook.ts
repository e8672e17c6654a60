/**
 * Calls hooks: functions of users that only observe. Their results are ignored, and their errors
 * and rejections must not fail a request (an unhandled rejection ends a Node process).
 *
 * @module
 */
import { errorText } from "./error-text.ts";
import { warnOnce } from "./once.ts";
import { handleRejection } from "./thenable.ts";

/** Calls a hook; `failed` is called when it throws, or when the promise that it returns rejects. */
export function callHook(hook: () => unknown, failed: () => void = ignore): void {
  let answer: unknown;
  try {
    answer = hook();
  } catch (error) {
    // A hook may throw a promise.
    handleRejection(error);
    return failed();
  }
  handleRejection(answer, failed);
}

/**
 * Runs a function inside a scope that untrusted code sets up (a context manager, a platform's
 * span), exactly once: also when `enter` throws, does not call the function, or calls it twice.
 *
 * @returns The result of `fn`. An error of `fn` is rethrown.
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

/** One hook option of one guard. Counts its failures and shows the first on the console. */
export class Hook<A extends unknown[]> {
  readonly #hook: (...args: A) => unknown;
  readonly #option: string;
  readonly #rejected = (reason: unknown): void => this.#failed("rejected with", reason);
  #failures = 0;

  /** @param option The option, for messages: `"rateLimit: onDecision"`. */
  constructor(hook: (...args: A) => unknown, option: string) {
    this.#hook = hook;
    this.#option = option;
  }

  /** Number of times that it threw, or returned a promise that rejected. */
  get failures(): number {
    return this.#failures;
  }

  /** Calls it. Never throws, never waits. */
  call(...args: A): void {
    let answer: unknown;
    try {
      answer = this.#hook(...args);
    } catch (error) {
      // A hook may throw a promise.
      handleRejection(error);
      return this.#failed("threw", error);
    }
    handleRejection(answer, this.#rejected);
  }

  #failed(how: string, reason: unknown): void {
    if (this.#failures++ > 0) return;
    warnOnce(`${this.#option} ${how} ${errorText(reason)}; ignored`, this.#option + how);
  }
}

function ignore(): void {}
