/**
 * The options of an upstream, and the parts they come to.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Store } from "../core/store/store.ts";
import {
  BREAKER_OPTIONS,
  type BreakerOptions,
  type TransitionEvent,
} from "./breaker/breaker-options.ts";
import { RetryBudget } from "./parts/budget.ts";
import { type BulkheadOptions, bulkheadStep, slotSettings } from "./parts/bulkhead.ts";
import type { Part, RetryEvent } from "./chain/chain.ts";
import { breakerStep } from "./breaker/breaker-step.ts";
import type { Circuits } from "./breaker/circuits.ts";
import type { UpstreamError } from "./errors.ts";
import { Fallback } from "./parts/fallback.ts";
import { type HedgeOptions, hedgePart, hedgeSettings } from "./parts/hedge.ts";
import { type CallOutcome, type FailureRule, failureRule } from "./chain/outcome.ts";
import { type RetryOptions, retryPart, retrySettings } from "./parts/retry.ts";
import { Slots } from "./parts/slots.ts";
import { type StaleOptions, stalePart, staleSettings } from "./stale/stale.ts";
import { limitOf, timeLimit } from "./parts/timeout.ts";

/** Hooks of `upstream()`: they observe, and what they throw changes nothing. */
export interface UpstreamHooks {
  /** Told of every change of the circuit's state. */
  onTransition?(event: TransitionEvent): void;
  /** Told of every further try that is about to be made. */
  onRetry?(event: RetryEvent): void;
  /** Told of every call that was refused (circuit open, bulkhead full) or cut by time. */
  onReject?(error: UpstreamError): void;
}

/** Options of `upstream()`. `timeout` and `breaker` are on by default, the rest only when named. */
export interface UpstreamOptions extends UpstreamHooks {
  /** How long a call may take with all its tries and waits. */
  deadline?: Duration;
  /**
   * How long one attempt may take, up to the head of the answer; `false` for no limit.
   * @default "10s"
   */
  timeout?: Duration | false;
  /** Further tries: see {@link RetryOptions}. `{}` is two, with jitter and a budget. */
  retry?: RetryOptions;
  /**
   * The circuit breaker: see {@link BreakerOptions}; `false` turns it off.
   * @default {}
   */
  breaker?: BreakerOptions | false;
  /** Calls at once: see {@link BulkheadOptions}. */
  bulkhead?: BulkheadOptions;
  /**
   * Answers in place of a failure (an error, or with `fetch` a Response of 500 or more). It may take
   * as long as the call: `deadline`, else `timeout`, else 10 s; then the failure itself comes out.
   */
  fallback?(failure: unknown): unknown;
  /**
   * Whether a call has failed, for all parts that have no `isFailure` of their own (`breaker`,
   * `retry`): true, false, or undefined for the rule (errors without a 4xx status, timeouts, and
   * with `fetch` 500 and more). Called with `{ error }`, `{ res }` or `{ value }`. It must answer at
   * once. Not asked about refusals of ours, nor once the caller has gone.
   */
  isFailure?(outcome: CallOutcome): boolean | undefined;
  /** Keeps good answers, for when there are only failures: see {@link StaleOptions}. */
  stale?: StaleOptions;
  /** Asks again when an answer takes long: see {@link HedgeOptions}. */
  hedge?: HedgeOptions;
  /** Shares openings, and elects one instance to probe. A store with `lease`, or `(c) => store`. */
  store?: ResourceSource<Store>;
  /**
   * Whether `.for(c).fetch` sends the trace context and the baggage of the request: they are what a
   * caller wrote, so say so only of what may know them. The origin of the request itself and those
   * in `propagateTo` of `tracing()` are sent them all the same; a redirect to another origin never.
   * @default false
   */
  propagate?: boolean;
  /**
   * Sends requests.
   * @default globalThis.fetch
   */
  fetch?: typeof fetch;
  /** The time; for tests. */
  clock?: Clock;
}

