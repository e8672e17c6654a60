/**
 * Slots for calls at once, and a queue in front of them.
 *
 * A slot is a lease, so one that was never given back frees itself. On Workers no promise may be
 * settled by another request; there whoever waits looks for itself, with a timer of its own
 * request, and one that stops looking (its request has died) loses its place. Elsewhere a slot is
 * handed over the moment it is free. Either way: first come, first served.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import { Leases, NO_PERMIT } from "../breaker/leases.ts";
import { timersAreShared } from "../../runtime/timers.ts";
import type { ConcurrencyLimit } from "./adaptive.ts";

/** What slots are made of. */
export interface SlotSettings {
  readonly limit: ConcurrencyLimit;
  /** Calls that may wait. */
  readonly queue: number;
  /** How long one may wait, in ms. */
  readonly maxWaitMs: number;
  /** After how long a slot that was not given back is free again, in ms. */
  readonly leaseMs: number;
}

/** Waiting for a slot: ends by `granted` (a permit, or {@link NO_PERMIT} when it took too long). */
export interface Waiter {
  readonly granted: (permit: number) => void;
  until: number;
  seenAt: number;
  interval: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** On Workers, looks come this often at first, doubling up to the second. */
const FIRST_LOOK_MS = 1;
const LAST_LOOK_MS = 16;
/** Elsewhere a look only finds leases that have expired. */
const IDLE_LOOK_MS = 50;
/** Not seen for this long: the request is dead. Far more than the longest time between looks. */
const GONE_AFTER_MS = 250;

/** Slots and their queue. Memory: one entry per slot taken and per call waiting. */
export class Slots {
  /** Calls that found no slot, and no place in the queue or not in time. */
  refused = 0;
  readonly #settings: SlotSettings;
  readonly #clock: Clock;
  readonly #leases: Leases;
  readonly #waiters = new Set<Waiter>();
  #handsOver: boolean | undefined = undefined;

  constructor(settings: SlotSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#leases = new Leases(settings.leaseMs);
  }

  /** The limit now. */
  get max(): number {
    return this.#settings.limit.max;
  }

  /** Slots taken now. */
  get taken(): number {
    return this.#leases.held(this.#clock.now());
  }

  /** Calls waiting now. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** Slots that were never given back and freed themselves. */
  get expired(): number {
    return this.#leases.expired;
  }

  /**
   * A slot at once, past nobody who waits; {@link NO_PERMIT} when there is none.
   *
   * @param share The part of the limit this call may fill: below 1 leaves room for others.
   */
  take(now: number, share = 1): number {
    if (this.#waiters.size > 0) return NO_PERMIT;
    return this.#leases.take(now, Math.max(1, this.max * share));
  }

  /** A slot at once, whether or not there is one: for a call that has begun. */
  takeBeyond(now: number): number {
    return this.#leases.take(now, Infinity);
  }

  /** Waits for a slot; undefined when the queue is full. */
  wait(now: number, granted: (permit: number) => void): Waiter | undefined {
    return this.#enqueue(now, this.#settings.queue, granted);
  }

  /** As {@link wait}, for calls that had a slot before: as many as there are slots may wait. */
  waitAgain(now: number, granted: (permit: number) => void): Waiter | undefined {
    return this.#enqueue(now, Math.max(this.max, this.#settings.queue), granted);
  }

  /** Gives back a slot whose call has not ended: it says nothing of latency. */
  giveBack(permit: number): void {
    if (this.#leases.release(permit)) this.#handOver();
  }

  #enqueue(now: number, most: number, granted: (permit: number) => void): Waiter | undefined {
    this.#dropDead(now);
    if (this.#waiters.size >= most) return undefined;
    this.#handsOver ??= timersAreShared();
    const waiter: Waiter = {
      granted,
      until: now + this.#settings.maxWaitMs,
      seenAt: now,
      interval: this.#handsOver ? IDLE_LOOK_MS : FIRST_LOOK_MS,
      timer: undefined,
    };
    this.#waiters.add(waiter);
    this.#lookAgain(waiter, now);
    return waiter;
  }

  /** Leaves the queue at once. */
  leave(waiter: Waiter): void {
    clearTimeout(waiter.timer);
    this.#waiters.delete(waiter);
    this.#handOver();
  }

  /** Gives back a slot that was taken at a time. */
  release(permit: number, takenAt: number): void {
    if (!this.#leases.release(permit)) return;
    const { limit } = this.#settings;
    if (limit.learns) {
      const now = this.#clock.now();
      limit.sample(now - takenAt, this.#leases.size, now);
    }
    this.#handOver();
  }

  #handOver(): void {
    if (this.#waiters.size === 0 || !this.#handsOver) return;
    const now = this.#clock.now();
    for (const waiter of this.#waiters) if (!this.#serve(waiter, now)) return;
  }

  /** Gives this waiter a slot if there is one; the caller knows that it is its turn. */
  #serve(waiter: Waiter, now: number): boolean {
    const permit = this.#leases.take(now, this.max);
    if (permit === NO_PERMIT) return false;
    clearTimeout(waiter.timer);
    this.#waiters.delete(waiter);
    waiter.granted(permit);
    return true;
  }

  #look(waiter: Waiter): void {
    const now = this.#clock.now();
    waiter.seenAt = now;
    // The clock stepped back? Nobody waits longer than was said.
    waiter.until = Math.min(waiter.until, now + this.#settings.maxWaitMs);
    // Taken for dead meanwhile (the isolate was busy)? Then it waits at the end.
    this.#waiters.add(waiter);
    this.#dropDead(now);
    const [first] = this.#waiters;
    if (first === waiter && this.#serve(waiter, now)) return;
    if (now < waiter.until) return this.#lookAgain(waiter, now);
    this.#waiters.delete(waiter);
    this.refused++;
    waiter.granted(NO_PERMIT);
  }

  #lookAgain(waiter: Waiter, now: number): void {
    const ms = Math.max(1, Math.min(waiter.interval, waiter.until - now));
    if (!this.#handsOver) waiter.interval = Math.min(LAST_LOOK_MS, waiter.interval * 2);
    waiter.timer = setTimeout(() => this.#look(waiter), ms);
  }

  /** Only on Workers does a request die without a word. */
  #dropDead(now: number): void {
    if (this.#handsOver) return;
    for (const waiter of this.#waiters) {
      if (Math.abs(now - waiter.seenAt) > GONE_AFTER_MS) this.#waiters.delete(waiter);
    }
  }
}
