/**
 * The time that a request waits for its own client is not the time of its work: it takes no slot, and
 * makes no call slow.
 *
 * @module
 */
import type { Clock } from "../../core/clock.ts";
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import { NO_PERMIT } from "../breaker/leases.ts";
import type { Circuits } from "../breaker/circuits.ts";
import { BulkheadFullError } from "../errors.ts";
import type { Slots } from "../parts/slots.ts";

/** How long a request has waited for its client. */
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

const NO_WAIT = () => 0;

/**
 * Has the waiting for the client measured, where circuits ask for slow calls.
 *
 * @returns The time waited so far, in ms.
 */
export function clientWait(
  { settings, clock }: Circuits,
  watch: (watcher: BodyWatcher) => void,
): () => number {
  if (settings.slowMs === Infinity) return NO_WAIT;
  const wait = new ClientWait(clock);
  watch(wait);
  return () => wait.ms;
}

/**
 * A slot that a request has while it works. Between the chunks of its body it takes the slot back
 * whether or not there is room, for it has begun; at the end of the body, when the work begins that
 * the slot is for, it waits until there is room. Otherwise bodies that end all at once would be
 * worked on all at once.
 */
export class Occupancy implements BodyWatcher {
  readonly #slots: Slots;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #wait: ClientWait;
  readonly #enteredAt: number;
  readonly #enforces: boolean;
  #permit: number;
  #isOver = false;

  /**
   * @param name Whose slots they are, for errors.
   * @param enforces False when nothing is to be held up.
   */
  constructor(
    slots: Slots,
    permit: number,
    enteredAt: number,
    clock: Clock,
    name: string,
    enforces = true,
  ) {
    this.#enforces = enforces;
    this.#slots = slots;
    this.#permit = permit;
    this.#enteredAt = enteredAt;
    this.#clock = clock;
    this.#name = name;
    this.#wait = new ClientWait(clock);
  }

  waits(): void {
    if (this.#isOver || this.#permit === NO_PERMIT) return;
    this.#wait.waits();
    this.#slots.giveBack(this.#permit);
    this.#permit = NO_PERMIT;
  }

  goesOn(hasEnded: boolean): Promise<void> | void {
    if (this.#isOver || this.#permit !== NO_PERMIT) return;
    this.#wait.goesOn();
    const now = this.#clock.now();
    const mustWait = hasEnded && this.#enforces;
    this.#permit = mustWait ? this.#slots.take(now) : this.#slots.takeBeyond(now);
    if (mustWait && this.#permit === NO_PERMIT) return this.#queue(now);
  }

  /** The work is over: gives the slot back, for good. */
  end(): void {
    this.#isOver = true;
    if (this.#permit !== NO_PERMIT) {
      this.#slots.release(this.#permit, this.#enteredAt + this.#wait.ms);
    }
  }

  #queue(now: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const refuse = () =>
        reject(new BulkheadFullError({ upstream: this.#name, retryAfterMs: 1_000 }));
      const waiter = this.#slots.waitAgain(now, (permit) => {
        if (permit === NO_PERMIT) return refuse();
        if (this.#isOver) this.#slots.giveBack(permit);
        else this.#permit = permit;
        resolve();
      });
      if (waiter === undefined) {
        this.#slots.refused++;
        refuse();
      }
    });
  }
}
