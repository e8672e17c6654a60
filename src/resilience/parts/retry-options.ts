/**
 * The options of retries.
 *
 * @module
 */
import { Callback } from "../../core/callback.ts";
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import { type CallOutcome, type FailureRule, failureRule } from "../chain/outcome.ts";
import type { BackoffKind, BackoffSettings } from "./backoff.ts";
import { RETRY_THEIRS } from "./their-names.ts";

/** Options of `retry()`. */
export interface RetryOptions {
  /**
   * Maximum number of retries.
   *
   * @default 2
   */
  readonly max?: number | undefined;
  /**
   * How waits grow: `"decorrelated"` with jitter, `"exponential"` and `"constant"` without.
   *
   * @default "decorrelated"
   */
  readonly backoff?: BackoffKind | undefined;
  /**
   * The first wait.
   *
   * @default "100ms"
   */
  readonly delay?: Duration | undefined;
  /**
   * Upper bound on any wait, including `Retry-After`.
   *
   * @default "10s"
   */
  readonly maxDelay?: Duration | undefined;
  /**
   * Maximum number of retries as a share of the calls of the last ten seconds. Ten retries per ten
   * seconds are always allowed. `false` for no limit.
   *
   * @default 0.1
   */
  readonly budget?: number | false | undefined;
  /**
   * Whether all requests may be sent twice, whatever their method: set it if the dependency has no
   * effects, as an API for searches or embeddings, or recognises repeated requests. A single call
   * says so with `idempotent: true` in the options of `fetch`. A body must still be one that
   * can be sent twice. Only for `fetch`: `execute` repeats its function anyway.
   *
   * @default false
   */
  readonly idempotent?: boolean | undefined;
  /**
   * Decides whether a failure is retried, in place of the standard rule. That is, for `fetch`:
   * network errors, timeouts and 408, 425, 429, 500, 502, 503, 504; for `execute`: all errors
   * except those with a 4xx status other than 408, 409, 425 and 429. Must be synchronous. If it
   * fails, the call is not retried.
   *
   * @param failure The error, or the Response.
   * @param attempt The number of the failed attempt, from 0.
   */
  readonly when?: { of(failure: unknown, attempt: number): boolean }["of"] | undefined;
  /**
   * Replaces the rule for failures: true is retried (unless `when` returns false), false is not,
   * undefined applies the standard rule. Called with `{ error }`, `{ res }` or `{ value }`. Must be
   * synchronous. Not called for refusals by this library, or once the caller has left.
   */
  readonly isFailure?: { of(outcome: CallOutcome): boolean | undefined }["of"] | undefined;
}

const NAMES = {
  max: 1,
  backoff: 1,
  delay: 1,
  maxDelay: 1,
  budget: 1,
  idempotent: 1,
  when: 1,
  isFailure: 1,
} satisfies Record<keyof RetryOptions, 1>;

/** Completed {@link RetryOptions}. */
export interface RetrySettings extends BackoffSettings {
  readonly max: number;
  readonly budget: number;
  readonly idempotent: boolean;
  readonly when: Callback<[failure: unknown, attempt: number], boolean> | undefined;
  readonly rule: FailureRule | undefined;
}

/** Checks and completes retry options. `factory` is the function that has them. */
export function resolveRetryOptions(factory: string, options: RetryOptions): RetrySettings {
  const checks = optionChecks(factory);
  checks.known(options, NAMES, RETRY_THEIRS);
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
    idempotent: checks.oneOf("idempotent", options.idempotent ?? false, [true, false]),
    when: options.when && new Callback(options.when.bind(options), {
      option: `${factory}: when`,
      otherwise: "no retry",
      accept: Boolean,
    }),
    rule: failureRule(factory, options),
  };
}
