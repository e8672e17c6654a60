/**
 * The numbers of the store in memory: the times at which buckets are full again.
 *
 * @module
 */
import { warnOnce } from "../core/once.ts";
import { ExpiryTable } from "./table.ts";
import type { HashState } from "./table.ts";

/** Relative difference of times below which two limits are the same. */
const SAME_LIMIT = 1e-9;
/** Maximum relative error of two roundings of a double: twice `Number.EPSILON`. */
const TWO_ROUNDINGS = 4.440892098500626e-16;

/**
 * Returns the units spent and not flowed back. The table keeps a time, in ms; dividing by the limit
 * and multiplying again loses a fraction of a unit, which this corrects for whole units. The error
 * grows with the running time of this store and with the limit: units are exact while the product
 * of both is below 2^50 (100 000 per second for 130 days).
 */
export function spentAt(expires: number, time: number, limit: number): number {
  if (expires <= time) return 0;
  const spent = (expires - time) * limit;
  const whole = Math.round(spent);
  return Math.abs(spent - whole) <= 1 / 256 + expires * limit * TWO_ROUNDINGS ? whole : spent;
}

/**
 * Returns the time at which a bucket is full again if its limit has changed: the same share of its
 * tokens is spent. A debt beyond an empty bucket keeps its duration.
 *
 * @param before Time that the empty bucket took to fill up, in ms.
 * @param after The same for the current limit.
 */
export function sameShare(expires: number, time: number, before: number, after: number): number {
  const left = expires - time;
  if (left <= 0 || Math.abs(before - after) <= after * SAME_LIMIT) return expires;
  return time + (left <= before ? left * after / before : after + left - before);
}

/** Makes the table of a store; clients cannot choose keys that collide in it. */
export function makeTable(maxKeys: number): ExpiryTable {
  return new ExpiryTable(maxKeys, randomSeed(), () => warnOfFull(maxKeys));
}

function warnOfFull(maxKeys: number): void {
  warnOnce(
    `rateLimit: no room for another client (maxKeys: ${maxKeys}); evicted ones are counted by ` +
      "hash, together with others, and may be refused early: raise maxKeys",
  );
}

function randomSeed(): HashState {
  const [a, b] = crypto.getRandomValues(new Int32Array(2));
  return { a, b };
}
