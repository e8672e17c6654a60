/**
 * Slots for concurrent calls, with a queue.
 *
 * A slot is a lease, so one that is never released expires. On Workers one request must not settle
 * a promise of another: each waiting call polls with a timer of its own request, and loses its
 * place when it stops polling (its request has died). On other runtimes a slot is handed over as
 * soon as it is free. In both cases calls are served in order.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import { timersAreShared } from "../../runtime/platform.ts";
import { Leases, NO_PERMIT } from "../breaker/leases.ts";
import { AdaptiveLimit, type ConcurrencyLimit, FixedLimit } from "./adaptive.ts";
import type { BulkheadSettings } from "./bulkhead-options.ts";

/** A waiting call. `granted` receives a permit, or {@link NO_PERMIT} when it waited too long. */
export interface SlotWaiter {
  readonly granted: (permit: number) => void;
  until: number;
  seenAt: number;
  interval: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Polling intervals on Workers: the first, doubled up to the last. */
const FIRST_POLL_MS = 1;
const LAST_POLL_MS = 16;
/** Polling interval on other runtimes, where it only finds expired leases. */
const IDLE_POLL_MS = 50;
/** A request that did not poll for this long has died. Far longer than any polling interval. */
const DEAD_AFTER_MS = 250;

/** Slots and their queue. Memory: one entry per taken slot and per waiting call. */
export class Slots {
  /** Refused calls: the queue was full, or the wait too long. */
  refused = 0;
  readonly #settings: BulkheadSettings;
  readonly #limit: ConcurrencyLimit;
  readonly #clock: Clock;
  readonly #leases: Leases;
  readonly #waiters = new Set<SlotWaiter>();
  #handsOver: boolean | undefined = undefined;

  constructor(settings: BulkheadSettings, clock: Clock) {
    const { max } = settings;
    this.#settings = settings;
    this.#limit = max === "adaptive" ? new AdaptiveLimit() : new FixedLimit(max);
    this.#clock = clock;
    this.#leases = new Leases(settings.leaseMs);
  }

  /** The current limit. */
  get max(): number {
    return this.#limit.max;
  }

  /** Number of taken slots. */
  get taken(): number {
    return this.#leases.held(this.#clock.now());
  }

  /** Number of waiting calls. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** Slots that expired because they were not released, since the start. */
  get expired(): number {
    return this.#leases.expired;
  }

  /**
   * Takes a slot without waiting; {@link NO_PERMIT} when none is free or other calls are waiting.
   *
   * @param share The share of the limit that this call may fill: below 1 leaves room for others.
   */
  take(now: number, share = 1): number {
    const permit = this.#waiters.size > 0
      ? NO_PERMIT
      : this.#leases.take(now, Math.max(1, this.max * share));
    if (permit === NO_PERMIT) this.#limit.reached();
    return permit;
  }

  /** Takes a slot even beyond the limit, for a call that has begun. */
  takeBeyond(now: number): number {
    return this.#leases.take(now, Infinity);
  }

  /** Waits for a slot; undefined when the queue is full. */
  wait(now: number, granted: (permit: number) => void): SlotWaiter | undefined {
    return this.#enqueue(now, this.#settings.queue, granted);
  }

  /** As {@link wait}, for calls that had a slot before: the queue is at least as long as `max`. */
  waitAgain(now: number, granted: (permit: number) => void): SlotWaiter | undefined {
    return this.#enqueue(now, Math.max(this.max, this.#settings.queue), granted);
  }

  /** Releases a slot whose call has not ended: no sample for the limit. */
  giveBack(permit: number): void {
    if (this.#leases.release(permit)) this.#handOver();
  }

  #enqueue(
    now: number,
    maxWaiting: number,
    granted: (permit: number) => void,
  ): SlotWaiter | undefined {
    this.#dropDead(now);
    if (this.#waiters.size >= maxWaiting) return undefined;
    this.#handsOver ??= timersAreShared();
    const waiter: SlotWaiter = {
      granted,
      until: now + this.#settings.maxWaitMs,
      seenAt: now,
      interval: this.#handsOver ? IDLE_POLL_MS : FIRST_POLL_MS,
      timer: undefined,
    };
    this.#waiters.add(waiter);
    this.#pollLater(waiter, now);
    return waiter;
  }

  /** Removes a call from the queue. */
  leave(waiter: SlotWaiter): void {
    clearTimeout(waiter.timer);
    this.#waiters.delete(waiter);
    this.#handOver();
  }

  /** Releases the slot of a call that has ended. */
  release(permit: number, takenAt: number): void {
    if (!this.#leases.release(permit)) return;
    if (this.#limit.learns) {
      const now = this.#clock.now();
      this.#limit.sample(now - takenAt, this.#leases.size, now);
    }
    this.#handOver();
  }

  #handOver(): void {
    if (this.#waiters.size === 0 || !this.#handsOver) return;
    const now = this.#clock.now();
    for (const waiter of this.#waiters) if (!this.#serve(waiter, now)) return;
  }

  /** Gives the first waiting call a slot, if one is free. */
  #serve(waiter: SlotWaiter, now: number): boolean {
    const permit = this.#leases.take(now, this.max);
    if (permit === NO_PERMIT) return false;
    clearTimeout(waiter.timer);
    this.#waiters.delete(waiter);
    waiter.granted(permit);
    return true;
  }

  #poll(waiter: SlotWaiter): void {
    const now = this.#clock.now();
    waiter.seenAt = now;
    // After the clock stepped back, no call waits longer than the maximum.
    waiter.until = Math.min(waiter.until, now + this.#settings.maxWaitMs);
    // A call that was presumed dead (the isolate was busy) continues at the end of the queue.
    this.#waiters.add(waiter);
    this.#dropDead(now);
    const [first] = this.#waiters;
    if (first === waiter && this.#serve(waiter, now)) return;
    if (now < waiter.until) return this.#pollLater(waiter, now);
    this.#waiters.delete(waiter);
    this.refused++;
    waiter.granted(NO_PERMIT);
  }

  #pollLater(waiter: SlotWaiter, now: number): void {
    const ms = Math.max(1, Math.min(waiter.interval, waiter.until - now));
    if (!this.#handsOver) waiter.interval = Math.min(LAST_POLL_MS, waiter.interval * 2);
    waiter.timer = setTimeout(() => this.#poll(waiter), ms);
  }

  /** Removes waiting calls whose request has died, which happens silently on Workers only. */
  #dropDead(now: number): void {
    if (this.#handsOver) return;
    for (const waiter of this.#waiters) {
      if (Math.abs(now - waiter.seenAt) > DEAD_AFTER_MS) this.#waiters.delete(waiter);
    }
  }
}
