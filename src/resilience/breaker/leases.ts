/**
 * Permits that expire. On Workers no code of a request runs once its client has left, not even
 * `finally`, so a permit that must be released would leak. Therefore every permit is a lease: it is
 * free again if it was not released in time.
 *
 * Plain data without timers or promises, so requests of a Worker may share it.
 *
 * @module
 */

/** No permit was free. */
export const NO_PERMIT = -1;

/** A permit is a number that combines its place with a serial number. */
const PLACES = 0x100000;
const FREE = 0;

/** The permits in use, and when each was taken. Memory: 24 bytes per permit of the peak. */
export class Leases {
  /** How long a permit is valid, in ms. */
  readonly ttl: number;
  /** Permits that expired without being released, since the start. */
  expired = 0;
  /** Permits in use, including expired ones. */
  size = 0;
  readonly #permits: number[] = [];
  readonly #takenAt: number[] = [];
  readonly #freePlaces: number[] = [];
  #granted = 0;
  #lastNow = -Infinity;
  /** No permit can expire before this time. */
  #quietUntil = 0;

  /** @param ttl How long a permit is valid, in ms. */
  constructor(ttl: number) {
    this.ttl = ttl;
  }

  /** Takes a permit if fewer than `max` are in use; {@link NO_PERMIT} otherwise. */
  take(now: number, max: number): number {
    this.#follow(now);
    // Expired permits matter only at the limit.
    if (this.size >= max && this.held(now) >= max) return NO_PERMIT;
    const place = this.#freePlaces.pop() ?? this.#permits.length;
    if (place >= PLACES) return NO_PERMIT;
    const permit = ++this.#granted * PLACES + place;
    this.#permits[place] = permit;
    this.#takenAt[place] = now;
    if (this.size++ === 0) this.#quietUntil = now + this.ttl;
    return permit;
  }

  /** Releases a permit; false if it had expired, because it may be in use again. */
  release(permit: number): boolean {
    const place = placeOf(permit);
    if (this.#permits[place] !== permit) return false;
    this.#permits[place] = FREE;
    this.#freePlaces.push(place);
    this.size--;
    return true;
  }

  /** Invalidates all permits. Later permits have new numbers. */
  clear(): void {
    for (const permit of this.#permits) if (permit !== FREE) this.release(permit);
  }

  /** Number of valid permits in use. */
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

  /** When the oldest permit expires, in ms from now; 0 when none is in use. */
  nextExpiry(now: number): number {
    let oldest = Infinity;
    for (const permit of this.#permits) {
      if (permit !== FREE) oldest = Math.min(oldest, this.#takenAt[placeOf(permit)]);
    }
    return oldest === Infinity ? 0 : Math.max(0, oldest + this.ttl - now);
  }

  /** After the clock stepped back, no lease may last longer than one ttl from now. */
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

/** `permit % PLACES`, but several times faster for numbers beyond 31 bits. */
function placeOf(permit: number): number {
  return permit - Math.floor(permit / PLACES) * PLACES;
}
