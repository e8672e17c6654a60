/**
 * Circuits that know of each other, through a store. Every instance counts for itself; only what
 * changes is written, and one instance at a time probes. Nothing here is ever the outage: a store
 * that fails or takes too long leaves the instance with its own state.
 *
 * What lies in the store, per circuit: how long it is still open, how long it is still known to be
 * well again (both are buckets that drain by 1 unit a millisecond, so what is spent is the time
 * left), and a lease held by whoever probes. Keys are not secret, but they are the names given by
 * the app.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { asBoolean } from "../../core/callback.ts";
import { resourceOf, type ResourceSource } from "../../core/resource.ts";
import type { Charge, Store, TakeContext, TakeResult } from "../../core/store/store.ts";
import { handleRejection } from "../../core/thenable.ts";
import { within } from "../../core/within.ts";
import { defer } from "../../runtime/defer.ts";
import type { Breaker } from "./breaker.ts";

/** How long the store may take. */
const STORE_BUDGET_MS = 100;
/** An election takes no longer: two answers of the store. */
const ELECTION_MS = 2 * STORE_BUDGET_MS;
/** A closed circuit asks the store no more often than this, and never waits for the answer. */
const LOOK_EVERY_MS = 1_000;
/** No circuit stays open longer by the word of the store: an hour. */
const LONGEST_OPEN_MS = 3_600_000;

/** Another instance probes: it is asked again so soon how that went. */
const RETRY_ELECTION_MS = 1_000;

type Question = (store: Store, context: TakeContext) => unknown;

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
  /** Store calls that failed, took too long, or were answered with what makes no sense. */
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
    const wait = dealings.electingUntil - now;
    if (wait > 0 && wait <= ELECTION_MS) {
      breaker.exit(token, "neutral", 0, now);
      return -wait;
    }
    // A lease of its own: the request that asks may die before it has the answer.
    dealings.electingUntil = now + ELECTION_MS;
    return this.#elect(breaker, dealings, token, leaseMs, c);
  }

  /** Tells the others of a change that this instance has found out. */
  publish(breaker: Breaker, longestOpenMs: number, now: number, c: EdgeContext | undefined): void {
    if (breaker.state === "open") {
      defer(c, this.#write(breaker, breaker.retryAfter(now), 0, c));
    } else if (breaker.state === "closed") {
      defer(c, this.#write(breaker, 0, longestOpenMs, c));
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
    const look = this.#read(breaker, c).then(({ open }) => {
      if (open > 0 && breaker.state === "closed") breaker.open(open, this.#clock.now());
    });
    defer(c, look);
  }

  /** One instance probes. The others wait for it, and follow once it has found all well. */
  async #elect(
    breaker: Breaker,
    dealings: Dealings,
    token: number,
    leaseMs: number,
    c: EdgeContext | undefined,
  ): Promise<number> {
    const { open, well } = await this.#read(breaker, c);
    if (open > 0) return this.#stayOpen(breaker, open);
    if (well <= 0) {
      const key = this.#prefix + breaker.key + ":probe";
      // A store that fails elects everyone: each instance goes on by itself.
      const ask: Question = (store, context) => store.lease!(key, leaseMs, context);
      const won = await this.#ask(ask, asBoolean, true, c);
      if (!won) return this.#stayOpen(breaker, Math.min(leaseMs, RETRY_ELECTION_MS));
    }
    dealings.elected = true;
    return token;
  }

  #stayOpen(breaker: Breaker, ms: number): number {
    // Reset by hand meanwhile? Then that counts.
    if (breaker.state === "half-open") breaker.open(ms, this.#clock.now());
    return -ms;
  }

  async #read(
    breaker: Breaker,
    c: EdgeContext | undefined,
  ): Promise<{ readonly open: number; readonly well: number }> {
    const [open, well] = await this.#buckets(breaker, undefined, undefined, c);
    return { open, well };
  }

  async #write(
    breaker: Breaker,
    open: number,
    well: number,
    c: EdgeContext | undefined,
  ): Promise<void> {
    await this.#buckets(breaker, open, well, c);
  }

  /** Reads both times left, or sets them (0 ends one at once). */
  async #buckets(
    breaker: Breaker,
    open: number | undefined,
    well: number | undefined,
    c: EdgeContext | undefined,
  ): Promise<[open: number, well: number]> {
    const prefix = this.#prefix + breaker.key;
    const takes = [[timeLeft(prefix + ":open", open)], [timeLeft(prefix + ":well", well)]];
    return await this.#ask((store, context) => store.take(takes, context), asTimes, [0, 0], c);
  }

  /** Asks the store, within its budget; `otherwise` when it fails. Never rejects. */
  async #ask<T>(
    question: Question,
    accept: (answer: unknown) => T | undefined,
    otherwise: T,
    c: EdgeContext | undefined,
  ): Promise<T> {
    try {
      const context = { now: this.#clock.now(), clock: this.#clock, c };
      const asked = Promise.resolve(question(this.#store(c), context));
      const accepted = accept(await within(STORE_BUDGET_MS, asked, undefined));
      if (accepted !== undefined) return accepted;
    } catch (error) {
      // The instance goes on by itself. Somebody may throw a promise.
      handleRejection(error);
    }
    this.failures++;
    return otherwise;
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

/** A bucket of one token per hour counts in ms: what is spent of it is the time left. */
function timeLeft(key: string, ms: number | undefined): Charge {
  const bucket = { key, limit: 1, window: LONGEST_OPEN_MS, capacity: 1, force: true };
  if (ms === undefined) return { ...bucket, cost: 0 };
  if (ms <= 0) return { ...bucket, cost: -Infinity };
  return { ...bucket, cost: 0, atLeast: Math.min(LONGEST_OPEN_MS, Math.ceil(ms)) };
}

/** Both times left, as a store answers; undefined when that makes no sense. */
function asTimes(results: unknown): [open: number, well: number] | undefined {
  const [open, well] = (results as TakeResult[]).map(({ spent }) => spent[0]);
  return isTime(open) && isTime(well)
    ? [Math.min(open, LONGEST_OPEN_MS), Math.min(well, LONGEST_OPEN_MS)]
    : undefined;
}

function isTime(ms: unknown): ms is number {
  return typeof ms === "number" && ms >= 0;
}
