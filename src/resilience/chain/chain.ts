/**
 * How the parts of a policy fit together.
 *
 * A part gets the rest of the chain as a step and makes a step of it. Steps go in synchronously,
 * and each says once how it came out, through its callback: a successful call through four parts
 * costs one promise, not five. Aborts travel inwards along the tree of calls, outcomes outwards
 * along the callbacks.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import type { Outcome } from "../breaker/breaker-types.ts";
import type { OutgoingRequest } from "../stale/cache-key.ts";
import type { Call } from "./call.ts";
import type { UpstreamError } from "../errors.ts";
import type { CallOutcome } from "./outcome.ts";

/** What the work is given: pass the signal on, so that it ends when nobody waits any more. */
export interface Attempt {
  /** Aborts on timeout, deadline, a lost hedge, or with the caller's own signal. Made when read. */
  readonly signal: AbortSignal;
  /** 0 for the first try, 1 for the first retry, … */
  readonly attempt: number;
}

/** Says, once, how a step came out: with a value, or by throwing one. */
export type Settle = (threw: boolean, value: unknown) => void;

/** The rest of a chain. Enters synchronously; never throws. */
export type Step = (call: Call, settle: Settle) => void;

/** The kinds of parts, in their default order: outermost first. */
export type PartKind =
  | "fallback"
  | "stale"
  | "deadline"
  | "hedge"
  | "retry"
  | "circuit_breaker"
  | "bulkhead"
  | "timeout";

/** One part of a policy: made by `retry()`, `timeout()`, `circuitBreaker()` and so on. */
export interface PolicyPart {
  /** What it is. */
  readonly kind: PartKind;
}

/** What a part is within this library. */
export interface Part extends PolicyPart {
  /** The time limit that it sets, in ms. */
  readonly limitMs?: number;
  /** Puts itself around the rest of the chain. */
  attach(next: Step, host: Host): Step;
}

/** Who the parts work for: an upstream, a policy or a middleware. */
export interface Host {
  /** Its name, for errors. */
  readonly name: string;
  /** The time. */
  readonly clock: Clock;
  /** How long a whole call may take, in ms: its deadline, else its timeout. */
  readonly limitMs?: number;
  /** Told of every further try. */
  retried?(event: RetryEvent): void;
  /** Told of every call that was refused, or cut by time. */
  rejected?(error: UpstreamError): void;
  /** Takes what is to be done when the owner is closed. */
  whenClosed?(close: () => void): void;
}

/** A further try that is about to be made. */
export interface RetryEvent {
  /** The upstream's or policy's name. */
  readonly name: string;
  /** The number of the try: 1 is the first retry. */
  readonly attempt: number;
  /** How long it waits first, in ms. */
  readonly delayMs: number;
  /** The error or Response that failed. */
  readonly failure: unknown;
}

/** What is to be done, and how its results are to be read. One per `execute()` or `fetch()`. */
export interface Work {
  /** Does it, once. */
  run(attempt: Attempt): unknown;
  /** Reads a result. */
  judge(threw: boolean, value: unknown): Outcome;
  /** A result as `isFailure` is given it. */
  outcome(threw: boolean, value: unknown): CallOutcome;
  /** True when `isFailure` is not asked about a result: our own refusals, a caller who has gone. */
  isExempt(threw: boolean, value: unknown): boolean;
  /** True when the result is a refusal by one of our own guards further in. */
  readonly wasRefused?: boolean;
  /** Finds out, before an error is judged, whether the client caused it; undefined: at once. */
  examine?(error: unknown): Promise<void> | undefined;
  /** The error to throw in place of a value of the wrong kind; undefined when it is fine. */
  wrongKind?(value: unknown): unknown;
  /** True when a failing result is to be tried again, by its kind alone. */
  isTransient(threw: boolean, value: unknown): boolean;
  /** True when it may be done twice. */
  readonly repeatable: boolean;
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
  /** Tells the dependencies behind a keyed breaker apart. */
  readonly key: string | undefined;
  /** What its value may be kept under, when it is not a {@link request}; else it is not kept. */
  readonly keepAs?: string | undefined;
  /** What it sends, when it is a `fetch`: that decides what may be kept of the answer. */
  readonly request?: OutgoingRequest;
  /** Tells a watcher when it waits for the body of its own client. Only of a route. */
  watchBody?(watcher: BodyWatcher): void;
  /** The request it is done for. */
  readonly c: EdgeContext | undefined;
  /** Lets go of a result that nobody will read. */
  discard?(value: unknown): void;
}
