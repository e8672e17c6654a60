/**
 * Circuits that share their state through a store. Every instance counts its own calls; only
 * changes are written, and one instance at a time probes. When the store fails or takes too long,
 * the instance continues with its local state, so the store cannot cause an outage.
 *
 * The store holds, per circuit, the time it is still open, the time it is still known to be healthy
 * (both are buckets that drain by 1 unit a millisecond, so the spent part is the time left), and a
 * lease of the instance that probes. Store keys contain the names and keys given by the app.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { asBoolean } from "../../core/callback.ts";
import { resourceOf, type ResourceSource } from "../../core/resource.ts";
import { storeHint } from "../../core/store/store.ts";
import type { Charge, Store, TakeContext, TakeResult } from "../../core/store/store.ts";
import { warnOfStore } from "../../core/store/warn.ts";
import { handleRejection } from "../../core/thenable.ts";
import { within } from "../../core/within.ts";
import { defer } from "../../runtime/defer.ts";
import type { Breaker } from "./breaker.ts";

/** Time budget of one store call. */
const STORE_BUDGET_MS = 100;
/** Maximum duration of an election: two store calls. */
const ELECTION_MS = /* @__PURE__ */ (() => 2 * STORE_BUDGET_MS)();
/** Minimum time between two reads for a closed circuit, which never waits for them. */
const READ_INTERVAL_MS = 1_000;
/** Maximum open time accepted from the store. */
const MAX_OPEN_MS = 3_600_000;
/** When to ask again about the probe of another instance. */
const RETRY_ELECTION_MS = 1_000;

type StoreCall = (store: Store, context: TakeContext) => unknown;

/** The state of one circuit's exchange with the store, on this instance. Plain data. */
interface SyncState {
  readAt: number;
  /** Whether this instance may probe, in the current attempt to close. */
  elected: boolean;
  /** End of an election in progress. */
  electingUntil: number;
}

/** Shares the circuits of one breaker through a store. */
export class SharedCircuits {
  /** Store calls that failed, took too long, or gave an invalid answer. */
  failures = 0;
  readonly #store: (c: EdgeContext | undefined) => Store;
  readonly #prefix: string;
  readonly #leaseMs: number;
  readonly #clock: Clock;
  readonly #factory: string;
  readonly #states = new WeakMap<Breaker, SyncState>();

  /**
   * @param store Returns the store for a request.
   * @param name The breaker's name, by which instances share it.
   * @param leaseMs How long a probe may take.
   * @param factory The factory of the breaker, for the warning about a store that fails.
   */
  constructor(
    store: (c: EdgeContext | undefined) => Store,
    name: string,
    leaseMs: number,
    clock: Clock,
    factory: string,
  ) {
    this.#store = store;
    this.#prefix = `djed:breaker:1:${name}:`;
    this.#leaseMs = leaseMs;
    this.#clock = clock;
    this.#factory = factory;
  }

  /** As {@link Breaker.tryEnter}, taking other instances into account. */
  enter(breaker: Breaker, now: number, c: EdgeContext | undefined): number | Promise<number> {
    const state = this.#stateOf(breaker);
    if (breaker.state === "closed") this.#readRegularly(breaker, state, now, c);
    const token = breaker.tryEnter(now);
    if (token < 0 || breaker.state !== "half-open" || state.elected) return token;
    const wait = state.electingUntil - now;
    if (wait > 0 && wait <= ELECTION_MS) {
      breaker.exit(token, "neutral", 0, now);
      return -wait;
    }
    // Limited in time, because this request may die before the store answers.
    state.electingUntil = now + ELECTION_MS;
    return this.#elect(breaker, state, token, c);
  }

