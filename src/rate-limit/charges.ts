/**
 * What is asked of a limiter, and what that means for each bucket.
 *
 * @module
 */
import type { EdgeContext } from "../core/middleware.ts";
import type { Charge } from "../core/store.ts";
import type { Policy } from "./policies.ts";

/** One question to a limiter. */
export interface Asked {
  readonly policies: readonly Policy[];
  /** The client's key, as given. */
  readonly key: string;
  readonly cost: number;
  /** The time of the decision, in ms. */
  readonly now: number;
  readonly c: EdgeContext | undefined;
}

/** What is done to a bucket. */
export interface Change {
  readonly cost: number;
  readonly force?: boolean;
  readonly blockMs?: number;
}

/** One charge per policy, all for one client. */
export function chargesFor(
  policies: readonly Policy[],
  client: string,
  { cost, force, blockMs }: Change,
): Charge[] {
  return policies.map(({ charge, limit, window, capacity }) => ({
    ...charge,
    key: charge.key + client,
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

/** A Redis Cluster hash tag around the client: all its buckets lie in one slot. */
export function inOneSlot(storable: string): string {
  return `{${storable}}`;
}
