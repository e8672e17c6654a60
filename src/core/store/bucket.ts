/**
 * The arithmetic of a token bucket, shared by the limiter and every store that computes in this
 * process.
 *
 * This is the generic cell rate algorithm (GCRA; ITU-T I.371, Annex A): equal to a token bucket
 * that refills continuously, with one number of state. Everything is counted in units: a token is
 * `window` units, `limit` units flow back per millisecond. Whole limits and windows therefore give
 * whole numbers, and no rounding, from windows of 1 ms to windows of 10 years.
 *
 * @module
 */
import type { Charge } from "./store.ts";

/** The size of a bucket: what of a {@link Charge} does not change from request to request. */
export type Bucket = Pick<Charge, "limit" | "window" | "capacity">;

/** What an empty bucket has spent, in units. */
export function fullySpent(bucket: Bucket): number {
  return bucket.capacity * bucket.window;
}

/**
 * What is spent after a charge, in units, or -1 when the charge is refused.
 *
 * @param spent Units spent before, already reduced by what has flowed back.
 */
export function spend(spent: number, charge: Charge): number {
  const { cost, window } = charge;
  let after = spent + cost * window;
  if (cost > 0 && after > fullySpent(charge) && !charge.force) return -1;
  if (after < 0) after = 0;
  return charge.atLeast !== undefined && after < charge.atLeast ? charge.atLeast : after;
}

/** Whole tokens that can be taken now. */
export function remaining(spent: number, bucket: Bucket): number {
  const left = Math.floor((fullySpent(bucket) - spent) / bucket.window);
  return left > 0 ? left : 0;
}

/** Milliseconds until `cost` tokens can be taken; 0 when they can be taken now. */
export function waitFor(spent: number, cost: number, bucket: Bucket): number {
  const over = spent + cost * bucket.window - fullySpent(bucket);
  return over > 0 ? over / bucket.limit : 0;
}

/** Milliseconds until one token more than now can be taken; 0 for a full bucket. */
export function nextToken(spent: number, bucket: Bucket): number {
  if (spent === 0) return 0;
  const next = Math.min(remaining(spent, bucket) + 1, bucket.capacity);
  return waitFor(spent, next, bucket);
}

/** Milliseconds until the bucket is full again. */
export function untilFull(spent: number, bucket: Bucket): number {
  return spent / bucket.limit;
}
