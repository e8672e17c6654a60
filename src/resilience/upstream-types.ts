/**
 * The types of {@link upstream}.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Observable } from "../core/observable.ts";
import type { BreakerSnapshot, CircuitState } from "./breaker/breaker-types.ts";
import type { Attempt } from "./chain/call.ts";
import type { ExecuteOptions } from "./chain/work.ts";

/** The name of an upstream: any text. The type has a name so that compilers say it. */
export type UpstreamName = string & {};

/** An upstream, bound to one request. */
export interface BoundUpstream {
  /**
   * A plain `fetch`, which can be passed to an SDK. Each attempt is a span of the request; the
   * trace context is sent as described at `propagate`. It is aborted when the client leaves. On
   * Workers it releases its slots through `waitUntil`.
   */
  readonly fetch: typeof fetch;
  /** As {@link Upstream.execute}; also aborted when the client leaves. */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
}

/** A guarded dependency. An {@link Observable}: pass it to health checks and metrics. */
export interface Upstream extends Observable {
  /** Always `"upstream"`. */
  readonly kind: "upstream";
  /**
   * The state of its circuit; `"closed"` without a breaker. `"half-open"` from the moment when the
   * next call may try the dependency, so a handler should call unless it is `"open"` or
   * `"isolated"`.
   */
  readonly state: CircuitState;
  /**
   * A plain `fetch`, not bound to a request. Idempotent methods, and requests with an
   * `Idempotency-Key` or `idempotent: true` (see {@link UpstreamRequestInit}), may be retried if
   * their body can be sent twice. After the last attempt its Response or error is the result.
   */
  readonly fetch: typeof fetch;
  /**
   * Runs `fn({ signal, attempt })`. Errors are retried if `retry` is set.
   *
   * @throws {CircuitOpenError} (as a rejection) When the circuit is open or isolated.
   * @throws {BulkheadFullError} (as a rejection) When no slot is free and the queue is full.
   * @throws {TimeoutError} (as a rejection) When the last attempt, or the whole call, timed out.
   */
  execute<T>(fn: (attempt: Attempt) => T | PromiseLike<T>, options?: ExecuteOptions): Promise<T>;
  /** The same `fetch` and `execute`, bound to one request. */
  for(c: EdgeContext): BoundUpstream;
  /** Opens the circuit until `reset()`. */
  isolate(): void;
  /** Closes the circuit, and clears the counts. */
  reset(): void;
  /** Refuses all further calls. Running calls continue. */
  close(): void;
  /** The state as plain data, for {@link Upstream.restore}. */
  toJSON(): { readonly name: string; readonly circuits: Record<string, BreakerSnapshot> };
  /** Restores the state that `toJSON()` returned. */
  restore(saved: { readonly circuits: Readonly<Record<string, BreakerSnapshot>> }): void;
}
