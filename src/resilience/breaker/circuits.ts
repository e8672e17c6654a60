/**
 * The circuits of one breaker: a common one, and one per key. Their number is bounded.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import { failuresOf } from "../../core/callback.ts";
import { Hook } from "../../core/hook.ts";
import { warnOnce } from "../../core/once.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import type { Outcome } from "../chain/outcome.ts";
import { hangsUpInSilence } from "../../runtime/platform.ts";
import { ClientWait } from "../client/client-wait.ts";
import { Breaker, type BreakerObserver, MAX_BACKOFF } from "./breaker.ts";
import type { TransitionEvent } from "./breaker-options.ts";
import type {
  BreakerSettings,
  BreakerSnapshot,
  BreakerTotals,
  CircuitState,
} from "./breaker-types.ts";
import { KeyedCircuits } from "./keyed-circuits.ts";
import { readSnapshots } from "./saved-circuits.ts";
import type { SharedCircuits } from "./shared-circuits.ts";

/** A longer key uses the common circuit, because keys take memory too. */
const MAX_KEY_LENGTH = 1_024;

const SEVERITY: Readonly<Record<CircuitState, number>> = {
  "closed": 0,
  "half-open": 1,
  "open": 2,
  "isolated": 3,
};

/** A watcher of calls whose waiting time nobody needs. */
const UNMEASURED: BodyWatcher = { waits() {}, goesOn() {} };

/** All circuits of one breaker. */
export class Circuits implements BreakerObserver {
  readonly totals: BreakerTotals = { calls: 0, failures: 0, slow: 0, rejected: 0, opened: 0 };
  readonly settings: BreakerSettings;
  readonly clock: Clock;
  /** Shares state with other instances, when there is a store. */
  readonly shared: SharedCircuits | undefined;
  readonly #name: string;
  readonly #onTransition: Hook<[TransitionEvent]> | undefined;
  /** Callbacks of the owner, whose failures are counted in `stats()`. */
  callbacks: readonly ({ readonly failures: number } | undefined)[] = [];
  readonly #keyed: KeyedCircuits;
  readonly #single: Breaker;
  #hasWarned = false;
  readonly #mustWatch: boolean = hangsUpInSilence();

  constructor(
    name: string,
    settings: BreakerSettings,
    clock: Clock,
    shared: SharedCircuits | undefined,
    onTransition: ((event: TransitionEvent) => void) | undefined,
  ) {
    this.#name = name;
    this.settings = settings;
    this.clock = clock;
    this.shared = shared;
    this.#onTransition = onTransition && new Hook(onTransition, `onTransition of ${name}`);
    this.#single = new Breaker(settings, this);
    this.#keyed = new KeyedCircuits(name);
  }

  /** The circuit of a key; the common one without a key, or for one that is too long. */
  of(key: string | undefined): Breaker {
    if (key === undefined || key === "" || key.length > MAX_KEY_LENGTH) return this.#single;
    return this.#keyed.get(key) ?? this.#add(key);
  }

