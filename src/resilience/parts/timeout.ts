/**
 * Time limits for one attempt (`timeout`) and for a whole call (`deadline`). The signal of the work
 * is aborted when the limit expires. A call that succeeds creates no AbortController.
 *
 * @module
 */
import { type Clock, systemClock } from "../../core/clock.ts";
import { optionChecks } from "../../core/options.ts";
import type { Duration } from "../../core/options.ts";
import { afterRunning, sliceOf } from "../../core/within.ts";
import { timersAreShared } from "../../runtime/platform.ts";
import type { CallScope } from "../chain/call.ts";
import type { ChainOwner, ChainStep, Part, PolicyPart } from "../chain/chain.ts";
import { TimeoutError } from "../errors/errors.ts";

/**
 * Ends an attempt that takes too long with a {@link TimeoutError}: a part for `policy()`.
 *
 * @param limit Maximum duration of one attempt.
 * @throws {RangeError} For a limit that is not a duration above 0.
 *
 * @example
 * ```ts
 * import { Hono } from "hono";
 * import { policy, retry, timeout } from "@djed/edge/resilience";
 *
 * const patient = policy(retry({ max: 2 }), timeout("800ms"));
 * const app = new Hono().get("/", (c) => c.text("in time"));
 * const answer = await patient.execute(({ signal }) => app.request("/", { signal }));
 * console.assert(answer.status === 200);
 * ```
 */
export function timeout(limit: Duration): PolicyPart {
  return timeLimit("timeout", limit);
}

/**
 * Ends a call, including all its attempts and waits, that takes too long with a
 * {@link TimeoutError}: a part for `policy()`. A retry that could not start in time is not awaited.
 *
 * @param limit Maximum duration of the whole call.
 * @throws {RangeError} For a limit that is not a duration above 0.
 *
 * @example
 * ```ts
 * import { deadline, policy, retry } from "@djed/edge/resilience";
 *
 * const bounded = policy(deadline("2s"), retry({ max: 5 }));
 * await bounded.execute(() => Promise.resolve("done"));
 * ```
 */
export function deadline(limit: Duration): PolicyPart {
  return timeLimit("deadline", limit);
}

/** Returns either part. `factory` has the option of that name, if it is not the part itself. */
export function timeLimit(
  kind: "timeout" | "deadline",
  limit: Duration,
  factory?: string,
): Part {
  const option = factory === undefined ? "limit" : kind;
  const ms = optionChecks(factory ?? kind).duration(option, limit, 1, MAX_TIMER_MS, 100);
  return {
    kind,
    limitMs: ms,
    attach(next: ChainStep, owner: ChainOwner): ChainStep {
      const expire = (call: CallScope): void => {
        const error = new TimeoutError(ms, { upstream: owner.name });
        owner.rejected?.(error);
        call.abort(error);
      };
      const queue = new ExpiryQueue(ms, owner.clock, expire);
      owner.whenClosed?.(() => queue.rest());
      return function limited(call, settle) {
        const scope = kind === "timeout" ? call.claim() : call.child();
        scope.endsAt = Math.min(scope.endsAt, call.now + ms);
        const timed = queue.add(scope);
        next(scope, (threw, value) => {
          queue.remove(timed);
          settle(threw, value);
        });
      };
    },
  };
}

/** Timers beyond 2³¹ ms fire immediately on every runtime. */
const MAX_TIMER_MS = 2_147_483_647;

/** One call under a time limit. */
interface TimedCall {
  readonly call: CallScope;
  /** When it expires; unused if the call has its own timer. */
  at: number;
  /** Cancels its own timer, on Workers. */
  readonly cancel: (() => void) | undefined;
  before: TimedCall | undefined;
  after: TimedCall | undefined;
  waiting: boolean;
}

/**
 * Maximum interval of the shared timer. It is not cancelled when the last call ends, because that
 * costs more than the call; it runs once more, and keeps an idle process alive no longer than this.
 */
const TICK_MS = 250;

/** A timer that is late by this much means that the process stalled. */
const STALL_MS = 10;

