/**
 * Measures how long a request waits for its client's body: that time does not make a call slow.
 *
 * @module
 */
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import type { Clock } from "../../core/clock.ts";

/** The time that one request has waited for its client. */
export class ClientWait implements BodyWatcher {
  readonly #clock: Clock;
  #ms = 0;
  #since: number | undefined = undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The time waited so far, in ms. */
  get ms(): number {
    return this.#ms + (this.#since === undefined ? 0 : this.#elapsed(this.#since));
  }

  waits(): void {
    this.#since ??= this.#clock.now();
  }

  goesOn(): void {
    if (this.#since !== undefined) this.#ms += this.#elapsed(this.#since);
    this.#since = undefined;
  }

  #elapsed(since: number): number {
    return Math.max(0, this.#clock.now() - since);
  }
}
