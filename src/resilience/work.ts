/**
 * Work given as a function: whatever it throws is a failure.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import type { Outcome } from "./breaker-types.ts";
import type { Attempt, Work } from "./chain.ts";
import { judgeError } from "./judge.ts";

/** What `execute()` was given. */
export class FunctionWork implements Work {
  readonly signal: AbortSignal | undefined;
  readonly key: string | undefined;
  readonly keepAs: string | undefined;
  readonly c: EdgeContext | undefined;
  /** Whoever retries or hedges a function says that it may be done twice. */
  readonly repeatable = true;
  readonly #fn: (attempt: Attempt) => unknown;

  constructor(
    fn: (attempt: Attempt) => unknown,
    signal: AbortSignal | undefined,
    key: string | undefined,
    keepAs?: string,
    c?: EdgeContext,
  ) {
    this.#fn = fn;
    this.signal = signal;
    this.key = key;
    this.keepAs = keepAs;
    this.c = c;
  }

  run(attempt: Attempt): unknown {
    return this.#fn(attempt);
  }

  judge(threw: boolean, value: unknown): Outcome {
    return threw ? judgeError(value, this.signal) : "success";
  }

  isTransient(threw: boolean): boolean {
    return threw && !this.signal?.aborted;
  }
}
