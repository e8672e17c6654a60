/**
 * Chains: the parts of a policy around the work of a call.
 *
 * Each part receives the rest of the chain as a step and returns a step around it. Steps are
 * entered synchronously, and each reports its result exactly once through its callback. So a
 * successful call through four parts costs one promise, not five. Aborts travel inwards through the
 * tree of scopes, results outwards through the callbacks.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import { handleRejection } from "../../core/thenable.ts";
import type { UpstreamError } from "../errors/errors.ts";
import { CallScope, type ChainWork, type Interruptible } from "./call.ts";
import { follow, unfollow } from "./followers.ts";

/** Reports the result of a step, once: a value, or what was thrown. */
export type Settle = (threw: boolean, value: unknown) => void;

/** The rest of a chain. Entered synchronously; never throws. */
export type ChainStep = (call: CallScope, settle: Settle) => void;

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

/** The default order, outermost first. */
export const PART_ORDER: readonly PartKind[] = [
  "fallback",
  "stale",
  "deadline",
  "hedge",
  "retry",
  "circuit_breaker",
  "bulkhead",
  "timeout",
];

/** One part of a policy, as returned by `retry()`, `timeout()`, `circuitBreaker()` and so on. */
export interface PolicyPart {
  /** Which part it is. */
  readonly kind: PartKind;
}

/** A part, with its internals. */
export interface Part extends PolicyPart {
  /** The time limit it sets, in ms. */
  readonly limitMs?: number;
  /** Returns the step of this part around the rest of the chain. */
  attach(next: ChainStep, owner: ChainOwner): ChainStep;
}

/** The owner of a chain: an upstream, a policy or a middleware. */
export interface ChainOwner {
  /** Its name, for errors. */
  readonly name: string;
  /** Its clock. */
  readonly clock: Clock;
  /** Time limit of a whole call, in ms: its deadline, else its timeout. */
  readonly limitMs?: number;
  /** Its deadline, in ms. */
  readonly deadlineMs?: number;
  /** Called before every retry. */
  retried?(event: RetryEvent): void;
  /** Called for every call that was refused or timed out. */
  rejected?(error: UpstreamError): void;
  /** Registers a function to call when the owner is closed. */
  whenClosed?(close: () => void): void;
}

/** A retry that is about to be made. */
export interface RetryEvent {
  /** The name of the upstream or policy. */
  readonly name: string;
  /** The number of the attempt: 1 is the first retry. */
  readonly attempt: number;
  /** The wait before it, in ms. */
  readonly delayMs: number;
  /** The error or Response of the failed attempt. */
  readonly failure: unknown;
}

/** Observes one call. */
export interface CallObserver {
  /** Called with the result, before the caller receives it. */
  settled?(work: ChainWork, threw: boolean, value: unknown): void;
  /** Called once no work of the call is running any more, awaited or not. */
  over?(): void;
}

/** Composes parts around the work: the first is the outermost. */
export function compose(parts: readonly Part[], owner: ChainOwner): ChainStep {
  return parts.reduceRight((next, part) => part.attach(next, owner), runWork);
}

/** The time limits of a whole call under these parts. */
export function limitsOf(parts: readonly Part[]): Pick<ChainOwner, "limitMs" | "deadlineMs"> {
  const limit = (kind: PartKind) => parts.find((part) => part.kind === kind)?.limitMs;
  const deadlineMs = limit("deadline");
  return { deadlineMs, limitMs: deadlineMs ?? limit("timeout") };
}

/** Runs work through a chain. */
export function perform(
  chain: ChainStep,
  work: ChainWork,
  now: number,
  observer?: CallObserver,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { signal } = work;
    if (signal?.aborted) {
      observer?.over?.();
      return reject(signal.reason);
    }
    const call = new CallScope(work, now);
    if (signal !== undefined) follow(signal, call);
    call.whenCrashed = observer?.over === undefined ? reject : (error) => {
      call.whenIdle(observer.over!);
      reject(error);
    };
    chain(call, (threw, value) => {
      if (signal !== undefined) unfollow(signal, call);
      if (observer !== undefined) notify(observer, call, threw, value);
      if (threw) reject(value);
      else resolve(value);
    });
  });
}

function notify(observer: CallObserver, call: CallScope, threw: boolean, value: unknown): void {
  observer.settled?.(call.work, threw, value);
  if (observer.over !== undefined) call.whenIdle(observer.over);
}

/** The innermost step: runs the work, and stops waiting for it as soon as the call is aborted. */
export const runWork: ChainStep = function runWork(call, settle) {
  if (call.aborted) return settle(true, call.reason);
  const running = new RunningWork(call, settle);
  call.interrupted = running;
  call.began();
  let result: unknown;
  try {
    result = call.work.run(call);
  } catch (error) {
    // The thrown value may be a promise.
    handleRejection(error);
    return running.finish(true, error);
  }
  // A foreign thenable, too, settles only once this way and cannot throw from here.
  Promise.resolve(result).then(
    (value) => {
      const wrong = call.work.wrongKind?.(value);
      running.finish(wrong !== undefined, wrong ?? value);
    },
    (error) => running.finish(true, error),
  );
};

/** One run of the work. */
class RunningWork implements Interruptible {
  readonly #call: CallScope;
  #settle: Settle | undefined;

  constructor(call: CallScope, settle: Settle) {
    this.#call = call;
    this.#settle = settle;
  }

  interrupt(reason: unknown): void {
    const settle = this.#settle;
    this.#settle = undefined;
    if (settle !== undefined) this.#report(settle, true, reason);
  }

  finish(threw: boolean, value: unknown): void {
    const call = this.#call;
    const settle = this.#settle;
    call.ended();
    if (settle !== undefined) {
      this.#settle = call.interrupted = undefined;
      this.#report(settle, threw, value);
    } else if (!threw) {
      call.work.discard?.(value);
    }
  }

  #report(settle: Settle, threw: boolean, value: unknown): void {
    const call = this.#call;
    try {
      const examined = threw ? call.work.examine?.(value) : undefined;
      if (examined === undefined) settle(threw, value);
      else examined.then(() => settle(threw, value)).catch((error) => call.crash(error));
    } catch (error) {
      // Reading a foreign result may throw.
      call.crash(error);
    }
  }
}
