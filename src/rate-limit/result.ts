/**
 * What a limiter decided, as data.
 *
 * @module
 */
import { nextToken, remaining, untilFull, waitFor } from "../core/store/bucket.ts";
import type { Duration } from "../core/options.ts";
import type { Asked } from "./charges.ts";
import { LONGEST_PAUSE_MS } from "./fallback.ts";
import type { StoreFailure } from "./fallback.ts";
import type { Hold } from "./hold.ts";
import type { ClientKind } from "./keys.ts";
import type { Policy } from "./policies.ts";
import type { MaybePromise, ReserveOptions } from "./types.ts";

/** One policy's part in a decision. */
export interface PolicyState {
  /** The policy's name. */
  readonly name: string;
  /** The most tokens its bucket holds: limit + burst. */
  readonly limit: number;
  /** The policy's window, in ms. */
  readonly windowMs: number;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Milliseconds until there is one token more; 0 when the bucket is full. */
  readonly nextMs: number;
  /** Milliseconds until the bucket is full again. */
  readonly resetMs: number;
  /** Milliseconds until this request's cost could pass; 0 when it can; Infinity when it never can. */
  readonly retryAfterMs: number;
}

/** What the limiter decided: a `Decision` with the state of every policy. */
export interface RateLimitDecision {
  /** The guard that decided. */
  readonly guard: "rate-limit";
  /** `"report"` is a refusal that report mode let pass. */
  readonly action: "allow" | "deny" | "report";
  /** Whether it may pass. */
  readonly allowed: boolean;
  /** The problem code when it may not. */
  readonly code?: "rate-limited" | "cost-exceeds-capacity" | "limiter-unavailable";
  /** Why the store did not decide, when it did not. */
  readonly reason?: StoreFailure;
  /** `"isolate"`: counted in this process only. `"global"`: counted once for all. */
  readonly scope: "isolate" | "global";
  /** When it was decided, in ms since the epoch. */
  readonly atMs: number;
  /** What deciding cost, in ms; only when an observer asked for it. */
  readonly costMs?: number;
  /** The tokens asked for. */
  readonly cost: number;
  /** The tightest policy's bucket size: limit + burst; Infinity when nothing limits the request. */
  readonly limit: number;
  /** The tightest policy's whole tokens left. */
  readonly remaining: number;
  /** Milliseconds after which trying again makes sense: 0 when allowed, Infinity when never. */
  readonly retryAfterMs: number;
  /** Every policy; the first is not special. */
  readonly policies: readonly PolicyState[];
  /**
   * Takes tokens ahead of work whose cost is not known yet (a model's answer), from the same client's
   * buckets. Settle the hold with what it really was.
   *
   * @param tokens The estimate, 0 or more.
   * @param options `ttl`: how long the hold can be settled. @default "10m"
   */
  reserve(tokens: number, options?: { ttl?: Duration }): Promise<Hold>;
}

/** What a store answered, or what stands in for its answer. */
export interface Answer {
  readonly allowed: boolean;
  /** For each policy, the units spent now. */
  readonly spent: readonly number[];
  readonly scope: "isolate" | "global";
  readonly reason?: StoreFailure;
  /** True when nobody may pass, because the store fails and `failMode` is `"closed"`. */
  readonly unavailable?: boolean;
}

/** What can take a hold: the limiter. */
interface Reserving {
  reserveFor(
    kind: ClientKind,
    key: string,
    tokens: number,
    options: ReserveOptions,
  ): Promise<Hold>;
  giveBack(
    taken: Asked,
    tokens: number,
    reason: StoreFailure | undefined,
  ): MaybePromise<RateLimitDecision | undefined>;
}

/** Makes a decision of an answer. */
export function decisionOf(
  asked: Asked,
  { allowed, spent, scope, reason, unavailable }: Answer,
  limiter: Reserving,
): TakenDecision {
  const { policies, cost } = asked;
  if (policies.length === 0) {
    return new TakenDecision(asked, allowed, reason, scope, NO_LIMIT, [], limiter);
  }
  let tightest = stateOf(policies[0], spent[0], cost, allowed);
  const states = [tightest];
  for (let i = 1; i < policies.length; i++) {
    const state = stateOf(policies[i], spent[i], cost, allowed);
    states.push(state);
    if (isTighter(state, tightest)) tightest = state;
  }
  const decision = new TakenDecision(asked, allowed, reason, scope, tightest, states, limiter);
  if (unavailable) {
    decision.code = "limiter-unavailable";
    decision.retryAfterMs = LONGEST_PAUSE_MS;
  }
  return decision;
}

/** The one shape of every decision. A class, so that `reserve` costs nothing per request. */
export class TakenDecision implements RateLimitDecision {
  readonly guard = "rate-limit";
  action: "allow" | "deny" | "report";
  readonly allowed: boolean;
  code: RateLimitDecision["code"];
  readonly reason: StoreFailure | undefined;
  readonly scope: "isolate" | "global";
  readonly atMs: number;
  costMs: number | undefined;
  readonly cost: number;
  readonly limit: number;
  readonly remaining: number;
  retryAfterMs: number;
  readonly policies: readonly PolicyState[];
  readonly #asked: Asked;
  readonly #limiter: Reserving;

  constructor(
    asked: Asked,
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
    this.atMs = asked.now;
    this.costMs = undefined;
    this.cost = asked.cost;
    this.limit = tightest.limit;
    this.remaining = tightest.remaining;
    this.retryAfterMs = tightest.retryAfterMs;
    this.policies = policies;
    this.#asked = asked;
    this.#limiter = limiter;
  }

  reserve(tokens: number, options: { ttl?: Duration } = {}): Promise<Hold> {
    const { kind, key, c } = this.#asked;
    return this.#limiter.reserveFor(kind, key, tokens, { ...options, c });
  }

  /** Gives tokens back that this decision has taken: the state afterwards, when it is known. */
  giveBack(tokens: number = this.cost): MaybePromise<RateLimitDecision | undefined> {
    return this.#limiter.giveBack(this.#asked, tokens, this.reason);
  }
}

/** The state of a request that no policy limits. */
const NO_LIMIT = Object.freeze({ limit: Infinity, remaining: Infinity, retryAfterMs: 0 });

function refusalCode(retryAfterMs: number): "rate-limited" | "cost-exceeds-capacity" {
  return retryAfterMs === Infinity ? "cost-exceeds-capacity" : "rate-limited";
}

function stateOf(policy: Policy, spent: number, cost: number, allowed: boolean): PolicyState {
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

function retryAfter(policy: Policy, spent: number, cost: number): number {
  return cost > policy.capacity || policy.capacity === 0 ? Infinity : waitFor(spent, cost, policy);
}

/** Whoever keeps the client waiting longest; among those who do not, who has least left. */
function isTighter(a: PolicyState, b: PolicyState): boolean {
  if (a.retryAfterMs !== b.retryAfterMs) return a.retryAfterMs > b.retryAfterMs;
  return a.remaining < b.remaining;
}
