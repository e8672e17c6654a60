/**
 * Requests to the buckets of one client, and their answers.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Charge } from "../core/store/store.ts";
import type { StoreFailure } from "./fallback.ts";
import type { ClientKind } from "./keys.ts";
import type { LimitPolicy } from "./policies.ts";

/** One request of a limiter to its buckets. */
export interface BucketRequest {
  readonly policies: readonly LimitPolicy[];
  readonly kind: ClientKind;
  /** The client's key, as given. */
  readonly key: string;
  /** Number of tokens. */
  readonly cost: number;
  /** The time of the decision, in ms. */
  readonly now: number;
  readonly c: EdgeContext | undefined;
  /**
   * Made by a method of the limiter, which rejects for what the store cannot do; a guard does not.
   */
  readonly byHand: boolean;
}

/** The answer of a store, or its substitute when the store fails. */
export interface BucketAnswer {
  readonly allowed: boolean;
  /** For each policy, the units spent now. */
  readonly spent: readonly number[];
  readonly scope: "isolate" | "global";
  /** Why the store did not answer. */
  readonly reason?: StoreFailure;
  /** Whether the request is refused because the store fails and `failMode` is `"closed"`. */
  readonly unavailable?: boolean;
}

/** A change to a bucket. */
export interface BucketChange {
  readonly cost: number;
  readonly force?: boolean;
  readonly blockMs?: number;
}

/** One charge per policy for one client; `client` is `ip:192.0.2.1` or `key:user-1`. */
export function chargesFor(
  policies: readonly LimitPolicy[],
  client: string,
  { cost, force, blockMs }: BucketChange,
): Charge[] {
  return policies.map(({ prefix, varies, limit, window, capacity }) => {
    const charge: Charge = { key: prefix + client, limit, window, capacity, cost };
    if (!varies && !force && !blockMs) return charge;
    return {
      ...charge,
      ...(varies && { varies }),
      ...(force && { force }),
      // Spent so far beyond empty that the first token flows back only after `blockMs`.
      ...(blockMs && { atLeast: (capacity - 1) * window + blockMs * limit }),
    };
  });
}

/** Whether the cost is within the size of every bucket; a larger one can never pass. */
export function fitsAll({ policies, cost }: BucketRequest): boolean {
  for (const policy of policies) if (cost > policy.capacity) return false;
  return true;
}

/** The answer when no bucket is needed: no policy limits the request, or a limit of 0 blocks it. */
export function answerWithoutStore(
  { policies }: BucketRequest,
  scope: BucketAnswer["scope"],
): BucketAnswer | undefined {
  let isBlocked = false;
  for (const { capacity } of policies) if (capacity === 0) isBlocked = true;
  if (policies.length > 0 && !isBlocked) return undefined;
  return { allowed: !isBlocked, spent: policies.map(() => 0), scope };
}

/** Wraps the client in a Redis Cluster hash tag, which keeps all its buckets in one slot. */
export function inOneSlot(kind: ClientKind, storable: string): string {
  return `{${kind}:${storable}}`;
}

/** Checks the key of a call by hand. */
export function checkKey(key: unknown): void {
  if (typeof key === "string") return;
  const write = /number|bigint/.test(typeof key) ? `; write "${key}"` : "";
  throw optionChecks("limiter").error("key", 'a text, as in limiter.take("user-1")', key, write);
}

/** Every take comes here, so the checker is created for an invalid value only: it is not cheap. */
export function checkTokens(method: string, tokens: unknown): void {
  if (typeof tokens === "number" && tokens >= 0 && tokens < Infinity) return;
  optionChecks(method).number("tokens", tokens, 0);
}
