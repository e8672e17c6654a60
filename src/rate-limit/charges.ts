/**
 * What is asked of a limiter, and what that means for each bucket.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Charge } from "../core/store/store.ts";
import type { ClientKind } from "./keys.ts";
import type { Policy } from "./policies.ts";
import type { Answer } from "./result.ts";

/** One question to a limiter. */
export interface Asked {
  readonly policies: readonly Policy[];
  readonly kind: ClientKind;
  /** The client's key, as given. */
  readonly key: string;
  readonly cost: number;
  /** The time of the decision, in ms. */
  readonly now: number;
  readonly c: EdgeContext | undefined;
  /** Asked by a method of the limiter: what the store cannot do rejects. A guard never fails. */
  readonly byHand: boolean;
}

/** What is done to a bucket. */
export interface Change {
  readonly cost: number;
  readonly force?: boolean;
  readonly blockMs?: number;
}

/** One charge per policy, all for one client: `client` is `ip:192.0.2.1` or `key:user-1`. */
export function chargesFor(
  policies: readonly Policy[],
  client: string,
  { cost, force, blockMs }: Change,
): Charge[] {
  return policies.map(({ prefix, charges, limit, window, capacity }) => ({
    ...charges.ip,
    key: prefix + client,
    cost,
    ...(force && { force }),
    // Spent so far beyond empty that the first token is there only after `blockMs`.
    ...(blockMs && { atLeast: (capacity - 1) * window + blockMs * limit }),
  }));
}

/** A cost beyond a bucket's size can never pass. */
export function fitsAll({ policies, cost }: Asked): boolean {
  for (const policy of policies) if (cost > policy.capacity) return false;
  return true;
}

/** What needs no bucket: nothing limits the request, or a limit of 0 blocks it. */
export function answerWithoutStore(
  { policies }: Asked,
  scope: Answer["scope"],
): Answer | undefined {
  let isBlocked = false;
  for (const { capacity } of policies) if (capacity === 0) isBlocked = true;
  if (policies.length > 0 && !isBlocked) return undefined;
  return { allowed: !isBlocked, spent: policies.map(() => 0), scope };
}

/** A Redis Cluster hash tag around the client: all its buckets lie in one slot. */
export function inOneSlot(kind: ClientKind, storable: string): string {
  return `{${kind}:${storable}}`;
}
