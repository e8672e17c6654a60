/**
 * Slots of requests that wait for their client.
 *
 * @module
 */
import type { BodyWatcher } from "../../core/body/watched-request.ts";
import type { Clock } from "../../core/clock.ts";
import { NO_PERMIT } from "../breaker/leases.ts";
import { ClientWait } from "../client/client-wait.ts";
import { BulkheadFullError } from "../errors/errors.ts";
import type { Slots } from "./slots.ts";

/**
 * The slot of one request while it works. The slot is released while the request waits for its
 * client's body. Between chunks it is taken back even beyond the limit, because the request has
 * begun. At the end of the body, where the actual work begins, the request waits for a free slot.
 * Otherwise bodies that all end at once would all be processed at once.
 */
export class Occupancy implements BodyWatcher {
  readonly #slots: Slots;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #enteredAt: number;
  readonly #enforces: boolean;
  #wait: ClientWait | undefined = undefined;
  #permit: number;
  #isOver = false;

  /**
   * @param name The name of the bulkhead's owner, for errors.
   * @param enforces Whether a request may be delayed or refused at the end of its body.
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
  }

  waits(): void {
    if (this.#isOver || this.#permit === NO_PERMIT) return;
    this.#wait ??= new ClientWait(this.#clock);
    this.#wait.waits();
    this.#slots.giveBack(this.#permit);
    this.#permit = NO_PERMIT;
  }

  goesOn(hasEnded: boolean): Promise<void> | void {
    if (this.#isOver || this.#permit !== NO_PERMIT) return;
    this.#wait?.goesOn();
    const now = this.#clock.now();
    const mustWait = hasEnded && this.#enforces;
    this.#permit = mustWait ? this.#slots.take(now) : this.#slots.takeBeyond(now);
    if (mustWait && this.#permit === NO_PERMIT) return this.#queue(now);
  }

  /** Ends the work, and releases the slot. */
  end(): void {
    this.#isOver = true;
    if (this.#permit !== NO_PERMIT) {
      this.#slots.release(this.#permit, this.#enteredAt + (this.#wait?.ms ?? 0));
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