const NAMES = [
  "deadline",
  "timeout",
  "retry",
  "breaker",
  "bulkhead",
  "fallback",
  "isFailure",
  "stale",
  "hedge",
  "propagate",
  "store",
  "fetch",
  "onTransition",
  "onRetry",
  "onReject",
  "clock",
];

const FUNCTIONS = [
  "fetch",
  "fallback",
  "isFailure",
  "onTransition",
  "onRetry",
  "onReject",
] as const;

/** Checks everything that is not a part's own. */
export function checkUpstreamOptions(name: unknown, options: UpstreamOptions): void {
  const checks = optionChecks("upstream");
  if (typeof name !== "string" || name === "") {
    throw new TypeError(`upstream: the name must be a text, as in upstream("payments")`);
  }
  checks.known(options, NAMES);
  for (const name of FUNCTIONS) checks.optionalFunction(name, options[name]);
  if (options.propagate !== undefined) checks.oneOf("propagate", options.propagate, [true, false]);
  if (options.breaker) optionChecks("upstream.breaker").known(options.breaker, BREAKER_OPTIONS);
}

/** What the parts of an upstream count and keep: for `stats()`. */
export interface UpstreamParts {
  /** In the default order, outermost first. */
  readonly parts: readonly Part[];
  readonly budget: RetryBudget;
  readonly slots: Slots | undefined;
  /** The rule of all parts that have none of their own. */
  readonly rule: FailureRule | undefined;
  /** How long a whole call may take, in ms. */
  readonly limitMs: number | undefined;
  readonly onRetry: Hook<[RetryEvent]> | undefined;
  readonly onReject: Hook<[UpstreamError]> | undefined;
  /** The callbacks that count their failures, hooks included. */
  readonly callbacks: readonly ({ readonly failures: number } | undefined)[];
}

/** The parts that were asked for, in the default order. */
export function upstreamParts(
  options: UpstreamOptions,
  circuits: Circuits | undefined,
  clock: Clock,
): UpstreamParts {
  const { deadline, retry, bulkhead, stale, hedge } = options;
  const timeout = options.timeout ?? "10s";
  const rule = failureRule("upstream", options);
  const breakerRule = options.breaker
    ? failureRule("upstream.breaker", options.breaker)
    : undefined;
  const kept = stale && staleSettings("upstream.stale", stale);
  const retries = retry && retrySettings("upstream.retry", retry);
  const budget = new RetryBudget(retries?.budget ?? 0.1);
  const slots = bulkhead && new Slots(slotSettings("upstream.bulkhead", bulkhead)(), clock);
  const soft = options.fallback &&
    new Fallback("upstream: fallback", options.fallback.bind(options), rule);
  const wanted: (Part | undefined | false)[] = [
    soft,
    kept && stalePart(kept),
    deadline !== undefined && timeLimit("deadline", deadline, "upstream"),
    hedge && hedgePart(hedgeSettings("upstream.hedge", hedge), budget),
    retries && retryPart({ ...retries, rule: retries.rule ?? rule }, budget),
    circuits && {
      kind: "circuit_breaker",
      attach: (next, host) => breakerStep(circuits, true, next, host, breakerRule),
    },
    slots && { kind: "bulkhead", attach: (next, host) => bulkheadStep(slots, next, host) },
    timeout !== false && timeLimit("timeout", timeout, "upstream"),
  ];
  const parts = wanted.filter((part) => part !== undefined && part !== false);
  const onRetry = options.onRetry && new Hook(options.onRetry.bind(options), "upstream: onRetry");
  const onReject = options.onReject &&
    new Hook(options.onReject.bind(options), "upstream: onReject");
  const hooks = { onRetry, onReject };
  const rules = [rule, breakerRule, retries?.rule, retries?.when];
  const callbacks = [...rules, soft, kept?.key, onRetry, onReject];
  return { parts, budget, slots, rule, limitMs: limitOf(parts), ...hooks, callbacks };
}
