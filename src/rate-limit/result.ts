/**
 * The limiter's decisions.
 *
 * @module
 */
import type { Duration } from "../core/options.ts";
import { nextToken, remaining, untilFull, waitFor } from "../core/store/bucket.ts";
import type { MaybePromise } from "../core/thenable.ts";
import type { BucketAnswer, BucketRequest } from "./charges.ts";
import { LONGEST_PAUSE_MS } from "./fallback.ts";
import type { StoreFailure } from "./fallback.ts";
import type { Hold, ReserveOptions } from "./hold.ts";
import type { ClientKind } from "./keys.ts";
import type { LimitPolicy } from "./policies.ts";

/** State of one policy after a decision. */
export interface PolicyState {
  /** The policy's name. */
  readonly name: string;
  /** Maximum number of tokens in its bucket: limit + burst. */
  readonly limit: number;
  /** The policy's window, in ms. */
  readonly windowMs: number;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Milliseconds until one more token flows back; 0 for a full bucket. */
  readonly nextMs: number;
  /** Milliseconds until the bucket is full again. */
  readonly resetMs: number;
  /** Milliseconds until this request's cost can pass; 0 if it can now; Infinity if it never can. */
  readonly retryAfterMs: number;
}

/** The limiter's decision: a `Decision` with the state of every policy. */
export interface RateLimitDecision {
  /** The guard that decided. */
  readonly guard: "rate-limit";
  /** `"report"` is a refusal that report mode did not enforce. */
  readonly action: "allow" | "deny" | "report";
  /** Whether the request may pass. */
  readonly allowed: boolean;
  /** The problem code of a refusal. */
  readonly code?: "rate-limited" | "cost-exceeds-capacity" | "limiter-unavailable";
  /** Why the store did not answer. Undefined if it did. */
  readonly reason?: StoreFailure;
  /** `"isolate"`: counted in this process only. `"global"`: counted across all instances. */
  readonly scope: "isolate" | "global";
  /** Time of the decision, in ms since the epoch. */
  readonly atMs: number;
  /** Time the decision took, in ms; only if an observer asked for it. */
  readonly costMs?: number;
  /** Number of tokens requested. */
  readonly cost: number;
  /** Bucket size of the tightest policy: limit + burst; Infinity if nothing limits the request. */
  readonly limit: number;
  /** Whole tokens left in the tightest policy. */
  readonly remaining: number;
  /** Milliseconds until a retry can pass: 0 if allowed, Infinity if it never can. */
  readonly retryAfterMs: number;
  /** All policies, in the order of the options. */
  readonly policies: readonly PolicyState[];
  /**
   * Takes an estimated number of tokens from the same client's buckets, before work whose cost is
   * known only afterwards (a model's answer). Settle the hold with the real cost.
   *
   * @param tokens The estimate, 0 or more.
   * @param options `ttl`: how long the hold can be settled. @default "10m"
   */
  reserve(tokens: number, options?: { ttl?: Duration }): Promise<Hold>;
}

/** The limiter, as decisions use it. */
interface Reserving {
  reserveFor(
    kind: ClientKind,
    key: string,
    tokens: number,
    options: ReserveOptions,
  ): Promise<Hold>;
  giveBack(
    taken: BucketRequest,
    states: readonly PolicyState[],
    tokens: number,
    reason: StoreFailure | undefined,
  ): MaybePromise<RateLimitDecision | undefined>;
}

/** Creates the decision for an answer of the buckets. */
export function decisionOf(
  request: BucketRequest,
  { allowed, spent, scope, reason, unavailable }: BucketAnswer,
  limiter: Reserving,
): TakenDecision {
  const { policies, cost } = request;
  if (policies.length === 0) {
    return new TakenDecision(request, allowed, reason, scope, NO_LIMIT, [], limiter);
  }
  let tightest = stateOf(policies[0], spent[0], cost, allowed);
  const states = [tightest];
  for (let i = 1; i < policies.length; i++) {
    const state = stateOf(policies[i], spent[i], cost, allowed);
    states.push(state);
    if (isTighter(state, tightest)) tightest = state;
  }
  const decision = new TakenDecision(request, allowed, reason, scope, tightest, states, limiter);
  if (unavailable) {
    decision.code = "limiter-unavailable";
    decision.retryAfterMs = LONGEST_PAUSE_MS;
  }
  return decision;
}

/** {@link decisionOf} for one policy in this process, without an answer object: the hot path. */
export function localDecision(
  request: BucketRequest,
  allowed: boolean,
  spent: number,
  limiter: Reserving,
): TakenDecision {
  const state = stateOf(request.policies[0], spent, request.cost, allowed);
  return new TakenDecision(request, allowed, undefined, "isolate", state, [state], limiter);
}

