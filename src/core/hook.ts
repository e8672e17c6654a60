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

function ignore(): void {}
