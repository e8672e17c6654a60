/**
 * An answer of one's own in place of a failure.
 *
 * @module
 */
import type { Host, Part, PolicyPart, Settle, Step } from "./chain.ts";
import { isFailure } from "./judge.ts";

/**
 * Answers in place of a failure: a part for `policy()`, the outermost one. Failures are errors
 * (except those with a 4xx status), refusals of an open circuit or a full bulkhead, timeouts, and
 * with `fetch` and routes a Response of 500 or more. A caller who has gone gets no fallback.
 *
 * @param answer Makes the answer of the failure (an error or a Response). What it throws comes out.
 * @throws {TypeError} When `answer` is not a function.
 *
 * @example
 * ```ts
 * import { fallback, policy } from "@djed/edge/resilience";
 *
 * const soft = policy(fallback(() => "the answer of last resort"));
 * const result = await soft.execute(() => Promise.reject(new Error("down")));
 * console.assert(result === "the answer of last resort");
 * ```
 */
export function fallback(answer: (failure: unknown) => unknown): PolicyPart {
  if (typeof answer !== "function") {
    throw new TypeError("fallback: the answer must be a function (failure) => unknown");
  }
  return fallbackPart(answer);
}

/** The part itself. */
export function fallbackPart(answer: (failure: unknown) => unknown): Part {
  return {
    kind: "fallback",
    attach(next: Step, _host: Host): Step {
      return function withFallback(call, settle) {
        next(call, (threw, value) => {
          if (call.aborted || !isFailure(call.work, threw, value)) return settle(threw, value);
          answerWith(answer, value, settle);
        });
      };
    },
  };
}

async function answerWith(
  answer: (failure: unknown) => unknown,
  failure: unknown,
  settle: Settle,
): Promise<void> {
  let value: unknown;
  try {
    value = await answer(failure);
  } catch (error) {
    return settle(true, error);
  }
  settle(false, value);
}