/**
 * The only shape of decisions. A class, so that `reserve` costs nothing per request. Its optional
 * properties are declared as those of the interface are: `| undefined` in place of `?` would be an
 * error for apps that set `exactOptionalPropertyTypes`.
 */
export class TakenDecision implements RateLimitDecision {
  readonly guard = "rate-limit";
  action: "allow" | "deny" | "report";
  readonly allowed: boolean;
  code?: NonNullable<RateLimitDecision["code"]>;
  readonly reason?: StoreFailure;
  readonly scope: "isolate" | "global";
  readonly atMs: number;
  costMs?: number;
  readonly cost: number;
  readonly limit: number;
  readonly remaining: number;
  retryAfterMs: number;
  readonly policies: readonly PolicyState[];
  readonly #request: BucketRequest;
  readonly #limiter: Reserving;

  constructor(
    request: BucketRequest,
    allowed: boolean,
    reason: StoreFailure | undefined,
    scope: "isolate" | "global",
    tightest: Pick<PolicyState, "limit" | "remaining" | "retryAfterMs">,
    policies: readonly PolicyState[],
    limiter: Reserving,
  ) {
    this.action = allowed ? "allow" : "deny";
    this.allowed = allowed;
    this.code = allowed ? undefined : refusalCode(tightest.retryAfterMs);
    this.reason = reason;
    this.scope = scope;
    this.atMs = request.now;
    this.costMs = undefined;
    this.cost = request.cost;
    this.limit = tightest.limit;
    this.remaining = tightest.remaining;
    this.retryAfterMs = tightest.retryAfterMs;
    this.policies = policies;
    this.#request = request;
    this.#limiter = limiter;
  }

  reserve(tokens: number, options: { ttl?: Duration } = {}): Promise<Hold> {
    const { kind, key, c } = this.#request;
    return this.#limiter.reserveFor(kind, key, tokens, { ...options, c });
  }

  /** Whether a limiter made this decision. */
  isOf(limiter: Reserving): boolean {
    return this.#limiter === limiter;
  }

  /** Whether another limiter took the same tokens for the same client. */
  isTwinOf(other: TakenDecision): boolean {
    const { kind, key, policies } = this.#request;
    const taken = other.#request;
    return key === taken.key && kind === taken.kind && policies.length === taken.policies.length &&
      policies.every(({ prefix }, i) => prefix === taken.policies[i].prefix);
  }

  /** Gives tokens of this decision back; returns the state afterwards, undefined if unknown. */
  giveBack(tokens: number = this.cost): MaybePromise<RateLimitDecision | undefined> {
    return this.#limiter.giveBack(this.#request, this.policies, tokens, this.reason);
  }
}

/** The state of a request that no policy limits. */
const NO_LIMIT = /* @__PURE__ */ Object.freeze({
  limit: Infinity,
  remaining: Infinity,
  retryAfterMs: 0,
});

function refusalCode(retryAfterMs: number): "rate-limited" | "cost-exceeds-capacity" {
  return retryAfterMs === Infinity ? "cost-exceeds-capacity" : "rate-limited";
}

/**
 * Returns the number of tokens spent by a take that have not flowed back after `elapsedMs`. A
 * bucket refills in the order of its takes: those before this one flow back first. Giving back more
 * would admit more requests than the policy allows, because the tokens can have been taken again.
 *
 * @param state The state right after the take.
 */
export function notFlowedBack(
  { resetMs }: PolicyState,
  { limit, window }: LimitPolicy,
  elapsedMs: number,
): number {
  const leftMs = resetMs - Math.max(0, elapsedMs);
  return leftMs > 0 ? leftMs * limit / window : 0;
}

function stateOf(policy: LimitPolicy, spent: number, cost: number, allowed: boolean): PolicyState {
  return {
    name: policy.name,
    limit: policy.capacity,
    windowMs: policy.window,
    remaining: remaining(spent, policy),
    nextMs: nextToken(spent, policy),
    resetMs: policy.limit > 0 ? untilFull(spent, policy) : 0,
    retryAfterMs: allowed ? 0 : retryAfter(policy, spent, cost),
  };
}

function retryAfter(policy: LimitPolicy, spent: number, cost: number): number {
  return cost > policy.capacity || policy.capacity === 0 ? Infinity : waitFor(spent, cost, policy);
}

/** Longer wait first; on a tie, fewer tokens left. */
function isTighter(a: PolicyState, b: PolicyState): boolean {
  if (a.retryAfterMs !== b.retryAfterMs) return a.retryAfterMs > b.retryAfterMs;
  return a.remaining < b.remaining;
}