  /** Publishes a change of state that this instance detected. */
  publish(breaker: Breaker, longestOpenMs: number, now: number, c: EdgeContext | undefined): void {
    if (breaker.state === "open") {
      defer(c, this.#write(breaker, breaker.retryAfter(now), 0, c));
    } else if (breaker.state === "closed") {
      defer(c, this.#write(breaker, 0, longestOpenMs, c));
    }
  }

  /** Ends an election when the circuit has changed its state. */
  changed(breaker: Breaker): void {
    const state = this.#stateOf(breaker);
    state.elected = false;
    state.electingUntil = 0;
  }

  #stateOf(breaker: Breaker): SyncState {
    let state = this.#states.get(breaker);
    if (state === undefined) {
      state = { readAt: -Infinity, elected: false, electingUntil: 0 };
      this.#states.set(breaker, state);
    }
    return state;
  }

  #readRegularly(
    breaker: Breaker,
    state: SyncState,
    now: number,
    c: EdgeContext | undefined,
  ): void {
    if (Math.abs(now - state.readAt) < READ_INTERVAL_MS) return;
    state.readAt = now;
    const reading = this.#read(breaker, c).then(({ open }) => {
      if (open > 0 && breaker.state === "closed") breaker.open(open, this.#clock.now());
    });
    defer(c, reading);
  }

  /** Elects one instance to probe. The others wait, and close once its probes have succeeded. */
  async #elect(
    breaker: Breaker,
    state: SyncState,
    token: number,
    c: EdgeContext | undefined,
  ): Promise<number> {
    const { open, well } = await this.#read(breaker, c);
    if (open > 0) return this.#stayOpen(breaker, open);
    if (well <= 0) {
      const key = this.#prefix + breaker.key + ":probe";
      const lease: StoreCall = (store, context) => store.lease!(key, this.#leaseMs, context);
      // When the store fails every instance is elected, and decides alone.
      const won = await this.#call(lease, asBoolean, true, c);
      if (!won) return this.#stayOpen(breaker, Math.min(this.#leaseMs, RETRY_ELECTION_MS));
    }
    state.elected = true;
    return token;
  }

  #stayOpen(breaker: Breaker, ms: number): number {
    // A reset by hand meanwhile takes precedence.
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

  /** Reads both remaining times, or sets them (0 clears one). */
  async #buckets(
    breaker: Breaker,
    open: number | undefined,
    well: number | undefined,
    c: EdgeContext | undefined,
  ): Promise<[open: number, well: number]> {
    const prefix = this.#prefix + breaker.key;
    const takes = [[timeLeft(prefix + ":open", open)], [timeLeft(prefix + ":well", well)]];
    return await this.#call((store, context) => store.take(takes, context), asTimes, [0, 0], c);
  }

  /** Calls the store within its time budget; `otherwise` when it fails. Never rejects. */
  async #call<T>(
    call: StoreCall,
    accept: (answer: unknown) => T | undefined,
    otherwise: T,
    c: EdgeContext | undefined,
  ): Promise<T> {
    let cause: unknown = `no proper answer within ${STORE_BUDGET_MS} ms`;
    try {
      const context = { now: this.#clock.now(), clock: this.#clock, c };
      const answer = Promise.resolve(call(this.#store(c), context));
      const accepted = accept(await within(STORE_BUDGET_MS, answer, undefined));
      if (accepted !== undefined) return accepted;
    } catch (error) {
      // The instance continues with its local state. The thrown value may be a promise.
      handleRejection(error);
      cause = error;
    }
    warnOfStore(this, this.#factory, "until it works again each instance decides alone", cause);
    this.failures++;
    return otherwise;
  }
}

/** Checks the options `store` and `name`; undefined without a store. */
export function resolveSharing(
  factory: string,
  store: ResourceSource<Store> | undefined,
  name: string | undefined,
  leaseMs: number,
  clock: Clock,
): SharedCircuits | undefined {
  if (store === undefined) return undefined;
  if (typeof store !== "function" && typeof store?.lease !== "function") {
    throw new TypeError(
      `${factory}: store must have lease(key, ttl), or be a function (c) => store` +
        storeHint(store),
    );
  }
  if (name === undefined) {
    throw new TypeError(`${factory}: a breaker with a store needs a name, to share its state by`);
  }
  return new SharedCircuits(resourceOf(store, factory), name, leaseMs, clock, factory);
}

/** A bucket that refills in an hour, counted in ms: its spent part is the time left. */
function timeLeft(key: string, ms: number | undefined): Charge {
  const bucket = { key, limit: 1, window: MAX_OPEN_MS, capacity: 1, force: true };
  if (ms === undefined) return { ...bucket, cost: 0 };
  if (ms <= 0) return { ...bucket, cost: -Infinity };
  return { ...bucket, cost: 0, atLeast: Math.min(MAX_OPEN_MS, Math.ceil(ms)) };
}

/** Both remaining times from a store's answer; undefined for an invalid answer. */
function asTimes(results: unknown): [open: number, well: number] | undefined {
  const [open, well] = (results as TakeResult[]).map(({ spent }) => spent[0]);
  return isTime(open) && isTime(well)
    ? [Math.min(open, MAX_OPEN_MS), Math.min(well, MAX_OPEN_MS)]
    : undefined;
}

function isTime(ms: unknown): ms is number {
  return typeof ms === "number" && ms >= 0;
}
