/**
 * Types of a breaker: its settings, state and counts.
 *
 * @module
 */

/** The state of a circuit. `isolated` means opened by hand, until `reset()`. */
export type CircuitState = "closed" | "open" | "half-open" | "isolated";

/** Completed {@link BreakerOptions}. All times in ms. */
export interface BreakerSettings {
  /** Consecutive failures that open the circuit; Infinity for never. */
  readonly consecutive: number;
  /** Share of failures in the window that opens it (when reached); Infinity for never. */
  readonly failureRatio: number;
  /** Minimum number of calls in the window before a share counts. */
  readonly minimumCalls: number;
  /** The window: a length of time, or a number of calls. */
  readonly window: { readonly ms: number } | { readonly calls: number };
  /** A call of at least this length is slow; Infinity for never. */
  readonly slowMs: number;
  /** Share of slow calls in the window that opens the circuit. */
  readonly slowRatio: number;
  /** How long it stays open the first time; doubled after a failed attempt to close, up to 8×. */
  readonly openMs: number;
  /** Number of probes in one attempt to close. */
  readonly probes: number;
  /** How many of them must succeed. */
  readonly successes: number;
  /** How long a probe may take before its permit is free again. */
  readonly leaseMs: number;
}

/** Totals since the start. All circuits of one breaker share them. */
export interface BreakerTotals {
  calls: number;
  failures: number;
  slow: number;
  rejected: number;
  opened: number;
}

/** The state of a circuit as plain data, for `restore()` and JSON. */
export interface BreakerSnapshot {
  /** The state. */
  readonly state: CircuitState;
  /** When it opened, in ms since the epoch. */
  readonly openedAt: number;
  /** How long it stays open, in ms. */
  readonly openMs: number;
  /** How often it has opened since it was last closed. */
  readonly openings: number;
}
