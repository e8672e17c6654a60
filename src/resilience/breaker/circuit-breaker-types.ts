/**
 * The types of {@link circuitBreaker}.
 *
 * @module
 */
import type { Observable } from "../../core/observable.ts";
import type { EdgeMiddleware } from "../../core/request/middleware.ts";
import type { Attempt } from "../chain/call.ts";
import type { PolicyPart } from "../chain/chain.ts";
import type { ExecuteOptions } from "../chain/work.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker-types.ts";

/** The variables that the breaker sets on `c.var`. */
export type CircuitBreakerVariables = {
  /** The state of the circuit when this request arrived. */
  circuitBreaker: { readonly state: CircuitState };
};

/** Methods of a breaker, besides guarding a route. */
export interface CircuitBreakerMethods extends PolicyPart, Observable {
  /** Always `"circuit_breaker"`. */
  readonly kind: "circuit_breaker";
  /**
   * The current state: the worst of all circuits. `"half-open"` from the moment when the next call
   * may try the dependency.
   */
  readonly state: CircuitState;
  /**
   * Runs `fn` unless the circuit is open. Errors of `fn` are rethrown unchanged.
   *
   * @throws {CircuitOpenError} (as a rejection) When the circuit is open or isolated.
   */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
  /** Opens the circuit of a key, or all of them, until `reset()`. */
  isolate(key?: string): void;
  /** Closes the circuit of a key, or all of them, and clears the counts. */
  reset(key?: string): void;
  /** The states as plain data, for {@link CircuitBreakerMethods.restore}. */
  toJSON(): { readonly name: string; readonly circuits: Record<string, BreakerSnapshot> };
  /** Restores the states that `toJSON()` returned. */
  restore(saved: { readonly circuits: Readonly<Record<string, BreakerSnapshot>> }): void;
}

/** A circuit breaker: a middleware, and a breaker for any function. */
export type CircuitBreaker = EdgeMiddleware<CircuitBreakerVariables> & CircuitBreakerMethods;
