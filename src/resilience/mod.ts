/**
 * Resilience: a circuit breaker for routes, one guarded object per dependency, load shedding, and
 * the parts to put together a policy of one's own.
 *
 * @example
 * ```ts
 * import { circuitBreaker, policy, retry, timeout } from "@djed/edge/resilience";
 *
 * const careful = policy(retry({ max: 2 }), circuitBreaker(), timeout("2s"));
 * const answer = await careful.execute(() => Promise.resolve("fine"));
 * console.assert(answer === "fine");
 * ```
 *
 * @module
 */
export { circuitBreaker } from "./breaker/circuit-breaker.ts";
export type {
  CircuitBreaker,
  CircuitBreakerMethods,
  CircuitBreakerOptions,
  CircuitBreakerVariables,
  ExecuteOptions,
} from "./breaker/circuit-breaker-types.ts";
export type { BreakerOptions, TransitionEvent } from "./breaker/breaker-options.ts";
export type { BreakerSnapshot, CircuitState } from "./breaker/breaker-types.ts";

export { upstream } from "./upstream.ts";
export type { BoundUpstream, Upstream } from "./upstream-types.ts";
export type { UpstreamHooks, UpstreamOptions } from "./upstream-options.ts";
export type { HedgeOptions } from "./parts/hedge.ts";
export type { StaleOptions } from "./stale/stale.ts";

export { loadShed } from "./load-shed.ts";
export type { LoadShed, LoadShedOptions, LoadShedVariables, Priority } from "./load-shed.ts";

export { policy } from "./chain/policy.ts";
export type { Policy } from "./chain/policy.ts";
export { retry } from "./parts/retry.ts";
export type { RetryOptions } from "./parts/retry.ts";
export type { BackoffKind } from "./parts/backoff.ts";
export { deadline, timeout } from "./parts/timeout.ts";
export { bulkhead } from "./parts/bulkhead.ts";
export type { BulkheadOptions } from "./parts/bulkhead.ts";
export { fallback } from "./parts/fallback.ts";
export type { FallbackOptions } from "./parts/fallback.ts";
export type { CallOutcome } from "./chain/outcome.ts";
export type { Attempt, PartKind, PolicyPart, RetryEvent } from "./chain/chain.ts";

export {
  BulkheadFullError,
  CircuitOpenError,
  TimeoutError,
  toProblem,
  UpstreamError,
} from "./errors.ts";
export type { UpstreamErrorInit } from "./errors.ts";

export type { Clock } from "../core/clock.ts";
export type { EdgeContext, EdgeMiddleware, EdgeRequest, Next } from "../core/request/middleware.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";
export type { Problem, ProblemCode, ProblemError } from "../core/problem.ts";
export type { ResourceSource } from "../core/resource.ts";
export type { Charge, Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
