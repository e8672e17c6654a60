/**
 * Tokens that this process has admitted while the store failed, and that the store does not know.
 *
 * @module
 */
import { BoundedMap } from "../core/bounded-map.ts";
import { fullySpent } from "../core/store/bucket.ts";
import type { Charge, Take } from "../core/store/store.ts";

/** Maximum number of buckets; the oldest is forgotten first. */
const MAX_KEYS = 10_000;

/** The tokens that one limiter owes to its store. */
export class OwedTokens {
  readonly #tokens = new BoundedMap<number>(MAX_KEYS);

  /** Whether nothing is owed. */
  get isEmpty(): boolean {
    return this.#tokens.size === 0;
  }

  /** Adds the tokens of a take; those that it gives back are subtracted. */
  add(take: Take): void {
    for (const { key, cost } of take) {
      if (cost === 0) continue;
      const tokens = (this.#tokens.get(key) ?? 0) + cost;
      if (tokens > 0) this.#tokens.set(key, tokens);
      else this.#tokens.delete(key);
    }
  }

  /**
   * Removes and returns what is owed for the buckets of a take, as a take for each.
   *
   * @param spent The units spent of each bucket as this process knows it: tokens that have flowed
   *   back are not owed any more.
   */
  settle(take: Take, spent: readonly number[]): Charge[][] {
    const owed: Charge[][] = [];
    take.forEach((charge, i) => {
      const { force: _force, atLeast: _atLeast, ...bucket } = charge;
      const tokens = this.#tokens.get(charge.key);
      if (tokens === undefined) return;
      this.#tokens.delete(charge.key);
      const cost = Math.min(tokens, spent[i] / charge.window);
      if (cost > 0) owed.push([{ ...bucket, cost }]);
    });
    return owed;
  }
}

/** Returns the take that empties the bucket of a charge, but owes nothing. */
export function emptying([charge]: readonly Charge[]): Charge[] {
  return [{ ...charge, cost: 0, atLeast: fullySpent(charge) }];
}
