/**
 * The types of {@link upstream}.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker/breaker-types.ts";
import type { Attempt } from "./chain/chain.ts";
import type { ExecuteOptions } from "./breaker/circuit-breaker-types.ts";

/** What an upstream does for one request. */
export interface BoundUpstream {
  /**
   * A plain `fetch` to hand to an SDK. Each try is a span of the request; the trace context
   * goes along with `propagate`. It ends when the client goes, and on Workers finishes its bookkeeping by `waitUntil`.
   */
  readonly fetch: typeof fetch;
  /** As {@link Upstream.execute}; also ends when the client goes. */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
}

/** One dependency, guarded. An {@link Observable}: pass it to health checks and metrics. */
export interface Upstream extends Observable {
  /** Always `"upstream"`. */
  readonly kind: "upstream";
  /** The state of its circuit. */
  readonly state: CircuitState;
  /**
   * A plain `fetch`, bound to no request. Idempotent methods, and whatever has an
   * `Idempotency-Key`, may be tried again if their body can be sent twice. When the tries are
   * spent, the last Response or error comes out as it is.
   */
  readonly fetch: typeof fetch;
  /**
   * Does work: `fn({ signal, attempt })`. Whatever throws is tried again (if `retry` is named).
   *
   * @throws {CircuitOpenError} (as a rejection) When the circuit is open or isolated.
   * @throws {BulkheadFullError} (as a rejection) When there is neither slot nor place to wait.
   * @throws {TimeoutError} (as a rejection) When the last attempt, or the whole call, took too long.
   */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
  /** The same, bound to one request. */
  for(c: EdgeContext): BoundUpstream;
  /** Opens the circuit by hand, until `reset()`. */
  isolate(): void;
  /** Closes the circuit, and forgets what was counted. */
  reset(): void;
  /** Refuses every further call. Those under way go on. */
  close(): void;
  /** The state as plain data, for {@link Upstream.restore} elsewhere. */
  toJSON(): { readonly name: string; readonly circuits: Record<string, BreakerSnapshot> };
  /** Takes over what `toJSON()` gave. */
  restore(saved: { readonly circuits: Readonly<Record<string, BreakerSnapshot>> }): void;
}
