/**
 * One call on its way through a chain.
 *
 * @module
 */
import type { Attempt, Work } from "./chain.ts";

/** Something that waits, and can be told to stop. */
export interface Interruptible {
  interrupt(reason: unknown): void;
}

/** One call on its way through a chain; parts that need a scope of their own make a child. */
export class Call implements Attempt {
  readonly work: Work;
  readonly attempt: number;
  /** The clock at the last entry; good until something waits. */
  now: number;
  /** When a deadline around this call strikes, by the same clock. */
  endsAt: number;
  aborted = false;
  #lostRace = false;
  /** Ends the whole call, at its root: set by whoever waits for it. */
  whenCrashed: ((error: unknown) => void) | undefined = undefined;
  reason: unknown = undefined;
  /** Whoever waits on behalf of this call: told at once when it is aborted. */
  interrupted: Interruptible | undefined = undefined;
  readonly #parent: Call | undefined;
  #youngest: Call | undefined = undefined;
  #elder: Call | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  #whenIdle: (() => void) | undefined = undefined;
  #running = 0;
  #unclaimed: boolean;

  constructor(
    work: Work,
    now: number,
    parent: Call | undefined = undefined,
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

  /** A scope within this call: aborted with it, and abortable on its own. */
  child(): Call {
    return this.#adopt(new Call(this.work, this.now, this, this.attempt));
  }

  /** A scope for one try, which its maker leaves to whoever is the first to {@link claim} it. */
  try(attempt: number): Call {
    return this.#adopt(new Call(this.work, this.now, this, attempt, true));
  }

  /** A scope to abort: this call, when it was made for one try and nobody aborts it yet. */
  claim(): Call {
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

  /** True when another attempt of the same call has answered first, and this one was ended. */
  get lostRace(): boolean {
    return this.#lostRace || this.#parent !== undefined && this.#parent.lostRace;
  }

  /** Ends everything under this call, because another attempt has answered first. */
  lose(): void {
    this.#lostRace = true;
    this.abort(new DOMException("another attempt answered first", "AbortError"));
  }

  /** Ends everything under this call, with a reason. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (let child = this.#youngest; child !== undefined; child = child.#elder) child.abort(reason);
    this.#controller?.abort(reason);
    this.interrupted?.interrupt(reason);
  }

  /** Ends the whole call with an error that nobody expected, so that nobody waits for ever. */
  crash(error: unknown): void {
    if (this.#parent !== undefined) this.#parent.crash(error);
    else this.whenCrashed?.(error);
  }

  /** Does something once no work under this call is running: at once when none is. */
  whenIdle(then: () => void): void {
    const before = this.#whenIdle;
    if (this.#running === 0) then();
    else this.#whenIdle = before === undefined ? then : () => (before(), then());
  }

  /** Work has started under this call. */
  began(): void {
    this.#running++;
    this.#parent?.began();
  }

  /** Work under this call has really ended, whether or not anybody still waited for it. */
  ended(): void {
    if (--this.#running === 0 && this.#whenIdle !== undefined) {
      const then = this.#whenIdle;
      this.#whenIdle = undefined;
      then();
    }
    this.#parent?.ended();
  }

  #adopt(child: Call): Call {
    child.#elder = this.#youngest;
    this.#youngest = child;
    return child;
  }
}
