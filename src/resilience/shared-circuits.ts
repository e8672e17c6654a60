/**
 * Circuits that know of each other, through a store. Every instance counts for itself; only what
 * changes is written, and one instance at a time probes. Nothing here is ever the outage: a store
 * that fails or takes too long leaves the instance with its own state.
 *
 * What lies in the store: a bucket whose content is the time left (opening fills it, closing
 * empties it, and otherwise it drains by itself, 1 unit a millisecond), and a lease held by whoever
 * probes. Keys are not secret, but they are the names given by the app.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { resourceOf, type ResourceSource } from "../core/resource.ts";
import type { Store, TakeContext } from "../core/store.ts";
import { defer } from "../runtime/defer.ts";
import type { Breaker } from "./breaker.ts";

/** How long the store may take. */
const STORE_BUDGET_MS = 100;
/** A closed circuit asks the store no more often than this, and never waits for the answer. */
const LOOK_EVERY_MS = 1_000;
/** No circuit stays open longer by the word of the store: an hour. */
const LONGEST_OPEN_MS = 3_600_000;

/** What one instance remembers of a circuit's dealings with the store. Plain data. */
interface Dealings {
  lookedAt: number;
  /** True once this instance may probe, in the present attempt to close. */
  elected: boolean;
  /** Until when an election is under way. */
  electingUntil: number;
}

/** The dealings of one breaker's circuits with a store. */
export class SharedCircuits {
  /** Store calls that failed or took too long. */
  failures = 0;
  readonly #store: (c: EdgeContext | undefined) => Store;
  readonly #prefix: string;
  readonly #clock: Clock;
  readonly #dealings = new WeakMap<Breaker, Dealings>();

  /**
   * @param store The store, or how to get it from a request.
   * @param name The breaker's name: what instances share it by.
   */
  constructor(store: (c: EdgeContext | undefined) => Store, name: string, clock: Clock) {
    this.#store = store;
    this.#prefix = `djed:breaker:1:${name}:`;
    this.#clock = clock;
  }

  /** Asks to pass, with the others in mind. */
  enter(
    breaker: Breaker,
    leaseMs: number,
    now: number,
    c: EdgeContext | undefined,
  ): number | Promise<number> {
    const dealings = this.#of(breaker);
    if (breaker.state === "closed") this.#lookNowAndThen(breaker, dealings, now, c);
    const token = breaker.tryEnter(now);
    if (token < 0 || breaker.state !== "half-open" || dealings.elected) return token;
    if (now < dealings.electingUntil) {
      breaker.exit(token, "neutral", 0, now);
      return now - dealings.electingUntil;
    }
    // A lease of its own: the request that asks may die before it has the answer.
    dealings.electingUntil = now + 2 * STORE_BUDGET_MS;
    return this.#elect(breaker, dealings, token, leaseMs, c);
  }

  /** Tells the others of a change that this instance has found out. */
  publish(breaker: Breaker, now: number, c: EdgeContext | undefined): void {
    if (breaker.state === "open") {
      defer(c, this.#setTimeLeft(breaker, breaker.retryAfter(now), c));
    } else if (breaker.state === "closed") {
      defer(c, this.#setTimeLeft(breaker, 0, c));
    }
  }

  /** The circuit has changed: whatever was agreed on is over. */
  changed(breaker: Breaker): void {
    const dealings = this.#of(breaker);
    dealings.elected = false;
    dealings.electingUntil = 0;
  }

  #of(breaker: Breaker): Dealings {
    let dealings = this.#dealings.get(breaker);
    if (dealings === undefined) {
      dealings = { lookedAt: -Infinity, elected: false, electingUntil: 0 };
      this.#dealings.set(breaker, dealings);
    }
    return dealings;
  }

  #lookNowAndThen(
    breaker: Breaker,
    dealings: Dealings,
    now: number,
    c: EdgeContext | undefined,
  ): void {
    if (Math.abs(now - dealings.lookedAt) < LOOK_EVERY_MS) return;
    dealings.lookedAt = now;
    const look = this.#timeLeft(breaker, c).then((left) => {
      if (left > 0 && breaker.state === "closed") breaker.open(left, this.#clock.now());
    });
    defer(c, look);
  }

  /** One instance probes. The others wait for it, or follow when it has found the way free. */
  async #elect(
    breaker: Breaker,
    dealings: Dealings,
    token: number,
    leaseMs: number,
    c: EdgeContext | undefined,
  ): Promise<number> {
    const key = this.#prefix + breaker.key + ":probe";
    const won = await this.#ask((store, context) => store.lease!(key, leaseMs, context), true, c);
    if (won === true) {
      dealings.elected = true;
      await this.#setTimeLeft(breaker, leaseMs, c);
      return token;
    }
    const left = await this.#timeLeft(breaker, c);
    if (left <= 0) {
      dealings.elected = true;
      return token;
    }
    breaker.open(left, this.#clock.now());
    return -left;
  }

  async #timeLeft(breaker: Breaker, c: EdgeContext | undefined): Promise<number> {
    const left = await this.#bucket(breaker, 0, undefined, c);
    return Number.isFinite(left) ? Math.min(left, LONGEST_OPEN_MS) : 0;
  }

  async #setTimeLeft(
    breaker: Breaker,
    ms: number,
    c: EdgeContext | undefined,
  ): Promise<void> {
    if (ms <= 0) await this.#bucket(breaker, -Infinity, undefined, c);
    else await this.#bucket(breaker, 0, Math.ceil(ms), c);
  }

  /** A bucket of one token per hour counts in ms: what is spent of it is the time left. */
  async #bucket(
    breaker: Breaker,
    cost: number,
    atLeast: number | undefined,
    c: EdgeContext | undefined,
  ): Promise<number> {
    const charge = {
      key: this.#prefix + breaker.key + ":open",
      limit: 1,
      window: LONGEST_OPEN_MS,
      capacity: 1,
      cost,
      force: true,
      ...(atLeast !== undefined && { atLeast }),
    };
    const results = await this.#ask((store, context) => store.take([[charge]], context), [], c);
    return results[0]?.spent[0] ?? 0;
  }

  /** Asks the store, within its budget; `otherwise` when it fails. */
  async #ask<T>(
    question: (store: Store, context: TakeContext) => T | Promise<T>,
    otherwise: T,
    c: EdgeContext | undefined,
  ): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const context = { now: this.#clock.now(), clock: this.#clock, c };
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error("the store took too long")), STORE_BUDGET_MS);
      });
      return await Promise.race([question(this.#store(c), context), late]);
    } catch {
      this.failures++;
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The dealings with a store, when there is one; checked, for the factory that was called. */
export function sharing(
  factory: string,
  store: ResourceSource<Store> | undefined,
  name: string | undefined,
  clock: Clock,
): SharedCircuits | undefined {
  if (store === undefined) return undefined;
  if (typeof store !== "function" && typeof store?.lease !== "function") {
    throw new TypeError(
      `${factory}: store must have lease(key, ttl), or be a function (c) => store`,
    );
  }
  if (name === undefined) {
    throw new TypeError(`${factory}: a shared breaker needs a name, by which instances share it`);
  }
  return new SharedCircuits(resourceOf(store), name, clock);
}
