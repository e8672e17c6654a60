/**
 * Decides a batch of takes over buckets that are read beforehand and written afterwards: for stores
 * that compute here and keep elsewhere.
 *
 * @module
 */
import { spend } from "../core/store/bucket.ts";
import type { Charge, Take, TakeResult } from "../core/store/store.ts";

/** A bucket as it is kept: the units spent at a moment, and how many flow back per ms. */
export interface KeptBucket {
  readonly spent: number;
  /** The moment, in ms. */
  readonly at: number;
  readonly limit: number;
}

/** Units spent and not flowed back at a moment. */
export function spentBy(bucket: KeptBucket | undefined, now: number): number {
  if (bucket === undefined) return 0;
  const spent = bucket.spent - Math.max(0, now - bucket.at) * bucket.limit;
  return spent > 0 ? spent : 0;
}

/** The moment at which a bucket is full again and means nothing any more. */
export function fullAt({ spent, at, limit }: KeptBucket): number {
  return at + spent / limit;
}

/** What came of a batch. */
export interface Decided {
  readonly results: TakeResult[];
  /** The buckets that are not as they were; those that are full again have `spent` 0. */
  readonly changed: Map<string, KeptBucket>;
}

/**
 * Decides takes in order, each all or nothing.
 *
 * @param read What is kept under a key.
 * @param now The moment, in ms: not before any that was used earlier.
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
