/**
 * Work given as a function.
 *
 * @module
 */
import { show } from "../../core/option-hints.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { isClientFault } from "../client/client-fault.ts";
import type { Attempt, ChainWork } from "./call.ts";
import { isResponse } from "./fetch-work.ts";
import { hasCallerLeft, isExempt, isTransientError, judgeError } from "./judge.ts";
import type { CallOutcome, FailureRule, Outcome } from "./outcome.ts";
import { cancelUnread } from "./unread.ts";

/** Options of `execute()`. */
export interface ExecuteOptions {
  /**
   * With a breaker: the key of the circuit. With an upstream: the key under which `stale` keeps
   * the value.
   */
  readonly key?: string | undefined;
  /** Aborts the work, and the wait for it. */
  readonly signal?: AbortSignal | undefined;
}

/** The function passed to `execute()`. Everything it throws is a failure. */
export class FunctionWork implements ChainWork {
  readonly signal: AbortSignal | undefined;
  readonly key: string | undefined;
  readonly keepAs: string | undefined;
  readonly c: EdgeContext | undefined;
  /** Always true: naming `retry` or `hedge` for a function declares that it may run twice. */
  readonly repeatable = true;
  readonly #fn: (attempt: Attempt) => unknown;
  readonly #rule: FailureRule | undefined;
  #isClientFault = false;

  /** @param settings Members of {@link ChainWork}, and the rule of the whole upstream. */
  constructor(
    fn: (attempt: Attempt) => unknown,
    settings: {
      readonly signal?: AbortSignal | undefined;
      readonly key?: string | undefined;
      readonly keepAs?: string | undefined;
      readonly c?: EdgeContext | undefined;
      readonly rule?: FailureRule | undefined;
    },
  ) {
    if (typeof fn !== "function") {
      throw new TypeError(`execute: takes a function, got ${show(fn)}; write execute(() => …)`);
    }
    this.#fn = fn;
    this.#rule = settings.rule;
    this.signal = settings.signal;
    this.key = settings.key;
    this.keepAs = settings.keepAs;
    this.c = settings.c;
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
    return threw && this.#isClientFault || isExempt(threw, value, this.#hasLeft);
  }

  isTransient(threw: boolean, value: unknown): boolean {
    return threw && !this.signal?.aborted && !this.#isClientFault && isTransientError(value);
  }

  /** The function may have read the body of the incoming request. */
  examine(error: unknown): Promise<void> | undefined {
    if (this.c === undefined || this.#hasLeft) return undefined;
    return isClientFault(this.c, error).then((found) => {
      this.#isClientFault = found;
    });
  }

  discard(value: unknown, used?: unknown): void {
    if (isResponse(value)) cancelUnread(value, used);
  }

  #judge(threw: boolean, value: unknown): Outcome {
    if (!threw) return "success";
    return this.#isClientFault ? "neutral" : judgeError(value, this.#hasLeft);
  }

  get #hasLeft(): boolean {
    return hasCallerLeft(this.signal, this.c);
  }
}
