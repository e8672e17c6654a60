/**
 * The data of one Durable Object, and the answers about its claim, its API key and its index.
 *
 * @module
 */
import type { Claim, ClaimEnd } from "../core/store/claims.ts";
import { keyRemovedAt } from "../core/store/keys.ts";
import type { KeyRecord } from "../core/store/keys.ts";
import type { Take } from "../core/store/store.ts";
import { claimState, decideClaim, decideFinish } from "./claim-rules.ts";
import type { ClaimDecision, KeptClaim } from "./claim-rules.ts";
import { fullAt } from "./ledger.ts";
import type { KeptBucket } from "./ledger.ts";

/** A request to an object: one of these. */
export interface LimiterQuestion {
  /** Takes to decide, in order. */
  takes?: readonly Take[];
  /** A key to lease for `ttl` ms. */
  lease?: { key: string; ttl: number };
  /** Claims the object's key. */
  claim?: Claim;
  /** Ends an attempt. */
  finish?: ClaimEnd;
  /** Reads the claim, the API key, or the entries of the index. */
  read?: "claim" | "apiKey" | "index";
  /** Adds the object's API key. */
  addKey?: KeyRecord;
  /** Revokes the object's API key at this time. */
  revokeKey?: number;
  /** Notes that the object's API key was used at this time. */
  touchKey?: number;
  /** Adds an API key to the index that finds those of an owner, or the one with an id. */
  enter?: {
    /** The hash of the API key. */
    readonly hash: string;
    /** The time at which the entry is removed, in ms; undefined for never. */
    readonly until?: number | undefined;
    /** Whether the index has one entry at most. */
    readonly alone?: boolean | undefined;
  };
}

/** An entry of an index. */
export type IndexEntry = NonNullable<LimiterQuestion["enter"]>;

/** All data of an object, as one row: a decision is one write. */
export interface ObjectData {
  readonly buckets: Map<string, KeptBucket>;
  /** Leased keys and their expiry times. */
  readonly leases: Map<string, number>;
  claim?: KeptClaim | undefined;
  apiKey?: KeyRecord | undefined;
  /** Hashes of API keys, and the times at which they are removed. */
  index?: Map<string, number> | undefined;
}

/** An answer, and whether the data has changed. */
export interface ObjectAnswer {
  readonly answer: unknown;
  readonly changed: boolean;
}

/**
 * How long the row of a claim is kept at least: most results are kept for a day, and are then
 * removed by the only alarm of their object.
 */
const CLAIM_ROW_MS = 90_000_000;

/** Answers a question that is not about buckets and leases. Awaits nothing. */
export function answerQuestion(
  data: ObjectData,
  question: LimiterQuestion,
  now: number,
): ObjectAnswer {
  const { claim, finish, read, addKey, revokeKey, touchKey, enter } = question;
  if (claim !== undefined) return applyClaim(data, decideClaim(data.claim, claim, now));
  if (finish !== undefined) return applyClaim(data, decideFinish(data.claim, finish, now));
  if (read === "claim") return unchanged(claimState(data.claim, now));
  if (read === "apiKey") return unchanged(data.apiKey);
  if (read === "index") return unchanged([...data.index?.keys() ?? []]);
  if (enter !== undefined) return addEntry(data, enter);
  if (addKey !== undefined) {
    if (data.apiKey !== undefined) return unchanged(false);
    data.apiKey = addKey;
    return { answer: true, changed: true };
  }
  if (revokeKey !== undefined) return changeKey(data, "revokedAt", revokeKey, Math.min);
  if (touchKey !== undefined) return changeKey(data, "lastUsedAt", touchKey, Math.max);
  throw new TypeError("DjedLimiter: unknown question; deploy it with the store's version");
}

/** Removes buckets that are full again and what has expired. */
export function prune(data: ObjectData, now: number): void {
  const { buckets, leases, claim, apiKey, index } = data;
  for (const [key, bucket] of buckets) if (fullAt(bucket) <= now) buckets.delete(key);
  for (const [key, expires] of leases) if (expires <= now) leases.delete(key);
  if (claim !== undefined && claim.until <= now) data.claim = undefined;
  if (apiKey !== undefined && keyRemovedAt(apiKey) <= now) data.apiKey = undefined;
  for (const [hash, until] of index ?? []) if (until <= now) index!.delete(hash);
}

/** Whether nothing is left to keep. */
export function isEmpty({ buckets, leases, claim, apiKey, index }: ObjectData): boolean {
  return buckets.size === 0 && leases.size === 0 && claim === undefined && apiKey === undefined &&
    (index === undefined || index.size === 0);
}

/** Returns the time at which nothing is left to keep; `Infinity` for never. */
export function emptyAt(
  { buckets, leases, claim, apiKey, index }: ObjectData,
  now: number,
): number {
  let until = now;
  for (const bucket of buckets.values()) until = Math.max(until, fullAt(bucket));
  for (const expires of leases.values()) until = Math.max(until, expires);
  if (claim !== undefined) until = Math.max(until, claim.until, now + CLAIM_ROW_MS);
  if (apiKey !== undefined) until = Math.max(until, keyRemovedAt(apiKey));
  for (const expires of index?.values() ?? []) until = Math.max(until, expires);
  return until;
}

function unchanged(answer: unknown): ObjectAnswer {
  return { answer: answer ?? null, changed: false };
}

function applyClaim(data: ObjectData, { answer, change }: ClaimDecision<unknown>): ObjectAnswer {
  if (change !== undefined) data.claim = change ?? undefined;
  return { answer, changed: change !== undefined };
}

function addEntry(data: ObjectData, { hash, until = Infinity, alone }: IndexEntry): ObjectAnswer {
  const index = data.index ??= new Map();
  if (alone && index.size > 0 && !index.has(hash)) return unchanged(false);
  index.set(hash, until);
  return { answer: true, changed: true };
}

/** Changes a time of the API key, and answers with its record as it was before. */
function changeKey(
  data: ObjectData,
  name: "revokedAt" | "lastUsedAt",
  at: number,
  choose: (a: number, b: number) => number,
): ObjectAnswer {
  const before = data.apiKey;
  if (before === undefined) return unchanged(undefined);
  const time = choose(before[name] ?? at, at);
  if (time === before[name]) return unchanged(before);
  data.apiKey = { ...before, [name]: time };
  return { answer: before, changed: true };
}
