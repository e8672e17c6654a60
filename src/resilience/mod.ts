/**
 * Resilience: a circuit breaker for routes, guarded dependencies, load shedding, and parts for
 * custom policies.
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
  CircuitBreakerVariables,
} from "./breaker/circuit-breaker-types.ts";
export type { CircuitBreakerOptions } from "./breaker/circuit-breaker-options.ts";
export type { BreakerOptions, TransitionEvent } from "./breaker/breaker-options.ts";
export type { BreakerSnapshot, CircuitState } from "./breaker/breaker-types.ts";

export { upstream } from "./upstream.ts";
export type { BoundUpstream, Upstream, UpstreamName } from "./upstream-types.ts";
export type { UpstreamRequestInit } from "./chain/repeatable.ts";
export type { UpstreamHooks, UpstreamOptions } from "./upstream-options.ts";
export type { HedgeOptions } from "./parts/hedge.ts";
export type { StaleOptions } from "./stale/stale-options.ts";

export { loadShed } from "./load-shed.ts";
export type { LoadShed, LoadShedVariables } from "./load-shed.ts";
export type { LoadShedOptions, Priority } from "./load-shed-options.ts";

export { policy } from "./policy.ts";
export type { Policy } from "./policy.ts";
export { retry } from "./parts/retry.ts";
export type { RetryOptions } from "./parts/retry-options.ts";
export type { BackoffKind } from "./parts/backoff.ts";
export { deadline, timeout } from "./parts/timeout.ts";
export { bulkhead } from "./parts/bulkhead.ts";
export type { BulkheadOptions } from "./parts/bulkhead-options.ts";
export { fallback } from "./parts/fallback.ts";
export type { FallbackOptions } from "./parts/fallback.ts";
export type { CallOutcome } from "./chain/outcome.ts";
export type { Attempt } from "./chain/call.ts";
export type { PartKind, PolicyPart, RetryEvent } from "./chain/chain.ts";
export type { ExecuteOptions } from "./chain/work.ts";

export {
  BulkheadFullError,
  CircuitOpenError,
  TimeoutError,
  toProblem,
  UpstreamError,
} from "./errors/errors.ts";
export type { UpstreamErrorInit } from "./errors/errors.ts";

export type { Clock } from "../core/clock.ts";
export type * from "../core/request/context.ts";
export type { Observable } from "../core/observable.ts";
export type { Duration, Size } from "../core/options.ts";
export type { Problem, ProblemCode, ProblemError } from "../core/problem.ts";
export type { ResourceSource } from "../core/resource.ts";
export type { Charge, Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
