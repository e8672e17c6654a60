/**
 * The options of `upstream()`, and the parts made from them.
 *
 * @module
 */
import { checkedClock, type Clock, systemClock } from "../core/clock.ts";
import { Hook } from "../core/hook.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import type { EdgeEnv } from "../core/request/middleware.ts";
import { partOf } from "../core/part-options.ts";
import type { ResourceSource } from "../core/resource.ts";
import type { Store } from "../core/store/store.ts";
import { BREAKER_OPTIONS, resolveBreakerOptions } from "./breaker/breaker-options.ts";
import type { BreakerOptions, TransitionEvent } from "./breaker/breaker-options.ts";
import { breakerStep } from "./breaker/breaker-step.ts";
import { Circuits } from "./breaker/circuits.ts";
import { resolveSharing } from "./breaker/shared-circuits.ts";
import type { Part, RetryEvent } from "./chain/chain.ts";
import type { FetchSettings } from "./chain/fetch-work.ts";
import { type CallOutcome, failureRule } from "./chain/outcome.ts";
import type { UpstreamError } from "./errors/errors.ts";
import { RetryBudget } from "./parts/budget.ts";
import { type BulkheadOptions, resolveBulkheadOptions } from "./parts/bulkhead-options.ts";
import { bulkheadStep } from "./parts/bulkhead.ts";
import { Fallback } from "./parts/fallback.ts";
import { hedgeBudget, type HedgeOptions, hedgePart, resolveHedgeOptions } from "./parts/hedge.ts";
import { resolveRetryOptions, type RetryOptions } from "./parts/retry-options.ts";
import { retryPart } from "./parts/retry.ts";
import { Slots } from "./parts/slots.ts";
import { timeLimit } from "./parts/timeout.ts";
import { resolveStaleOptions, type StaleOptions } from "./stale/stale-options.ts";
import { stalePart } from "./stale/stale.ts";
import { BREAKER_THEIRS } from "./breaker/their-names.ts";
import { UPSTREAM_THEIRS } from "./their-names.ts";

/** Hooks of `upstream()`. They only observe: their errors are counted and otherwise ignored. */
export interface UpstreamHooks {
  /** Called on every change of the circuit's state. */
  readonly onTransition?: { of(event: TransitionEvent): void }["of"] | undefined;
  /** Called before every retry. */
  readonly onRetry?: { of(event: RetryEvent): void }["of"] | undefined;
  /** Called for every call that was refused (open circuit, full bulkhead) or timed out. */
  readonly onReject?: { of(error: UpstreamError): void }["of"] | undefined;
}

/** Options of `upstream()`. `timeout` and `breaker` are on by default, all others off. */
export interface UpstreamOptions<E extends EdgeEnv = EdgeEnv> extends UpstreamHooks {
  /** Maximum duration of a call, including all its attempts and waits. */
  readonly deadline?: Duration | undefined;
  /**
   * Maximum duration of one attempt, up to the head of the response; `false` for no limit.
   *
   * @default "10s"
   */
  readonly timeout?: Duration | false | undefined;
  /** Retries: see {@link RetryOptions}. `{}` means two, with jitter and a budget. */
  readonly retry?: RetryOptions | undefined;
  /**
   * The circuit breaker: see {@link BreakerOptions}; `false` turns it off.
   *
   * @default {}
   */
  readonly breaker?: BreakerOptions | false | undefined;
  /** Limits concurrent calls: see {@link BulkheadOptions}. */
  readonly bulkhead?: BulkheadOptions | undefined;
  /**
   * Returns a result in place of a failure (an error, or for `fetch` a Response with a status of
   * 500 or above). It ends with the `deadline`, which counts from the start of the call; without
   * one it may take as long as the `timeout`, else 10 s. When it is late, the failure is the
   * result. After the deadline only what is available at once is used. The body of a Response that
   * it replaces is cancelled.
   */
  readonly fallback?: { of(failure: unknown): unknown }["of"] | undefined;
  /**
   * Replaces the rule for failures, for all parts without their own `isFailure` (`breaker`,
   * `retry`): true is a failure, false is not, undefined applies the standard rule (errors without
   * a 4xx status, timeouts, and for `fetch` a status of 500 or above). Called with `{ error }`, `{
   * res }` or `{ value }`. Must be synchronous. Not called for refusals by this library, or once
   * the caller has left.
   */
  readonly isFailure?: { of(outcome: CallOutcome): boolean | undefined }["of"] | undefined;
  /** Keeps successful answers, to return in place of failures: see {@link StaleOptions}. */
  readonly stale?: StaleOptions | undefined;
  /** Starts another attempt when an answer takes long: see {@link HedgeOptions}. */
  readonly hedge?: HedgeOptions | undefined;
  /**
   * A store with `lease`, or `(c) => store`. Instances share openings through it, and elect one of
   * them to probe.
   */
  readonly store?: ResourceSource<Store, E> | undefined;
  /**
   * How `fetch` refuses a call (open circuit, full bulkhead, timeout): `"throw"` rejects with the
   * error; `"response"` answers with its problem (503 or 504) and `x-should-retry: false`, for an
   * SDK that would retry a rejected `fetch`. {@link toProblem} recognises the SDK's error.
   *
   * @default "throw"
   */
  readonly refusals?: "throw" | "response" | undefined;
  /**
   * Whether `.for(c).fetch` sends the trace context and baggage of the request to any origin. Both
   * may contain data of the client, so enable it only for trusted services. Without it they are
   * sent to the origin of the request itself and to those in `propagateTo` of `tracing()`. They are
   * never sent across a redirect to another origin.
   *
   * @default false
   */
  readonly propagate?: boolean | undefined;
  /**
   * Sends requests.
   *
   * @default globalThis.fetch
   */
  readonly fetch?: typeof fetch | undefined;
  /** The clock; for tests. */
  readonly clock?: Clock | undefined;
}

