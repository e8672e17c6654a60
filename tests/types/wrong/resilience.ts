/**
 * Wrong calls of the circuit breaker, upstreams and policies.
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { bulkhead, deadline, fallback, policy, retry, timeout } from "@djed/edge/resilience";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ failureTreshold: 'failureTreshold' does not exist in type 'CircuitBreakerOptions<EdgeEnv>'.
djed.circuitBreaker({ failureTreshold: 5 });
//~ consecutive: Type 'string' is not assignable to type 'number | false | undefined'.
djed.circuitBreaker({ consecutive: "5" });
//~ openFor: Type '"3 seconds"' is not assignable to type 'Duration | undefined'.
djed.circuitBreaker({ openFor: "3 seconds" });
//~ store: Type 'string' is not assignable to type 'ResourceSource<Store, EdgeEnv> | undefined'.
djed.circuitBreaker({ store: "redis://x" });
//~ mode: Type '"dry"' is not assignable to type
djed.circuitBreaker({ mode: "dry" });
//~ 5: Type '5' has no properties in common with type 'CircuitBreakerOptions<EdgeEnv>'.
djed.circuitBreaker(5);
//~ key: Type '(c: Context<Env, any, {}>) => number' is not assignable to type '(c: Context<Env,
djed.circuitBreaker<Env>({ key: (c) => c.get("id") });
//~ {: Argument of type '{ timeout: string; }' is not assignable to parameter of type
djed.upstream({ timeout: "1s" });
//~ upstream: Expected 1-2 arguments, but got 0.
djed.upstream();
//~ retry: Type 'number' has no properties in common with type 'RetryOptions'.
djed.upstream("a", { retry: 3 });
//~ retries: 'retries' does not exist in type 'UpstreamOptions<EdgeEnv>'.
djed.upstream("a", { retries: 3 });
//~ attempts: 'attempts' does not exist in type 'RetryOptions'.
djed.upstream("a", { retry: { attempts: 3 } });
//~ backoff: Type '"linear"' is not assignable to type 'BackoffKind | undefined'.
djed.upstream("a", { retry: { backoff: "linear" } });
//~ breaker: Type 'true' is not assignable to type 'false | BreakerOptions | undefined'.
djed.upstream("a", { breaker: true });
//~ treshold: 'treshold' does not exist in type 'BreakerOptions'.
djed.upstream("a", { breaker: { treshold: 1 } });
//~ bulkhead: Type 'number' has no properties in common with type 'BulkheadOptions'.
djed.upstream("a", { bulkhead: 10 });
//~ timeout: Type '"2 seconds"' is not assignable to type 'false | Duration | undefined'.
djed.upstream("a", { timeout: "2 seconds" });
//~ keys: 'keys' does not exist in type 'StaleOptions'. Did you mean to write 'key'?
djed.upstream("a", { stale: { keys: () => "a" } });
//~ isFailure: Type '() => string' is not assignable to type '(outcome: CallOutcome) => boolean |
djed.upstream("a", { isFailure: () => "yes" });
//~ maxConcurrent: 'maxConcurrent' does not exist in type 'LoadShedOptions<EdgeEnv>'.
djed.loadShed({ maxConcurrent: 3 });
//~ max: Type '"auto"' is not assignable to type 'number | "adaptive" | undefined'.
djed.loadShed({ max: "auto" });
//~ priority: Type '() => "urgent"' is not assignable to type '(c: EdgeContext) => Priority'.
djed.loadShed({ priority: () => "urgent" });
//~ priority: Type '(c: Context<Env, any, {}>) => string' is not assignable to type '(c:
djed.loadShed<Env>({ priority: (c) => c.get("name") });
//~ 3: Type '3' has no properties in common with type 'RetryOptions'.
policy(retry(3));
//~ 3: Argument of type 'number' is not assignable to parameter of type 'PolicyPart'.
policy(3);
//~ retry: 'retry' does not exist in type 'PolicyPart'.
policy({ retry: 3 });
//~ attempts: 'attempts' does not exist in type 'RetryOptions'.
retry({ attempts: 3 });
//~ "3 seconds": Argument of type '"3 seconds"' is not assignable to parameter of type 'Duration'.
timeout("3 seconds");
//~ {: Argument of type '{ ms: number; }' is not assignable to parameter of type 'Duration'.
deadline({ ms: 3 });
//~ limit: 'limit' does not exist in type 'BulkheadOptions'.
bulkhead({ limit: 3 });
//~ 3: Type '3' has no properties in common with type 'BulkheadOptions'.
bulkhead(3);
//~ "a": Argument of type 'string' is not assignable to parameter of type '(failure: unknown) =>
fallback("a");
