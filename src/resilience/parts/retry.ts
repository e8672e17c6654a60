/**
 * Retries: which failures are retried, when, and within which budget.
 *
 * @module
 */
import { warnOnce } from "../../core/once.ts";
import type { CallScope } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part, PolicyPart, Settle } from "../chain/chain.ts";
import { judgeBy } from "../chain/judge.ts";
import type { FailureRule } from "../chain/outcome.ts";
import { retryAfterOf } from "../errors/foreign-error.ts";
import { backoff } from "./backoff.ts";
import { RetryBudget } from "./budget.ts";
import { resolveRetryOptions, type RetryOptions, type RetrySettings } from "./retry-options.ts";

/**
 * Retries failed calls: a part for `policy()`. Refusals by an open circuit or a full bulkhead are
 * never retried, nor any call whose caller has left or whose deadline would expire during the wait.
 *
 * @param options How often to retry, how long to wait, and what to retry.
 * @throws {TypeError} For an unknown option.
 * @throws {RangeError} For a value out of range.
 *
 * @example
 * ```ts
 * import { policy, retry } from "@djed/edge/resilience";
 *
 * const stubborn = policy(retry({ max: 3, delay: "1ms" }));
 * const result = await stubborn.execute(({ attempt }) => {
 *   if (attempt < 2) throw new Error("not yet");
 *   return "third time lucky";
 * });
 * console.assert(result === "third time lucky");
 * ```
 */
export function retry(options: RetryOptions = {}): PolicyPart {
  const settings = resolveRetryOptions("retry", options);
  return retryPart(settings, new RetryBudget(settings.budget));
}

/** The retry part. Hedging may share its budget. */
export function retryPart(settings: RetrySettings, budget: RetryBudget): Part {
  return {
    kind: "retry",
    attach(next: ChainStep, owner: ChainOwner): ChainStep {
      let isUseful = false;
      return function retried(call, settle) {
        isUseful ||= call.work.repeatable;
        budget.called(call.now);
        next(call.try(0), (threw, value) => {
          if (isFine(settings.rule, call, threw, value)) return settle(threw, value);
          if (!isUseful && call.work.isTransient(threw, value)) warnUnrepeated(owner.name);
          new Retries(settings, budget, next, owner, call, settle).consider(0, threw, value);
        });
      };
    },
  };
}

/** Warns of retries that no call of an upstream has used. */
function warnUnrepeated(name: string): void {
  warnOnce(
    `upstream: a failed call to ${name} is not retried, as it may have had an effect: for POST and ` +
      "PATCH send an Idempotency-Key, or write retry: { idempotent: true }",
  );
}

/** The retries of one call whose first attempt has failed. */
class Retries {
  readonly #settings: RetrySettings;
  readonly #budget: RetryBudget;
  readonly #next: ChainStep;
  readonly #owner: ChainOwner;
  readonly #call: CallScope;
  readonly #settle: Settle;
  readonly #delay: (n: number) => number;

  constructor(
    settings: RetrySettings,
    budget: RetryBudget,
    next: ChainStep,
    owner: ChainOwner,
    call: CallScope,
    settle: Settle,
  ) {
    this.#settings = settings;
    this.#budget = budget;
    this.#next = next;
    this.#owner = owner;
    this.#call = call;
    this.#settle = settle;
    this.#delay = backoff(settings, Math.random);
  }

  /** Decides whether to retry after attempt `n`. */
  consider(n: number, threw: boolean, value: unknown): void {
    const call = this.#call;
    const { rule } = this.#settings;
    if (isFine(rule, call, threw, value) || !this.#isWorthRetrying(n, threw, value)) {
      return this.#settle(threw, value);
    }
    const now = this.#owner.clock.now();
    const delayMs = Math.min(
      this.#settings.maxDelayMs,
      retryAfterOf(value, now) ?? this.#delay(n),
    );
    // An attempt that could not start before the deadline is not awaited.
    if (now + delayMs >= call.endsAt || !this.#budget.withdraw(now)) {
      return this.#settle(threw, value);
    }
    if (!threw) call.work.discard?.(value);
    const { name } = this.#owner;
    this.#owner.retried?.({ name, attempt: n + 1, delayMs, failure: value });
    wait(call, delayMs, this.#settle, () => this.#retry(n + 1));
  }

  #retry(n: number): void {
    this.#call.now = this.#owner.clock.now();
    this.#next(this.#call.try(n), (threw, value) => this.consider(n, threw, value));
  }

  #isWorthRetrying(n: number, threw: boolean, value: unknown): boolean {
    const { max, when, rule } = this.#settings;
    const { aborted, work } = this.#call;
    if (n >= max || aborted || !work.repeatable || work.isExempt(threw, value)) return false;
    const isFailure = rule?.ask(work.outcome(threw, value));
    if (isFailure === false) return false;
    if (when !== undefined) return when.askNow(value, n) === true;
    return isFailure === true || work.isTransient(threw, value);
  }
}

function isFine(
  rule: FailureRule | undefined,
  call: CallScope,
  threw: boolean,
  value: unknown,
): boolean {
  return !threw && judgeBy(rule, call.work, threw, value) === "success";
}

/** Waits, or settles as soon as the call is aborted. */
function wait(call: CallScope, ms: number, settle: Settle, then: () => void): void {
  const timer = setTimeout(() => {
    call.interrupted = undefined;
    then();
  }, ms);
  call.interrupted = {
    interrupt(reason) {
      clearTimeout(timer);
      settle(true, reason);
    },
  };
}
