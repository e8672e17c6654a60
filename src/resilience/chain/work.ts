/**
 * Work given as a function: whatever it throws is a failure.
 *
 * @module
 */
import type { EdgeContext } from "../../core/request/middleware.ts";
import type { Outcome } from "../breaker/breaker-types.ts";
import type { Attempt, Work } from "./chain.ts";
import { isClientFault } from "../client/client-fault.ts";
import { isExempt, isTransientError, judgeError } from "./judge.ts";
import type { CallOutcome, FailureRule } from "./outcome.ts";

/** What else there is to work that is a function. See {@link Work}. */
export interface FunctionWorkOptions {
  readonly signal?: AbortSignal | undefined;
  readonly key?: string | undefined;
  readonly keepAs?: string | undefined;
  readonly c?: EdgeContext | undefined;
  /** The app's own rule of the whole upstream. */
  readonly rule?: FailureRule | undefined;
}

/** What `execute()` was given. */
export class FunctionWork implements Work {
  readonly signal: AbortSignal | undefined;
  readonly key: string | undefined;
  readonly keepAs: string | undefined;
  readonly c: EdgeContext | undefined;
  /** Whoever retries or hedges a function says that it may be done twice. */
  readonly repeatable = true;
  readonly #fn: (attempt: Attempt) => unknown;
  readonly #rule: FailureRule | undefined;
  #isClientFault = false;

  constructor(
    fn: (attempt: Attempt) => unknown,
    how: FunctionWorkOptions,
  ) {
    this.#fn = fn;
    this.#rule = how.rule;
    this.signal = how.signal;
    this.key = how.key;
    this.keepAs = how.keepAs;
    this.c = how.c;
  }

  run(attempt: Attempt): unknown {
    return this.#fn(attempt);
  }

  judge(threw: boolean, value: unknown): Outcome {
    if (this.#rule === undefined || this.isExempt(threw, value)) return this.#judge(threw, value);
    return this.#rule.apply(this.outcome(threw, value), this.#judge(threw, value));
  }

  outcome(threw: boolean, value: unknown): CallOutcome {
    return threw ? { error: value } : { value };
  }

  isExempt(threw: boolean, value: unknown): boolean {
    return threw && this.#isClientFault || isExempt(threw, value, this.signal);
  }

  isTransient(threw: boolean, value: unknown): boolean {
    return threw && !this.signal?.aborted && !this.#isClientFault && isTransientError(value);
  }

  /** Work may read the body of the request that it is done for. */
  examine(error: unknown): Promise<void> | undefined {
    if (this.c === undefined || this.signal?.aborted) return undefined;
    return isClientFault(this.c, error).then((found) => {
      this.#isClientFault = found;
    });
  }

  #judge(threw: boolean, value: unknown): Outcome {
    if (!threw) return "success";
    return this.#isClientFault ? "neutral" : judgeError(value, this.signal);
  }
}
