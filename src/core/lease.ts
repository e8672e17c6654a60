/**
 * Permits that expire. On Workers nothing of a request runs once its client has left, not even
 * `finally`: a permit that must be given back is a permit that will leak. So every permit is a
 * lease, and one that was not given back in time is simply free again.
 *
 * Plain data only, no timer and no promise: it may be shared by the requests of a Worker.
 *
 * @module
 */

/** No permit was free. */
export const NO_PERMIT = -1;

/** How many permits are out, and since when. Memory: one map entry per permit held. */
export class Leases {
  /** How long a permit is good for, in ms. */
  readonly ttl: number;
  /** Permits that expired without having been given back, since the start. */
  expired = 0;
  // All leases last equally long, so the order of insertion is the order of expiry.
  readonly #takenAt = new Map<number, number>();
  #lastPermit = 0;
  #lastNow = -Infinity;

  /** @param ttl How long a permit is good for, in ms. */
  constructor(ttl: number) {
    this.ttl = ttl;
  }

  /** How many permits are out, expired ones included. */
  get size(): number {
    return this.#takenAt.size;
  }

  /** Takes a permit when fewer than `max` are out; {@link NO_PERMIT} otherwise. */
  take(now: number, max: number): number {
    this.#follow(now);
    // While there is room nobody needs to look for expired ones.
    if (this.#takenAt.size >= max && this.held(now) >= max) return NO_PERMIT;
    const permit = ++this.#lastPermit;
    this.#takenAt.set(permit, now);
    return permit;
  }

  /** Gives a permit back; false when it had expired, so somebody else may have it by now. */
  release(permit: number): boolean {
    return this.#takenAt.delete(permit);
  }

  /** Takes all permits back. Those still out are no longer good; later ones differ from them. */
  clear(): void {
    this.#takenAt.clear();
  }

  /** How many permits are out and good at this time. */
  held(now: number): number {
    this.#follow(now);
    for (const [permit, takenAt] of this.#takenAt) {
      if (now - takenAt < this.ttl) break;
      this.#takenAt.delete(permit);
      this.expired++;
    }
    return this.#takenAt.size;
  }

  /** When the oldest permit expires, in ms from now; 0 when none is out. */
  nextExpiry(now: number): number {
    for (const takenAt of this.#takenAt.values()) return Math.max(0, takenAt + this.ttl - now);
    return 0;
  }

  /** The clock stepped back: no lease may last longer than one ttl from now on. */
  #follow(now: number): void {
    if (now < this.#lastNow) {
      for (const [permit, takenAt] of this.#takenAt) {
        if (takenAt > now) this.#takenAt.set(permit, now);
      }
    }
    this.#lastNow = now;
  }
}
