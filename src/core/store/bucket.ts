/**
 * The arithmetic of a token bucket, used by the limiter and by stores that compute in this process.
 *
 * This is the generic cell rate algorithm (GCRA; ITU-T I.371, Annex A): equivalent to a token
 * bucket with continuous refill, with a single number as its state. All amounts are in units: a
 * token is `window` units, and `limit` units refill per millisecond. Integer limits and windows
 * therefore give integers, without rounding, for windows from 1 ms to 10 years.
 *
 * @module
 */
import type { Charge } from "./store.ts";

/** The size of a bucket: the part of a {@link Charge} that is the same for all requests. */
export type Bucket = Pick<Charge, "limit" | "window" | "capacity">;

/** Returns the units spent of an empty bucket. */
export function fullySpent(bucket: Bucket): number {
  return bucket.capacity * bucket.window;
}

/**
 * Returns the units spent after a charge, or -1 when the charge is refused.
 *
 * @param spent Units spent before the charge, after refill.
 */
export function spend(spent: number, charge: Charge): number {
  const { cost, window } = charge;
  let after = spent + cost * window;
  if (cost > 0 && after > fullySpent(charge) && !charge.force) return -1;
  if (after < 0) after = 0;
  return charge.atLeast !== undefined && after < charge.atLeast ? charge.atLeast : after;
}

/**
 * Returns the units spent of a bucket whose limit has changed: the same share. A debt beyond an
 * empty bucket, such as a block, keeps its duration.
 *
 * @param spent Units spent of the earlier bucket, after refill.
 * @param from The refill per ms, and the units spent of an empty bucket, before the change.
 */
export function carryOver(
  spent: number,
  from: { readonly limit: number; readonly size: number },
  to: Bucket,
): number {
  const size = fullySpent(to);
  if (from.limit === to.limit && from.size === size) return spent;
  return spent <= from.size
    ? spent * size / from.size
    : size + (spent - from.size) * to.limit / from.limit;
}

/** Returns the whole tokens that are available now. */
export function remaining(spent: number, bucket: Bucket): number {
  const left = Math.floor((fullySpent(bucket) - spent) / bucket.window);
  return left > 0 ? left : 0;
}

/** Returns the milliseconds until `cost` tokens are available; 0 when they are available now. */
export function waitFor(spent: number, cost: number, bucket: Bucket): number {
  const over = spent + cost * bucket.window - fullySpent(bucket);
  return over > 0 ? over / bucket.limit : 0;
}

/** Returns the milliseconds until one more token is available; 0 for a full bucket. */
export function nextToken(spent: number, bucket: Bucket): number {
  if (spent === 0) return 0;
  const next = Math.min(remaining(spent, bucket) + 1, bucket.capacity);
  return waitFor(spent, next, bucket);
}

/** Returns the milliseconds until the bucket is full. */
export function untilFull(spent: number, bucket: Bucket): number {
  return spent / bucket.limit;
}