  /**
   * Watches how a call reads the body of its client, so that a body that breaks off is recognised
   * on platforms that do not signal it. Measures how long the call waits, if slow calls are
   * counted.
   */
  watchClient(watch: (watcher: BodyWatcher) => void): ClientWait | undefined {
    if (this.settings.slowMs === Infinity) {
      if (this.#mustWatch) watch(UNMEASURED);
      return undefined;
    }
    const wait = new ClientWait(this.clock);
    watch(wait);
    return wait;
  }

  /** Whether the exact end of a call matters: not for a success, unless slow calls are counted. */
  needsTime(breaker: Breaker, outcome: Outcome): boolean {
    return outcome !== "success" || breaker.state !== "closed" ||
      this.settings.slowMs !== Infinity;
  }

  /** Reports the outcome of a call; see {@link Breaker.exit}. */
  exit(
    breaker: Breaker,
    token: number,
    outcome: Outcome,
    ms: number,
    now: number,
    c: EdgeContext | undefined,
  ): void {
    const before = breaker.state;
    breaker.exit(token, outcome, ms, now);
    if (breaker.state !== before) {
      this.shared?.publish(breaker, MAX_BACKOFF * this.settings.openMs, now, c);
    }
  }

  changed(breaker: Breaker, from: CircuitState, to: CircuitState, now: number): void {
    this.#keyed.moved(breaker);
    this.shared?.changed(breaker);
    const event = { name: this.#name, key: breaker.key, from, to, at: now };
    this.#onTransition?.call(event);
  }

  /** The worst state of all circuits: half-open when the open time of the worst has elapsed. */
  get state(): CircuitState {
    const now = this.clock.now();
    let worst = this.#single.stateAt(now);
    for (const breaker of this.#keyed.notClosed()) {
      const state = breaker.stateAt(now);
      if (SEVERITY[state] > SEVERITY[worst]) worst = state;
    }
    return worst;
  }

  /**
   * Rejects while a circuit refuses all calls. Once its open time has elapsed it resolves, although
   * nobody knows yet: behind a failing readiness check no call would ever come to close it.
   */
  ping(): Promise<void> {
    const { state } = this;
    return state === "open" || state === "isolated"
      ? Promise.reject(new Error(`the circuit of ${this.#name} is ${state}`))
      : Promise.resolve();
  }

  /** Isolates the circuit of a key, or all of them. */
  isolate(key?: string): void {
    for (const breaker of this.#chosen(key)) {
      // Isolated by hand: kept even beyond the maximum.
      if (breaker !== this.#single) this.#keyed.keep(breaker);
      breaker.isolate(this.clock.now());
    }
  }

  /** Resets the circuit of a key, or all of them. */
  reset(key?: string): void {
    for (const breaker of this.#chosen(key)) breaker.reset(this.clock.now());
  }

  /** Totals of all circuits. */
  stats(): Record<string, number> {
    const { calls, failures, slow, rejected, opened } = this.totals;
    return {
      state: SEVERITY[this.state],
      circuits: this.#keyed.size + 1,
      attempts_total: calls,
      failed_attempts_total: failures,
      slow_attempts_total: slow,
      circuit_rejected_total: rejected,
      circuit_opened_total: opened,
      callback_errors_total: failuresOf([this.#onTransition, ...this.callbacks]),
      ...(this.shared && { store_errors_total: this.shared.failures }),
    };
  }

  /** The states by key, without closed circuits of keys. */
  snapshot(): Record<string, BreakerSnapshot> {
    const states: [string, BreakerSnapshot][] = [["", this.#single.snapshot()]];
    for (const breaker of this.#keyed.notClosed()) {
      states.push([breaker.key, breaker.snapshot()]);
    }
    // Not by assignment: a key may come from a client and may be "__proto__".
    return Object.fromEntries(states);
  }

  /**
   * Restores what `toJSON()` returned. Anything else is ignored, with one warning.
   *
   * @param isKeyed Whether calls can have a key.
   */
  restore(saved: unknown, isKeyed: boolean): void {
    const now = this.clock.now();
    const longest = MAX_BACKOFF * this.settings.openMs;
    const { snapshots, ignored } = readSnapshots(saved, longest, isKeyed ? MAX_KEY_LENGTH : 0);
    for (const [key, snapshot] of snapshots) {
      // A keyed circuit that is not kept is closed anyway.
      if (snapshot.state !== "closed" || key === "" || this.#keyed.get(key) !== undefined) {
        this.of(key).restore(snapshot, now);
      }
    }
    if (ignored && !this.#hasWarned) {
      this.#hasWarned = true;
      warnOnce(`${this.#name}: restore() ignored data that toJSON() did not return`);
    }
  }

  #chosen(key: string | undefined): Iterable<Breaker> {
    if (key !== undefined) return [this.of(key)];
    return [this.#single, ...this.#keyed.all()];
  }

  /** A circuit for a new key: kept if there is room, else for one call. */
  #add(key: string): Breaker {
    const breaker = new Breaker(this.settings, this, key);
    if (this.#keyed.makeRoom(this.clock.now())) this.#keyed.keep(breaker);
    return breaker;
  }
}