/**
 * The calls under one time limit, with one timer. All have the same limit, so they expire in the
 * order in which they began, and the timer only checks the first.
 *
 * Requests can share a timer where timers belong to the process. On Workers a timer belongs to the
 * request that set it, so there each call has its own.
 *
 * The time for which the process stalled is not counted, as in `core/within.ts`: nobody could have
 * received an answer meanwhile.
 */
class ExpiryQueue {
  readonly #ms: number;
  readonly #expire: (call: CallScope) => void;
  readonly #callKnowsTime: boolean;
  #shared: boolean | undefined = undefined;
  #first: TimedCall | undefined = undefined;
  #last: TimedCall | undefined = undefined;
  #ticker: ReturnType<typeof setTimeout> | undefined = undefined;
  #tickDueAt = 0;

  /**
   * @param ms The time limit of every call.
   * @param clock The clock of the calls. Timers always run by the platform's clock.
   * @param expire Called for each call that exceeds the limit.
   */
  constructor(ms: number, clock: Clock, expire: (call: CallScope) => void) {
    this.#ms = ms;
    this.#callKnowsTime = clock === systemClock;
    this.#expire = expire;
  }

  /** Adds a call; its time starts now. */
  add(call: CallScope): TimedCall {
    // Determined at the first call, because construction must not probe the runtime.
    this.#shared ??= timersAreShared();
    return this.#shared ? this.#enqueue(call) : this.#withOwnTimer(call);
  }

  /** Removes a call that has ended. No effect if it has expired. */
  remove(timed: TimedCall): void {
    if (!timed.waiting) return;
    timed.waiting = false;
    if (timed.cancel !== undefined) return timed.cancel();
    const { before, after } = timed;
    if (before === undefined) this.#first = after;
    else before.after = after;
    if (after === undefined) this.#last = before;
    else after.before = before;
  }

  /** Stops the shared timer if no call needs it. */
  rest(): void {
    if (this.#first !== undefined || this.#ticker === undefined) return;
    clearTimeout(this.#ticker);
    this.#ticker = undefined;
  }

  #withOwnTimer(call: CallScope): TimedCall {
    const cancel = afterRunning(this.#ms, () => {
      timed.waiting = false;
      this.#expire(call);
    });
    const timed: TimedCall = {
      call,
      at: 0,
      cancel,
      before: undefined,
      after: undefined,
      waiting: true,
    };
    return timed;
  }

  #enqueue(call: CallScope): TimedCall {
    const at = (this.#callKnowsTime ? call.now : systemClock.now()) + this.#ms;
    const before = this.#last;
    const timed: TimedCall = {
      call,
      at,
      cancel: undefined,
      before,
      after: undefined,
      waiting: true,
    };
    if (before === undefined) this.#first = timed;
    else before.after = timed;
    this.#last = timed;
    if (this.#ticker === undefined) this.#tickAfter(at - this.#ms, this.#ms);
    return timed;
  }

  #tickAfter(now: number, ms: number): void {
    const wait = Math.max(1, Math.min(TICK_MS, sliceOf(this.#ms), ms));
    this.#tickDueAt = now + wait;
    this.#ticker = setTimeout(() => this.#tick(), wait);
  }

  #tick(): void {
    this.#ticker = undefined;
    const now = systemClock.now();
    const lateMs = now - this.#tickDueAt;
    if (lateMs >= STALL_MS) this.#postpone(lateMs, now);
    if (this.#first !== undefined && this.#first.at > now + this.#ms) this.#rebase(now);
    while (this.#first !== undefined && this.#first.at <= now) {
      const { call } = this.#first;
      this.remove(this.#first);
      this.#expire(call);
    }
    if (this.#first !== undefined && this.#ticker === undefined) {
      this.#tickAfter(now, this.#first.at - now);
    }
  }

  /** After a stall every call gets the lost time back, and at least one turn of the event loop. */
  #postpone(ms: number, now: number): void {
    for (let timed = this.#first; timed !== undefined; timed = timed.after) {
      timed.at = Math.min(Math.max(timed.at + ms, now + 1), now + this.#ms);
    }
  }

  /** After the clock stepped back, no call may expire later than one limit from now. */
  #rebase(now: number): void {
    for (let timed = this.#first; timed !== undefined; timed = timed.after) {
      timed.at = Math.min(timed.at, now + this.#ms);
    }
  }
}