const NAMES = {
  deadline: 1,
  timeout: 1,
  retry: 1,
  breaker: 1,
  bulkhead: 1,
  fallback: 1,
  isFailure: 1,
  stale: 1,
  hedge: 1,
  propagate: 1,
  refusals: 1,
  store: 1,
  fetch: 1,
  onTransition: 1,
  onRetry: 1,
  onReject: 1,
  clock: 1,
} satisfies Record<keyof UpstreamOptions, 1>;

const FUNCTIONS = [
  "fetch",
  "fallback",
  "isFailure",
  "onTransition",
  "onRetry",
  "onReject",
] as const;

/** Completed {@link UpstreamOptions}. */
export interface UpstreamSettings {
  readonly clock: Clock;
  /** The parts, in the default order: outermost first. */
  readonly parts: readonly Part[];
  readonly circuits: Circuits | undefined;
  /** The budgets of retries and of hedges. */
  readonly budgets: readonly RetryBudget[];
  readonly slots: Slots | undefined;
  readonly fetching: FetchSettings;
  /** Whether `fetch` answers a refusal with a Response. */
  readonly responds: boolean;
  readonly onRetry: Hook<[RetryEvent]> | undefined;
  readonly onReject: Hook<[UpstreamError]> | undefined;
  /** All callbacks, including hooks: their failures are counted in `stats()`. */
  readonly callbacks: readonly ({ readonly failures: number } | undefined)[];
}

/** Checks and completes the options of `upstream()`, and makes its parts. */
export function resolveUpstreamOptions(name: string, options: UpstreamOptions): UpstreamSettings {
  checkUpstreamOptions(name, options);
  const { clock = systemClock, timeout = "10s", deadline, breaker, fetch, propagate } = options;
  const rule = failureRule("upstream", options);
  const breakerRule = breaker ? failureRule("upstream.breaker", breaker) : undefined;
  const circuits = breaker === false ? undefined : makeCircuits(name, options, clock);
  const stale = partOf("upstream.stale", options.stale, resolveStaleOptions);
  const retry = partOf("upstream.retry", options.retry, resolveRetryOptions);
  const hedge = partOf("upstream.hedge", options.hedge, resolveHedgeOptions);
  const bulkhead = partOf("upstream.bulkhead", options.bulkhead, resolveBulkheadOptions);
  const budget = new RetryBudget(retry?.budget ?? 0.1);
  const hedges = hedgeBudget();
  const slots = bulkhead && new Slots(bulkhead, clock);
  const fallback = options.fallback &&
    new Fallback("upstream: fallback", options.fallback.bind(options), rule);
  // The order of PART_ORDER.
  const parts: (Part | undefined | false)[] = [
    fallback,
    stale && stalePart(stale),
    deadline !== undefined && timeLimit("deadline", deadline, "upstream"),
    hedge && hedgePart(hedge, hedges),
    retry && retryPart({ ...retry, rule: retry.rule ?? rule }, budget),
    circuits && {
      kind: "circuit_breaker",
      attach: (next, owner) => breakerStep(circuits, true, next, owner, breakerRule),
    },
    slots && { kind: "bulkhead", attach: (next, owner) => bulkheadStep(slots, next, owner) },
    timeout !== false && timeLimit("timeout", timeout, "upstream"),
  ];
  const onRetry = options.onRetry && new Hook(options.onRetry.bind(options), "upstream: onRetry");
  const onReject = options.onReject &&
    new Hook(options.onReject.bind(options), "upstream: onReject");
  return {
    clock,
    parts: parts.filter((part) => part !== undefined && part !== false),
    circuits,
    budgets: [budget, hedges],
    slots,
    fetching: {
      fetch,
      rule,
      propagate: propagate === true,
      idempotent: retry ? retry.idempotent : false,
    },
    responds: options.refusals === "response",
    onRetry,
    onReject,
    callbacks: [
      rule,
      breakerRule,
      retry?.rule,
      retry?.when,
      fallback,
      stale?.key,
      onRetry,
      onReject,
    ],
  };
}

/** Checks the options that belong to no single part. */
function checkUpstreamOptions(name: unknown, options: UpstreamOptions): void {
  const checks = optionChecks("upstream");
  if (typeof name !== "string" || name === "") {
    throw new TypeError(`upstream: the name must be a text, as in upstream("payments")`);
  }
  checks.known(options, NAMES, UPSTREAM_THEIRS);
  for (const name of FUNCTIONS) checks.optionalFunction(name, options[name]);
  checks.oneOf("propagate", options.propagate ?? false, [true, false]);
  checks.oneOf("refusals", options.refusals ?? "throw", ["throw", "response"]);
  checkedClock(checks, options.clock ?? systemClock);
  partOf("upstream.breaker", options.breaker, (factory, breaker) => {
    optionChecks(factory).known(breaker, BREAKER_OPTIONS, BREAKER_THEIRS);
  });
}

function makeCircuits(name: string, options: UpstreamOptions, clock: Clock): Circuits {
  const settings = resolveBreakerOptions("upstream.breaker", options.breaker || {});
  const shared = resolveSharing("upstream", options.store, name, settings.leaseMs, clock);
  return new Circuits(name, settings, clock, shared, options.onTransition?.bind(options));
}
