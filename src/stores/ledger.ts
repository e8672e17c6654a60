/**
 * Decides a batch of takes on buckets that are read before and written afterwards: for stores that
 * compute in this process and keep their data elsewhere.
 *
 * @module
 */
import { carryOver, fullySpent, spend } from "../core/store/bucket.ts";
import type { Charge, Take, TakeResult } from "../core/store/store.ts";

/** A stored bucket: the units spent at a given time, and the units that flow back per ms. */
export interface KeptBucket {
  readonly spent: number;
  /** The time, in ms. */
  readonly at: number;
  readonly limit: number;
  /** The units spent of an empty bucket, if the limit varies. */
  readonly size?: number | undefined;
}

/** Returns the units spent and not flowed back at a given time. */
export function spentBy(bucket: KeptBucket | undefined, now: number): number {
  if (bucket === undefined) return 0;
  const spent = bucket.spent - Math.max(0, now - bucket.at) * bucket.limit;
  return spent > 0 ? spent : 0;
}

/** Returns the time at which a bucket is full again and can be removed. */
export function fullAt({ spent, at, limit }: KeptBucket): number {
  return at + spent / limit;
}

/** The result of a batch. */
export interface Decided {
  readonly results: TakeResult[];
  /** The changed buckets; those that are full again have a `spent` of 0. */
  readonly changed: Map<string, KeptBucket>;
}

/**
 * Decides takes in order, each all or nothing.
 *
 * @param read Returns the stored bucket of a key.
 * @param now The time, in ms: not earlier than that of any stored bucket.
 */
export function decide(
  batch: readonly Take[],
  read: (key: string) => KeptBucket | undefined,
  now: number,
): Decided {
  const changed = new Map<string, KeptBucket>();
  const spentOn = (charge: Charge): number => {
    const kept = changed.get(charge.key) ?? read(charge.key);
    const spent = spentBy(kept, now);
    if (kept?.size === undefined) return spent;
    return carryOver(spent, { limit: kept.limit, size: kept.size }, charge);
  };
  const results = batch.map((take): TakeResult => {
    const before = take.map(({ key }) => changed.get(key));
    const allowed = take.every((charge) => {
      const spent = spentOn(charge);
      const after = spend(spent, charge);
      if (after >= 0 && after !== spent) changed.set(charge.key, keep(charge, after, now));
      return after >= 0;
    });
    if (!allowed) {
      take.forEach(({ key }, i) => {
        const earlier = before[i];
        if (earlier === undefined) changed.delete(key);
        else changed.set(key, earlier);
      });
    }
    return { allowed, spent: take.map(spentOn) };
  });
  return { results, changed };
}

function keep(charge: Charge, spent: number, at: number): KeptBucket {
  const { limit, varies } = charge;
  return { spent, at, limit, ...(varies && { size: fullySpent(charge) }) };
}
