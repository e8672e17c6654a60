/**
 * What a limiter decided, as data.
 *
 * @module
 */
import { nextToken, remaining, untilFull, waitFor } from "../core/bucket.ts";
import type { StoreFailure } from "./fallback.ts";
import type { Policy } from "./policies.ts";

/** One policy's part in a result. */
export interface PolicyState {
  /** The policy's name. */
  readonly name: string;
  /** The most tokens its bucket holds: limit + burst. */
  readonly limit: number;
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
  /** The tightest policy's bucket size: limit + burst. */
  readonly limit: number;
  /** The tightest policy's whole tokens left. */
  readonly remaining: number;
  /** Milliseconds after which trying again makes sense: 0 when allowed, Infinity when never. */
  readonly retryAfterMs: number;
  /** Every policy; the first is not special. */
  readonly policies: readonly PolicyState[];
}

/** What a store answered, or what stands in for its answer. */
export interface Answer {
  readonly allowed: boolean;
  /** For each policy, the units spent now. */
  readonly spent: readonly number[];
  readonly scope: "isolate" | "global";
  readonly reason?: StoreFailure;
}

/** Makes a result of an answer. */
export function resultOf(
  policies: readonly Policy[],
  { allowed, spent, scope, reason }: Answer,
  cost: number,
  atMs: number,
): RateLimitDecision {
  let tightest = stateOf(policies[0], spent[0], cost, allowed);
  const states = [tightest];
  for (let i = 1; i < policies.length; i++) {
    const state = stateOf(policies[i], spent[i], cost, allowed);
    states.push(state);
    if (isTighter(state, tightest)) tightest = state;
  }
  return {
    guard: "rate-limit",
    action: allowed ? "allow" : "deny",
    allowed,
    code: allowed ? undefined : refusalCode(tightest.retryAfterMs),
    reason,
    scope,
    atMs,
    cost,
    limit: tightest.limit,
    remaining: tightest.remaining,
    retryAfterMs: tightest.retryAfterMs,
    policies: states,
  };
}

function refusalCode(retryAfterMs: number): "rate-limited" | "cost-exceeds-capacity" {
  return retryAfterMs === Infinity ? "cost-exceeds-capacity" : "rate-limited";
}

function stateOf(policy: Policy, spent: number, cost: number, allowed: boolean): PolicyState {
  return {
    name: policy.name,
    limit: policy.capacity,
    remaining: remaining(spent, policy),
    nextMs: nextToken(spent, policy),
    resetMs: untilFull(spent, policy),
    retryAfterMs: allowed ? 0 : cost > policy.capacity ? Infinity : waitFor(spent, cost, policy),
  };
}

/** Whoever keeps the client waiting longest; among those who do not, who has least left. */
function isTighter(a: PolicyState, b: PolicyState): boolean {
  if (a.retryAfterMs !== b.retryAfterMs) return a.retryAfterMs > b.retryAfterMs;
  return a.remaining < b.remaining;
}
