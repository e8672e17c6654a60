/**
 * An answer of one's own in place of a failure.
 *
 * @module
 */
import { isThenable } from "../../core/callback.ts";
import { optionChecks } from "../../core/options.ts";
import { handleRejection } from "../../core/thenable.ts";
import { within } from "../../core/within.ts";
import type { Call } from "../chain/call.ts";
import type { Host, Part, PolicyPart, Settle, Step } from "../chain/chain.ts";
import { isReplaceable } from "../chain/judge.ts";
import { type CallOutcome, type FailureRule, failureRule } from "../chain/outcome.ts";

/** Options of {@link fallback}. */
export interface FallbackOptions {
  /**
   * Whether a call has failed, in place of the rule: true answers with the fallback, false lets the
   * outcome through, undefined leaves it to the rule. Around a route it is called with the context
   * `c`. Not asked about refusals of ours, nor once the caller has gone.
   */
  isFailure?(outcome: CallOutcome): boolean | undefined;
}

/** How long a fallback may take where the call itself has no limit, in ms. */
const DEFAULT_LIMIT_MS = 10_000;
const LATE = Symbol("late");

/**
 * Answers in place of a failure: a part for `policy()`, the outermost one. Failures are errors
 * (except those with a 4xx status), refusals of an open circuit or a full bulkhead, timeouts, and
 * with `fetch` and routes a Response of 500 or more. A caller who has gone gets no fallback.
 *
 * It may take as long as the call itself: the policy's `deadline`, else its `timeout`, else 10 s.
 * After that, and when it gives no Response where one is needed, the failure itself comes out.
 *
 * @param answer Makes the answer of the failure (an error or a Response). What it throws comes out.
 * @param options Which outcomes are failures.
 * @throws {TypeError} When `answer` is not a function, or for an option that is not known.
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
export function fallback(
  answer: (failure: unknown) => unknown,
  options: FallbackOptions = {},
): PolicyPart {
  if (typeof answer !== "function") {
    throw new TypeError("fallback: the answer must be a function (failure) => unknown");
  }
  const checks = optionChecks("fallback");
  checks.known(options, ["isFailure"]);
  checks.optionalFunction("isFailure", options.isFailure);
  return new Fallback("fallback", answer, failureRule("fallback", options));
}

/** The part itself. */
export class Fallback implements Part {
  readonly kind = "fallback";
  /** How often it threw, took too long, or gave no Response where one was needed. */
  failures = 0;
  readonly #option: string;
  readonly #answer: (failure: unknown) => unknown;
  readonly #rule: FailureRule | undefined;

  /** @param option Its name, for messages. */
  constructor(
    option: string,
    answer: (failure: unknown) => unknown,
    rule: FailureRule | undefined,
  ) {
    this.#option = option;
    this.#answer = answer;
    this.#rule = rule;
  }

  attach(next: Step, host: Host): Step {
    const limitMs = host.limitMs ?? DEFAULT_LIMIT_MS;
    return (call, settle) => {
      next(call, (threw, value) => {
        if (call.aborted || !isReplaceable(this.#rule, call.work, threw, value)) {
          return settle(threw, value);
        }
        this.#replace(call, threw, value, limitMs, settle);
      });
    };
  }

  async #replace(
    call: Call,
    threw: boolean,
    failure: unknown,
    limitMs: number,
    settle: Settle,
  ): Promise<void> {
    let answer: unknown;
    try {
      answer = this.#answer(failure);
      if (isThenable(answer)) answer = await within(limitMs, unlessAborted(call, answer), LATE);
    } catch (error) {
      // Somebody may throw a promise.
      handleRejection(error);
      if (call.aborted) return settle(true, call.reason);
      this.failures++;
      return settle(true, error);
    }
    call.interrupted = undefined;
    if (answer === LATE) {
      this.#warn(`did not answer within ${limitMs} ms`);
      return settle(threw, failure);
    }
    if (call.work.wrongKind?.(answer) !== undefined) {
      this.#warn("must answer with a Response here");
      return settle(threw, failure);
    }
    settle(false, answer);
  }

  #warn(how: string): void {
    if (this.failures++ > 0) return;
    console.warn(`${this.#option} ${how}; the failure itself comes out (shown once)`);
  }
}

/** The answer, or a rejection as soon as the call is aborted. */
function unlessAborted(call: Call, answer: PromiseLike<unknown>): Promise<unknown> {
  const aborted = new Promise<never>((_, reject) => call.interrupted = { interrupt: reject });
  return Promise.race([answer, aborted]);
}
