/**
 * Calls: the work to do, and the tree of scopes in which it is tried, cut off and aborted.
 *
 * @module
 */
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import type { CallOutcome, Outcome } from "./outcome.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";

/** The argument of the work: pass the signal on, so that the work stops when it is cut off. */
export interface Attempt {
  /**
   * Aborts on a timeout or deadline, when another hedge wins, or with the caller's signal. Created
   * lazily.
   */
  readonly signal: AbortSignal;
  /** 0 for the first attempt, 1 for the first retry, … */
  readonly attempt: number;
}

/** The work of one `execute()` or `fetch()`, and how to interpret its results. */
export interface ChainWork {
  /** Starts one attempt. */
  run(attempt: Attempt): unknown;
  /** Classifies a result. */
  judge(threw: boolean, value: unknown): Outcome;
  /** A result in the form that `isFailure` receives. */
  outcome(threw: boolean, value: unknown): CallOutcome;
  /** Whether `isFailure` is skipped for a result: our own refusals, or a caller that is gone. */
  isExempt(threw: boolean, value: unknown): boolean;
  /** Whether the result is a refusal by another guard of this library, further in. */
  readonly wasRefused?: boolean;
  /**
   * Checks whether the client caused an error, before it is judged. Undefined: nothing to await.
   */
  examine?(error: unknown): Promise<void> | undefined;
  /** The error to throw for a value of the wrong kind; undefined for a valid one. */
  wrongKind?(value: unknown): unknown;
  /** Whether a failure is worth a retry, by its kind alone. */
  isTransient(threw: boolean, value: unknown): boolean;
  /** Whether the work may run twice. */
  readonly repeatable: boolean;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** The key of the circuit, for a keyed breaker. */
  readonly key: string | undefined;
  /** The key under which the value is kept, for work without a {@link request}. */
  readonly keepAs?: string | undefined;
  /** The request of a `fetch`: decides whether its response may be kept. */
  readonly request?: OutgoingRequest;
  /** Notifies a watcher while the work waits for its client's body. Routes only. */
  watchBody?(watcher: BodyWatcher): void;
  /** The incoming request on whose behalf the work runs. */
  readonly c: EdgeContext | undefined;
  /** Releases a result that nobody will read, but nothing of the one that is `used` instead. */
  discard?(value: unknown, used?: unknown): void;
}

/** A wait that can be cut short. */
export interface Interruptible {
  interrupt(reason: unknown): void;
}

/** One call in a chain, or a scope within it: a part that aborts or repeats creates a child. */
export class CallScope implements Attempt {
  readonly work: ChainWork;
  readonly attempt: number;
  /** The time when the last step was entered; valid until something waits. */
  now: number;
  /** When the nearest deadline around this scope expires, by the same clock. */
  endsAt: number;
  aborted = false;
  /** Whether work of this scope was started: until then the dependency was not called. */
  hasStarted = false;
  reason: unknown = undefined;
  /** Rejects the whole call. Set at its root. */
  whenCrashed: ((error: unknown) => void) | undefined = undefined;
  /** The wait in progress for this scope: interrupted at once by an abort. */
  interrupted: Interruptible | undefined = undefined;
  readonly #parent: CallScope | undefined;
  #lostRace = false;
  #youngest: CallScope | undefined = undefined;
  #elder: CallScope | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  #whenIdle: (() => void) | undefined = undefined;
  #running = 0;
  #unclaimed: boolean;

  constructor(
    work: ChainWork,
    now: number,
    parent: CallScope | undefined = undefined,
    attempt = 0,
    unclaimed = false,
  ) {
    this.work = work;
    this.now = now;
    this.#parent = parent;
    this.attempt = attempt;
    this.#unclaimed = unclaimed;
    this.endsAt = parent === undefined ? Infinity : parent.endsAt;
  }

  /** A child scope: aborted with this one, and abortable separately. */
  child(): CallScope {
    return this.#adopt(new CallScope(this.work, this.now, this, this.attempt));
  }

  /** A child scope for one attempt. The first part that needs one may {@link claim} it. */
  try(attempt: number): CallScope {
    return this.#adopt(new CallScope(this.work, this.now, this, attempt, true));
  }

  /** A scope to abort: this one if it was made for an attempt and is unclaimed, else a child. */
  claim(): CallScope {
    if (!this.#unclaimed) return this.child();
    this.#unclaimed = false;
    return this;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.aborted) this.#controller.abort(this.reason);
    }
    return this.#controller.signal;
  }

  /** Whether this scope was aborted because another attempt of the same call answered first. */
  get lostRace(): boolean {
    return this.#lostRace || this.#parent !== undefined && this.#parent.lostRace;
  }

  /** Aborts this scope because another attempt answered first. */
  lose(): void {
    this.#lostRace = true;
    this.abort(new DOMException("another attempt answered first", "AbortError"));
  }

  /** Aborts this scope and all its children. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (let child = this.#youngest; child !== undefined; child = child.#elder) child.abort(reason);
    this.#controller?.abort(reason);
    this.interrupted?.interrupt(reason);
  }

  /** Rejects the whole call after an unexpected error, so that the caller never waits forever. */
  crash(error: unknown): void {
    if (this.#parent !== undefined) this.#parent.crash(error);
    else this.whenCrashed?.(error);
  }

  /** Runs `then` once no work of this scope is running; at once when there is none. */
  whenIdle(then: () => void): void {
    const before = this.#whenIdle;
    if (this.#running === 0) then();
    else this.#whenIdle = before === undefined ? then : () => (before(), then());
  }

  /** Work of this scope has started. */
  began(): void {
    this.hasStarted = true;
    this.#running++;
    this.#parent?.began();
  }

  /** Work of this scope has ended, even if its result is no longer awaited. */
  ended(): void {
    if (--this.#running === 0 && this.#whenIdle !== undefined) {
      const then = this.#whenIdle;
      this.#whenIdle = undefined;
      then();
    }
    this.#parent?.ended();
  }

  #adopt(child: CallScope): CallScope {
    child.#elder = this.#youngest;
    this.#youngest = child;
    return child;
  }
}
