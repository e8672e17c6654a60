/**
 * Fallbacks: a substitute result for a failed call.
 *
 * @module
 */
import { isThenable } from "../../core/thenable.ts";
import { warnOnce } from "../../core/once.ts";
import { optionChecks } from "../../core/options.ts";
import { handleRejection } from "../../core/thenable.ts";
import { within } from "../../core/within.ts";
import type { CallScope } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part, PolicyPart, Settle } from "../chain/chain.ts";
import { isReplaceable } from "../chain/judge.ts";
import { type CallOutcome, type FailureRule, failureRule } from "../chain/outcome.ts";

/** Options of {@link fallback}. */
export interface FallbackOptions {
  /**
   * Replaces the rule for failures: true uses the fallback, false keeps the result, undefined
   * applies the standard rule. Around a route it is called with the context `c`. Must be
   * synchronous. Not called for refusals by this library, or once the caller has left.
   */
  readonly isFailure?: { of(outcome: CallOutcome): boolean | undefined }["of"] | undefined;
}

const NAMES = { isFailure: 1 } satisfies Record<keyof FallbackOptions, 1>;
/** Time budget of a fallback when the call itself has no limit. */
const DEFAULT_LIMIT_MS = 10_000;
const LATE = Symbol("late");

/**
 * Replaces a failure with another result: the outermost part for `policy()`. Failures are errors
 * (except those with a 4xx status), refusals by an open circuit or a full bulkhead, timeouts, and
 * for `fetch` and routes a Response with a status of 500 or above. There is no fallback once the
 * caller has left.
 *
 * It ends with the policy's `deadline`, which counts from the start of the call; without one it may
 * take as long as the `timeout`, else 10 s. When it is late, or returns no Response where one is
 * required, the failure is the result. After the deadline only what is available at once is used.
 * The body of a response that it replaces is cancelled.
 *
 * @param answer Returns the result for a failure (an error or a Response). Its errors are rethrown.
 * @param options Which results are failures.
 * @throws {TypeError} When `answer` is not a function, or for an unknown option.
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
  checks.known(options, NAMES);
  checks.optionalFunction("isFailure", options.isFailure);
  return new Fallback("fallback", answer, failureRule("fallback", options));
}

/** The fallback part. */
export class Fallback implements Part {
  readonly kind = "fallback";
  /** How often it threw, took too long, or returned no Response where one is required. */
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

  attach(next: ChainStep, owner: ChainOwner): ChainStep {
    const { deadlineMs, clock } = owner;
    const limitMs = owner.limitMs ?? DEFAULT_LIMIT_MS;
    return (call, settle) => {
      const endsAt = deadlineMs === undefined ? undefined : call.now + deadlineMs;
      next(call, (threw, value) => {
        if (call.aborted || !isReplaceable(this.#rule, call.work, threw, value)) {
          return settle(threw, value);
        }
        const leftMs = endsAt === undefined ? limitMs : Math.max(0, endsAt - clock.now());
        this.#replace(call, threw, value, Math.min(limitMs, leftMs), settle);
      });
    };
  }

  async #replace(
    call: CallScope,
    threw: boolean,
    failure: unknown,
    limitMs: number,
    settle: Settle,
  ): Promise<void> {
    const { work } = call;
    let answer: unknown;
    try {
      answer = this.#answer(failure);
      if (isThenable(answer)) {
        const answering = Promise.resolve(answer);
        answer = await within(limitMs, unlessAborted(call, answering), LATE);
        // Nobody will read what comes later.
        if (answer === LATE) answering.then((late) => work.discard?.(late, failure), ignore);
      }
    } catch (error) {
      // The thrown value may be a promise.
      handleRejection(error);
      if (call.aborted) return settle(true, call.reason);
      this.failures++;
      return settle(true, error);
    }
    call.interrupted = undefined;
    if (answer === LATE) {
      this.#warn(`did not answer within the ${Math.round(limitMs)} ms that were left`);
      return settle(threw, failure);
    }
    if (work.wrongKind?.(answer) !== undefined) {
      this.#warn("must return a Response here");
      return settle(threw, failure);
    }
    if (!threw) work.discard?.(failure, answer);
    settle(false, answer);
  }

  #warn(how: string): void {
    if (this.failures++ > 0) return;
    warnOnce(`${this.#option} ${how}; the original failure is the result`, this.#option);
  }
}

function ignore(): void {}

/** Resolves as `answer` does; rejects as soon as the call is aborted. */
function unlessAborted(call: CallScope, answer: PromiseLike<unknown>): Promise<unknown> {
  const aborted = new Promise<never>((_, reject) => call.interrupted = { interrupt: reject });
  // deno-lint-ignore conventions/time-budget -- a race with the abort of a call, not with a time
  return Promise.race([answer, aborted]);
}
