/**
 * Decides a batch of takes on buckets that are read before and written afterwards: for stores that
 * compute in this process and keep their data elsewhere.
 *
 * @module
 */
import { spend } from "../core/store/bucket.ts";
import type { Charge, Take, TakeResult } from "../core/store/store.ts";

/** A stored bucket: the units spent at a given time, and the units that flow back per ms. */
export interface KeptBucket {
  readonly spent: number;
  /** The time, in ms. */
  readonly at: number;
  readonly limit: number;
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
  const spent = new Map<string, number>();
  const changed = new Map<string, KeptBucket>();
  const spentOn = ({ key }: Charge): number => {
    let units = spent.get(key);
    if (units === undefined) spent.set(key, units = spentBy(read(key), now));
    return units;
  };
  const results = batch.map((take): TakeResult => {
    const before = take.map(spentOn);
    const allowed = take.every((charge) => {
      const after = spend(spentOn(charge), charge);
      if (after >= 0) spent.set(charge.key, after);
      return after >= 0;
    });
    if (!allowed) take.forEach(({ key }, i) => spent.set(key, before[i]));
    for (const [i, { key, limit }] of take.entries()) {
      const units = spent.get(key)!;
      if (units !== before[i]) changed.set(key, { spent: units, at: now, limit });
    }
    return { allowed, spent: take.map(spentOn) };
  });
  return { results, changed };
}
