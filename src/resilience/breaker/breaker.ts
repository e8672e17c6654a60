/**
 * The circuit breaker as a pure state machine without timers, promises or a clock. Entering returns
 * a token or the time to wait; exiting with the token reports the outcome.
 *
 * Three rules keep it from being stuck or misled. A token belongs to the state in which it was
 * given, so a call that ends after a change of state does not count in the new one. The permit of a
 * probe is a lease, so a probe whose request died is replaced. A clock that steps back never makes
 * the circuit wait longer than announced.
 *
 * @module
 */
import type { Outcome } from "../chain/outcome.ts";
import type {
  BreakerSettings,
  BreakerSnapshot,
  BreakerTotals,
  CircuitState,
} from "./breaker-types.ts";
import { Leases, NO_PERMIT } from "./leases.ts";
import { type CallWindow, CountWindow, TimeWindow } from "./window.ts";

/** A circuit stays open at most this many times as long as the first time. */
export const MAX_BACKOFF = 8;

/** A circuit that is still not closed this long after its open time may be forgotten. */
const ABANDONED_AFTER_MS = 3_600_000;

/** The owner of circuits. */
export interface BreakerObserver {
  /** Called on every change of state. */
  changed(breaker: Breaker, from: CircuitState, to: CircuitState, now: number): void;
  /** Totals to add to. */
  readonly totals: BreakerTotals;
}

/** One circuit. About 600 bytes with a time window. */
export class Breaker {
  state: CircuitState = "closed";
  /** Its key, in a keyed breaker. */
  readonly key: string;
  /** A copy of the failure that opened it; undefined when another instance or a hand did. */
  cause: Error | undefined = undefined;
  readonly #settings: BreakerSettings;
  readonly #observer: BreakerObserver;
  readonly #window: CallWindow;
  #generation = 1;
  #failuresInARow = 0;
  #openedAt = 0;
  #openMs = 0;
  #openings = 0;
  #probes: Leases | undefined = undefined;
  #probeSuccesses = 0;
  #probeFailures = 0;

  constructor(settings: BreakerSettings, observer: BreakerObserver, key = "") {
    this.key = key;
    this.#settings = settings;
    this.#observer = observer;
    const { window } = settings;
    this.#window = "ms" in window ? new TimeWindow(window.ms) : new CountWindow(window.calls);
  }

