/**
 * Time limits of many calls with one timer. All calls in a queue have the same limit, so they
 * expire in the order in which they came: the timer only ever looks at the first.
 *
 * One timer for many requests is possible where timers belong to the process. On Workers a timer
 * belongs to the request that set it, so there every call has its own.
 *
 * @module
 */
import { type Clock, systemClock } from "../../core/clock.ts";
import { timersAreShared } from "../../runtime/timers.ts";
import type { Call } from "../chain/call.ts";

/** One call under a time limit. */
export interface Timed {
  readonly call: Call;
  /** When it expires; unused where the call has its own timer. */
  at: number;
  /** Its own timer, on Workers. */
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  before: Timed | undefined;
  after: Timed | undefined;
  waiting: boolean;
}

/**
 * The shared timer is not cancelled when the last call ends (that costs more than the call), it
 * simply finds nothing to do. So it looks this often, and no idle process is kept longer.
 */
const TICK_MS = 250;

/** The calls under one time limit. Holds a call only while it is waited for. */
export class ExpiryQueue {
  readonly #ms: number;
  readonly #expire: (call: Call) => void;
  readonly #callKnowsTime: boolean;
  #shared: boolean | undefined = undefined;
  #first: Timed | undefined = undefined;
  #last: Timed | undefined = undefined;
  #ticker: ReturnType<typeof setTimeout> | undefined = undefined;

  /**
   * @param ms The limit of every call.
   * @param clock The clock that calls carry. Timers run by the platform's, whatever that one says.
   * @param expire What to do when it strikes.
   */
  constructor(ms: number, clock: Clock, expire: (call: Call) => void) {
    this.#ms = ms;
    this.#callKnowsTime = clock === systemClock;
    this.#expire = expire;
  }

  /** Puts a call under the limit, from now on. */
  add(call: Call): Timed {
    // Asked at the first call, for nothing is asked at construction.
    this.#shared ??= timersAreShared();
    return this.#shared ? this.#enqueue(call) : this.#withOwnTimer(call);
  }

  /** The call has ended in time. Harmless when it has not. */
  remove(timed: Timed): void {
    if (!timed.waiting) return;
    timed.waiting = false;
    if (timed.timer !== undefined) return clearTimeout(timed.timer);
    const { before, after } = timed;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
  }

  /** Stops the shared timer now, when no call needs it, rather than at its next look. */
  rest(): void {
    if (this.#first !== undefined || this.#ticker === undefined) return;
    clearTimeout(this.#ticker);
    this.#ticker = undefined;
  }

  #withOwnTimer(call: Call): Timed {
    const timer = setTimeout(() => {
      timed.waiting = false;
      this.#expire(call);
    }, this.#ms);
    const timed: Timed = { call, at: 0, timer, before: undefined, after: undefined, waiting: true };
    return timed;
  }

  #enqueue(call: Call): Timed {
    const at = (this.#callKnowsTime ? call.now : systemClock.now()) + this.#ms;
    const before = this.#last;
    const timed: Timed = { call, at, timer: undefined, before, after: undefined, waiting: true };
    if (before === undefined) this.#first = timed;
    else before.after = timed;
    this.#last = timed;
    if (this.#ticker === undefined) this.#tickIn(Math.min(TICK_MS, this.#ms));
    return timed;
  }

  #tickIn(ms: number): void {
    this.#ticker = setTimeout(() => this.#tick(), ms);
  }

  #tick(): void {
    this.#ticker = undefined;
    const now = systemClock.now();
    if (this.#first !== undefined && this.#first.at > now + this.#ms) this.#rebase(now);
    while (this.#first !== undefined && this.#first.at <= now) {
      const { call } = this.#first;
      this.remove(this.#first);
      this.#expire(call);
    }
    if (this.#first !== undefined && this.#ticker === undefined) {
      this.#tickIn(Math.min(TICK_MS, Math.max(1, this.#first.at - now)));
    }
  }

  /** The clock stepped back: nothing may expire later than one limit from now. */
  #rebase(now: number): void {
    for (let timed = this.#first; timed !== undefined; timed = timed.after) {
      timed.at = Math.min(timed.at, now + this.#ms);
    }
  }
}
