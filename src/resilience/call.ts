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
  reason: unknown = undefined;
  /** Whoever waits on behalf of this call: told at once when it is aborted. */
  interrupted: Interruptible | undefined = undefined;
  /** Told when the last work under this call has really ended. */
  whenIdle: (() => void) | undefined = undefined;
  readonly #parent: Call | undefined;
  #youngest: Call | undefined = undefined;
  #elder: Call | undefined = undefined;
  #controller: AbortController | undefined = undefined;
  #running = 0;

  constructor(work: Work, now: number, parent: Call | undefined = undefined, attempt = 0) {
    this.work = work;
    this.now = now;
    this.#parent = parent;
    this.attempt = attempt;
    this.endsAt = parent === undefined ? Infinity : parent.endsAt;
  }

  /** A scope within this call: aborted with it, and abortable on its own. */
  child(attempt: number = this.attempt): Call {
    const child = new Call(this.work, this.now, this, attempt);
    child.#elder = this.#youngest;
    this.#youngest = child;
    return child;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.aborted) this.#controller.abort(this.reason);
    }
    return this.#controller.signal;
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

  /** True when no work under this call is running. */
  get idle(): boolean {
    return this.#running === 0;
  }

  /** Work has started under this call. */
  began(): void {
    this.#running++;
    this.#parent?.began();
  }

  /** Work under this call has really ended, whether or not anybody still waited for it. */
  ended(): void {
    if (--this.#running === 0) this.whenIdle?.();
    this.#parent?.ended();
  }
}
