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

/** A permit is a number: which place it is, and which of the many that have had that place. */
const PLACES = 2 ** 20;
const FREE = 0;

/** How many permits are out, and since when. Memory: 24 bytes per permit that was out at once. */
export class Leases {
  /** How long a permit is good for, in ms. */
  readonly ttl: number;
  /** Permits that expired without having been given back, since the start. */
  expired = 0;
  /** How many permits are out, expired ones included. */
  size = 0;
  readonly #permits: number[] = [];
  readonly #takenAt: number[] = [];
  readonly #freePlaces: number[] = [];
  #granted = 0;
  #lastNow = -Infinity;
  /** Before this nothing can have expired. */
  #quietUntil = 0;

  /** @param ttl How long a permit is good for, in ms. */
  constructor(ttl: number) {
    this.ttl = ttl;
  }

  /** Takes a permit when fewer than `max` are out; {@link NO_PERMIT} otherwise. */
  take(now: number, max: number): number {
    this.#follow(now);
    // While there is room nobody needs to look for expired ones.
    if (this.size >= max && this.held(now) >= max) return NO_PERMIT;
    const place = this.#freePlaces.pop() ?? this.#permits.length;
    if (place >= PLACES) return NO_PERMIT;
    const permit = ++this.#granted * PLACES + place;
    this.#permits[place] = permit;
    this.#takenAt[place] = now;
    if (this.size++ === 0) this.#quietUntil = now + this.ttl;
    return permit;
  }

  /** Gives a permit back; false when it had expired, so somebody else may have it by now. */
  release(permit: number): boolean {
    const place = placeOf(permit);
    if (this.#permits[place] !== permit) return false;
    this.#permits[place] = FREE;
    this.#freePlaces.push(place);
    this.size--;
    return true;
  }

  /** Takes all permits back. Those still out are no longer good; later ones differ from them. */
  clear(): void {
    for (const permit of this.#permits) if (permit !== FREE) this.release(permit);
  }

  /** How many permits are out and good at this time. */
  held(now: number): number {
    this.#follow(now);
    if (now < this.#quietUntil) return this.size;
    for (const permit of this.#permits) {
      if (permit === FREE || now - this.#takenAt[placeOf(permit)] < this.ttl) continue;
      this.release(permit);
      this.expired++;
    }
    this.#quietUntil = now + this.nextExpiry(now);
    return this.size;
  }

  /** When the oldest permit expires, in ms from now; 0 when none is out. */
  nextExpiry(now: number): number {
    let oldest = Infinity;
    for (const permit of this.#permits) {
      if (permit !== FREE) oldest = Math.min(oldest, this.#takenAt[placeOf(permit)]);
    }
    return oldest === Infinity ? 0 : Math.max(0, oldest + this.ttl - now);
  }

  /** The clock stepped back: no lease may last longer than one ttl from now on. */
  #follow(now: number): void {
    if (now < this.#lastNow) {
      for (let place = 0; place < this.#takenAt.length; place++) {
        this.#takenAt[place] = Math.min(this.#takenAt[place], now);
      }
      this.#quietUntil = now;
    }
    this.#lastNow = now;
  }
}

/** `permit % PLACES`, several times faster: permits are far beyond 31 bits. */
function placeOf(permit: number): number {
  return permit - Math.floor(permit / PLACES) * PLACES;
}