  /**
   * Enters the circuit. Returns a token above 0, to pass to {@link exit}; or, when refused, minus
   * the ms after which to try again (`-Infinity` while isolated).
   */
  tryEnter(now: number): number {
    if (this.state === "closed") return closedToken(this.#generation);
    const answer = this.#enterUnlessOpen(now);
    if (answer < 0) this.#observer.totals.rejected++;
    return answer;
  }

  /** Reports the outcome of the call with this token, and its duration in ms. */
  exit(token: number, outcome: Outcome, ms: number, now: number): void {
    if (this.state === "closed") {
      if (token === closedToken(this.#generation)) this.#judgeCall(outcome, ms, now);
    } else if (this.state === "half-open") {
      if (isProbe(token) && this.#probes!.release(probePermit(token))) {
        this.#judgeProbe(outcome, ms, now);
      }
    }
  }

  /**
   * The state for those who watch: half-open as soon as the open time has elapsed, because the next
   * call may pass. {@link state} changes only with that call.
   */
  stateAt(now: number): CircuitState {
    return this.state === "open" && this.retryAfter(now) === 0 ? "half-open" : this.state;
  }

  /** Time until a call may pass, in ms: 0 when closed, Infinity when isolated. */
  retryAfter(now: number): number {
    if (this.state === "isolated") return Infinity;
    return this.state === "open" ? Math.max(0, this.#openUntil(now) - now) : 0;
  }

  /** Whether it is not closed because no call has come for an hour since it could be probed. */
  isAbandoned(now: number): boolean {
    return this.state !== "isolated" && now - this.#openUntil(now) > ABANDONED_AFTER_MS;
  }

  /** Opens for at least `ms`, because another instance has opened. */
  open(ms: number, now: number): void {
    if (this.state === "isolated" || this.retryAfter(now) >= ms) return;
    this.#openings = Math.max(1, this.#openings);
    this.#openedAt = now;
    this.#openMs = ms;
    if (this.state !== "open") this.#change("open", now);
  }

  /** Opens by hand, until {@link reset}. */
  isolate(now: number): void {
    this.#change("isolated", now);
  }

  /** Closes, and clears all counts. */
  reset(now: number): void {
    this.#close(now);
  }

  /** The state as plain data. The window is not part of it. */
  snapshot(): BreakerSnapshot {
    return {
      state: this.state,
      openedAt: this.#openedAt,
      openMs: this.#openMs,
      openings: this.#openings,
    };
  }

  /** Restores a state; half-open is restored as open with no time left. */
  restore(snapshot: BreakerSnapshot, now: number): void {
    const { state, openedAt, openMs, openings } = snapshot;
    this.#close(now);
    if (state === "closed") return;
    this.#openedAt = Math.min(openedAt, now);
    this.#openMs = state === "half-open" ? 0 : openMs;
    this.#openings = openings;
    this.#change(state === "isolated" ? "isolated" : "open", now);
  }

  #enterUnlessOpen(now: number): number {
    if (this.state === "isolated") return -Infinity;
    if (this.state === "open") {
      const wait = this.#openUntil(now) - now;
      if (wait > 0) return -wait;
      this.#startProbing(now);
    }
    const probes = this.#probes!;
    const verdicts = this.#probeSuccesses + this.#probeFailures;
    const permit = probes.take(now, this.#settings.probes - verdicts);
    if (permit !== NO_PERMIT) return probeToken(permit);
    return -Math.max(1, probes.nextExpiry(now));
  }

  #judgeCall(outcome: Outcome, ms: number, now: number): void {
    if (outcome === "neutral") return;
    const settings = this.#settings;
    const window = this.#window;
    const failed = outcome === "failure";
    const slow = ms >= settings.slowMs;
    this.#count(failed, slow);
    window.add(now, failed, slow);
    this.#failuresInARow = failed ? this.#failuresInARow + 1 : 0;
    const { calls, failures } = window;
    const tooMany = calls >= settings.minimumCalls &&
      (failures >= settings.failureRatio * calls ||
        window.slow >= settings.slowRatio * calls);
    if (tooMany || this.#failuresInARow >= settings.consecutive) this.#trip(now);
  }

  #judgeProbe(outcome: Outcome, ms: number, now: number): void {
    if (outcome === "neutral") return;
    const { probes, successes, slowMs } = this.#settings;
    const failed = outcome === "failure";
    const slow = ms >= slowMs;
    this.#count(failed, slow);
    if (failed || slow) this.#probeFailures++;
    else this.#probeSuccesses++;
    if (this.#probeSuccesses >= successes) this.#close(now);
    else if (this.#probeFailures > probes - successes) this.#trip(now);
  }

  #count(failed: boolean, slow: boolean): void {
    const { totals } = this.#observer;
    totals.calls++;
    if (failed) totals.failures++;
    if (slow) totals.slow++;
  }

  #trip(now: number): void {
    this.#openMs = this.#settings.openMs * Math.min(MAX_BACKOFF, 2 ** this.#openings);
    this.#openings++;
    this.#openedAt = now;
    this.#observer.totals.opened++;
    this.#change("open", now);
  }

  #startProbing(now: number): void {
    // Never replaced: permit numbers go on, so a token of an earlier attempt is never valid again.
    this.#probes ??= new Leases(this.#settings.leaseMs);
    this.#probes.clear();
    this.#probeSuccesses = this.#probeFailures = 0;
    this.#change("half-open", now);
  }

  #close(now: number): void {
    this.#window.clear();
    this.#failuresInARow = this.#openings = 0;
    this.#change("closed", now);
  }

  #change(to: CircuitState, now: number): void {
    const from = this.state;
    this.#generation++;
    this.state = to;
    if (to !== "half-open") this.cause = undefined;
    if (from !== to) this.#observer.changed(this, from, to, now);
  }

  #openUntil(now: number): number {
    // The clock stepped back: count from now instead of waiting for it to catch up.
    if (now < this.#openedAt) this.#openedAt = now;
    return this.#openedAt + this.#openMs;
  }
}

// Tokens given while closed are even, those of probes are odd.
function closedToken(generation: number): number {
  return generation * 2;
}

function probeToken(permit: number): number {
  return permit * 2 + 1;
}

function isProbe(token: number): boolean {
  return token % 2 === 1;
}

function probePermit(token: number): number {
  return (token - 1) / 2;
}
