/**
 * Decides claims that are read before and written afterwards: for stores that compute in this
 * process and keep their data elsewhere.
 *
 * @module
 */
import type { Claim, ClaimEnd, ClaimState } from "../core/store/claims.ts";

/** A stored claim. */
export interface KeptClaim {
  readonly owner: string;
  readonly fingerprint?: string | undefined;
  /** Undefined while the attempt is running. */
  readonly result?: string | undefined;
  /** The time at which the lease ends or the result expires, in ms. */
  readonly until: number;
}

/** The result of a decision. */
export interface ClaimDecision<Answer> {
  readonly answer: Answer;
  /** The claim to store: null removes it, undefined leaves it as it is. */
  readonly change: KeptClaim | null | undefined;
}

/** Decides a claim. */
export function decideClaim(
  kept: KeptClaim | undefined,
  { owner, lease, fingerprint }: Claim,
  now: number,
): ClaimDecision<ClaimState> {
  const current = alive(kept, now);
  const isMine = current?.owner === owner && current.result === undefined;
  if (current !== undefined && !isMine) {
    return { answer: stateOf(current, now), change: undefined };
  }
  const change = { owner, fingerprint: isMine ? current.fingerprint : fingerprint };
  return { answer: { state: "claimed" }, change: { ...change, until: now + lease } };
}

/** Decides the end of an attempt. */
export function decideFinish(
  kept: KeptClaim | undefined,
  { owner, result, ttl = 0, fingerprint }: ClaimEnd,
  now: number,
): ClaimDecision<boolean> {
  const current = alive(kept, now);
  if (current !== undefined && current.owner !== owner) return { answer: false, change: undefined };
  // It has finished before, and the answer was lost.
  if (current?.result !== undefined) return { answer: result !== undefined, change: undefined };
  if (result === undefined) {
    return { answer: current !== undefined, change: current === undefined ? undefined : null };
  }
  const change = { owner, fingerprint: current?.fingerprint ?? fingerprint, result };
  return { answer: true, change: { ...change, until: now + ttl } };
}

/** Returns the state of a stored claim; undefined if there is none any more. */
export function claimState(kept: KeptClaim | undefined, now: number): ClaimState | undefined {
  const current = alive(kept, now);
  return current && stateOf(current, now);
}

function alive(kept: KeptClaim | undefined, now: number): KeptClaim | undefined {
  return kept !== undefined && kept.until > now ? kept : undefined;
}

function stateOf({ fingerprint, result, until }: KeptClaim, now: number): ClaimState {
  return result === undefined
    ? { state: "running", fingerprint, expiresIn: until - now }
    : { state: "done", fingerprint, result };
}
