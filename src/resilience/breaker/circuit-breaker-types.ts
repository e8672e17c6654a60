/**
 * The types of {@link circuitBreaker}.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import type { EdgeContext, EdgeMiddleware } from "../../core/request/middleware.ts";
import type { Observable } from "../../core/observable.ts";
import type { ResourceSource } from "../../core/resource.ts";
import type { Store } from "../../core/store/store.ts";
import type { BreakerOptions, TransitionEvent } from "./breaker-options.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker-types.ts";
import type { Attempt, PolicyPart } from "../chain/chain.ts";

/** What the breaker leaves on `c.var`. */
export type CircuitBreakerVariables = {
  /** The state of the circuit when this request came. */
  circuitBreaker: { readonly state: CircuitState };
};

/** Options of {@link circuitBreaker}. */
export interface CircuitBreakerOptions extends BreakerOptions {
  /**
   * One circuit per key, at most 10 000; a throw, an empty key and one of more than 1 024 characters
   * mean the common circuit.
   */
  key?(c: EdgeContext): string | undefined;
  /**
   * `"report"` only says what it would have done.
   * @default "enforce"
   */
  mode?: "enforce" | "report";
  /**
   * Shares openings, and elects one instance to probe. A store with `lease`, or `(c) => store`.
   */
  store?: ResourceSource<Store>;
  /**
   * Its name, in errors, events and the store's keys; needed with a store.
   * @default "circuitBreaker"
   */
  name?: string;
  /** Told of every change of state. */
  onTransition?(event: TransitionEvent): void;
  /** The time; for tests. */
  clock?: Clock;
}

/** What to do, and for whom. */
export interface ExecuteOptions {
  /** With a breaker: which circuit. With an upstream: what its answer may be kept under. */
  key?: string;
  /** Ends the work, and the waiting for it. */
  signal?: AbortSignal;
}

/** What the breaker can do besides guarding a route. */
export interface CircuitBreakerMethods extends PolicyPart, Observable {
  /** Always `"circuit_breaker"`. */
  readonly kind: "circuit_breaker";
  /** The state now: the worst of all circuits. */
  readonly state: CircuitState;
  /**
   * Does work unless the circuit is open. What it throws comes out as it is.
   *
   * @throws {CircuitOpenError} (as a rejection) When the circuit is open or isolated.
   */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
  /** Opens by hand, until `reset()`: one key, or all. */
  isolate(key?: string): void;
  /** Closes, and forgets what was counted: one key, or all. */
  reset(key?: string): void;
  /** The states as plain data, for {@link CircuitBreakerMethods.restore} elsewhere. */
  toJSON(): { readonly name: string; readonly circuits: Record<string, BreakerSnapshot> };
  /** Takes over what `toJSON()` gave. */
  restore(saved: { readonly circuits: Readonly<Record<string, BreakerSnapshot>> }): void;
}

/** A middleware, and a breaker for any work. */
export type CircuitBreaker = EdgeMiddleware<CircuitBreakerVariables> & CircuitBreakerMethods;
