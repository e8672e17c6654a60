/**
 * Hooks only observe: what they return is ignored, and what they throw, at once or later, must not
 * become an outage (a rejection that nobody handles ends a Node process).
 *
 * @module
 */

/** Calls a hook; `failed` is told when it throws, or when the promise that it returns rejects. */
export function callHook(hook: () => unknown, failed: () => void = ignore): void {
  try {
    const answer = hook() as PromiseLike<unknown> | null | undefined;
    if (typeof answer?.then === "function") answer.then(undefined, failed);
  } catch {
    failed();
  }
}

function ignore(): void {}
