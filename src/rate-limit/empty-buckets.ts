/**
 * Until when a bucket may be empty, so that others need not be looked up.
 *
 * @module
 */
import { waitFor } from "../core/store/bucket.ts";
import type { Take } from "../core/store/store.ts";

/** The buckets of one limiter that are empty, as one time: it is cheaper than a look-up. */
export class EmptyBuckets {
  #until = -Infinity;

  /** Notes the units spent after a take. */
  note(take: Take, spent: readonly number[], now: number): void {
    for (let i = 0; i < take.length; i++) {
      const wait = waitFor(spent[i], 1, take[i]);
      if (wait > 0 && now + wait > this.#until) this.#until = now + wait;
    }
  }

  /**
   * Whether the buckets of a take may have too few tokens. True for several tokens and for a limit
   * that varies by request, because only one token of the same limit is noted.
   */
  mayRefuse(take: Take, now: number): boolean {
    return now < this.#until || take.some(({ cost, varies }) => cost > 1 || varies === true);
  }
}
