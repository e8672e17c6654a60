/**
 * Trying again: what may be repeated, when it makes sense, and never more than the budget allows.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import { backoff, type BackoffKind, type BackoffSettings } from "./backoff.ts";
import { RetryBudget } from "./budget.ts";
import type { Call } from "../chain/call.ts";
import type { Host, Part, PolicyPart, Settle, Step } from "../chain/chain.ts";
import { retryAfterOf } from "../chain/foreign-error.ts";
import { judgeBy } from "../chain/judge.ts";
import { type CallOutcome, type FailureRule, failureRule } from "../chain/outcome.ts";

/** Options of {@link retry}. */
export interface RetryOptions {
  /**
   * Further tries after the first.
   * @default 2
   */
  max?: number;
  /**
   * How waits grow: `"decorrelated"` with jitter, `"exponential"` and `"constant"` exactly.
   * @default "decorrelated"
   */
  backoff?: BackoffKind;
  /**
   * The first wait.
   * @default "100ms"
   */
  delay?: Duration;
  /**
   * No wait is longer, not even one that `Retry-After` asks for.
   * @default "10s"
   */
  maxDelay?: Duration;
  /**
   * Further tries as a share of the calls of the last ten seconds; 10 per ten seconds are always
   * free. `false` for no limit.
   * @default 0.1
   */
  budget?: number | false;
  /**
   * Whether this failure is worth another try, in place of the rule: with `fetch` network errors,
   * timeouts and 408, 425, 429, 500, 502, 503, 504; with `execute` whatever throws, except errors
   * with a 4xx status other than 408, 409, 425 and 429. It must answer at once; a failure means no.
   *
   * @param failure The error, or the Response.
   * @param attempt The number of the try that failed, from 0.
   */
  when?(failure: unknown, attempt: number): boolean;
  /**
   * Whether a call has failed, in place of the rule: true is worth another try (unless `when` says
   * otherwise), false is not, undefined leaves it to the rule. Called with `{ error }`, `{ res }` or
   * `{ value }`. It must answer at once. Not asked about refusals of ours, nor once the caller has
   * gone.
   */
  isFailure?(outcome: CallOutcome): boolean | undefined;
}

/** Retry options, checked and completed. */
export interface RetrySettings extends BackoffSettings {
  readonly max: number;
  readonly budget: number;
  readonly when: Callback<[failure: unknown, attempt: number], boolean> | undefined;
  readonly rule: FailureRule | undefined;
}

/**
 * Tries again what failed: a part for `policy()`. Never after a refusal of an open circuit or a
 * full bulkhead, never once the caller has gone or the deadline would pass during the wait.
 *
 * @param options How often, how long to wait, what is worth it.
 * @throws {TypeError} For an option that is not known.
 * @throws {RangeError} For a value out of its range.
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
  const settings = retrySettings("retry", options);
  return retryPart(settings, new RetryBudget(settings.budget));
}

/** Checks and completes retry options, for the factory that was called. */
export function retrySettings(factory: string, options: RetryOptions): RetrySettings {
  const checks = optionChecks(factory);
  checks.known(options, ["max", "backoff", "delay", "maxDelay", "budget", "when", "isFailure"]);
  checks.optionalFunction("when", options.when);
  checks.optionalFunction("isFailure", options.isFailure);
  const { budget = 0.1 } = options;
  const delayMs = checks.duration("delay", options.delay ?? "100ms");
  return {
    max: checks.integer("max", options.max ?? 2, 0, 100),
    kind: checks.oneOf("backoff", options.backoff ?? "decorrelated", [
      "decorrelated",
      "exponential",
      "constant",
    ]),
    delayMs,
    maxDelayMs: checks.duration("maxDelay", options.maxDelay ?? "10s", 0, 2 ** 31 - 1),
    budget: budget === false ? Infinity : checks.number("budget", budget, 0, 10),
    when: options.when && new Callback(options.when.bind(options), {
      option: `${factory}: when`,
      otherwise: "no further try",
      accept: Boolean,
    }),
    rule: failureRule(factory, options),
  };
}

/** The part itself, with a budget that hedging may share. */
export function retryPart(settings: RetrySettings, budget: RetryBudget): Part {
  return {
    kind: "retry",
    attach(next: Step, host: Host): Step {
      return function retried(call, settle) {
        budget.called(call.now);
        next(call.try(0), (threw, value) => {
          if (isFine(settings.rule, call, threw, value)) return settle(threw, value);
          new Retries(settings, budget, next, host, call, settle).consider(0, threw, value);
        });
      };
    },
  };
}

/** The further tries of a call whose first has failed. */
class Retries {
  readonly #settings: RetrySettings;
  readonly #budget: RetryBudget;
  readonly #next: Step;
  readonly #host: Host;
  readonly #call: Call;
  readonly #settle: Settle;
  readonly #delay: (n: number) => number;

  constructor(
    settings: RetrySettings,
    budget: RetryBudget,
    next: Step,
    host: Host,
    call: Call,
    settle: Settle,
  ) {
    this.#settings = settings;
    this.#budget = budget;
    this.#next = next;
    this.#host = host;
    this.#call = call;
    this.#settle = settle;
    this.#delay = backoff(settings, Math.random);
  }

  /** What is to be done about the n-th try, which came out so? */
  consider(n: number, threw: boolean, value: unknown): void {
    const call = this.#call;
    const { rule } = this.#settings;
    if (isFine(rule, call, threw, value) || !this.#isWorthAnother(n, threw, value)) {
      return this.#settle(threw, value);
    }
    const now = this.#host.clock.now();
    const delayMs = Math.min(
      this.#settings.maxDelayMs,
      retryAfterOf(value, now) ?? this.#delay(n),
    );
    // A try that the deadline would cut off is not worth waiting for.
    if (now + delayMs >= call.endsAt || !this.#budget.withdraw(now)) {
      return this.#settle(threw, value);
    }
    if (!threw) call.work.discard?.(value);
    const { name } = this.#host;
    this.#host.retried?.({ name, attempt: n + 1, delayMs, failure: value });
    wait(call, delayMs, this.#settle, () => this.#tryAgain(n + 1));
  }

  #tryAgain(n: number): void {
    this.#call.now = this.#host.clock.now();
    this.#next(this.#call.try(n), (threw, value) => this.consider(n, threw, value));
  }

  #isWorthAnother(n: number, threw: boolean, value: unknown): boolean {
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
  call: Call,
  threw: boolean,
  value: unknown,
): boolean {
  return !threw && judgeBy(rule, call.work, threw, value) === "success";
}

/** Waits, unless the call is aborted meanwhile: then it ends at once. */
function wait(call: Call, ms: number, settle: Settle, then: () => void): void {
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
