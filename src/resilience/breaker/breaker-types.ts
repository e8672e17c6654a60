/**
 * What a breaker is told, and what it tells.
 *
 * @module
 */
import type { Breaker } from "./breaker.ts";

/** The state of a circuit. `isolated` is open by hand, until `reset()`. */
export type CircuitState = "closed" | "open" | "half-open" | "isolated";

/** How a call went. `neutral` says nothing about the dependency: 4xx, an abort, our own refusal. */
export type Outcome = "success" | "failure" | "neutral";

/** When to open, for how long, and how to close again. All times in ms. */
export interface BreakerSettings {
  /** Failures in a row that open the circuit; Infinity never. */
  readonly consecutive: number;
  /** Share of failures in the window that opens it (reached is enough). */
  readonly failureRatio: number;
  /** Calls there must be in the window before a share counts. */
  readonly minimumCalls: number;
  /** The window: a length of time, or a number of calls. */
  readonly window: { readonly ms: number } | { readonly calls: number };
  /** A call of at least this length is slow; Infinity never. */
  readonly slowMs: number;
  /** Share of slow calls that opens the circuit. */
  readonly slowRatio: number;
  /** How long it stays open the first time; doubled at each failed attempt to close, up to 8×. */
  readonly openMs: number;
  /** Probes in one attempt to close. */
  readonly probes: number;
  /** How many of them must succeed. */
  readonly successes: number;
  /** How long a probe may take before its permit goes to another. */
  readonly leaseMs: number;
}

/** Totals since the start; breakers of one family share one. */
export interface BreakerTotals {
  calls: number;
  failures: number;
  slow: number;
  rejected: number;
  opened: number;
}

/** What a breaker's owner wants to know. */
export interface BreakerObserver {
  /** The state has changed. */
  changed(breaker: Breaker, from: CircuitState, to: CircuitState, now: number): void;
  /** Totals to count into. */
  readonly totals: BreakerTotals;
}

/** The state of a breaker as plain data: `restore()` takes it, JSON carries it. */
export interface BreakerSnapshot {
  /** The state then. */
  readonly state: CircuitState;
  /** When it opened, in ms since the epoch. */
  readonly openedAt: number;
  /** For how long, in ms. */
  readonly openMs: number;
  /** How often it has opened since it was last closed. */
  readonly openings: number;
}
