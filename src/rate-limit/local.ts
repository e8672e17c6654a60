/**
 * Buckets in this process: every answer at once.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { TakeContext } from "../core/store/store.ts";
import type { MemoryStore } from "../stores/memory.ts";
import { chargesFor, fitsAll } from "./charges.ts";
import type { Asked, Change } from "./charges.ts";
import type { Answer } from "./result.ts";

/** A memory store, asked by a limiter. */
export class LocalBuckets {
  readonly #store: MemoryStore;
  readonly #clock: Clock;

  constructor(store: MemoryStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Takes what is asked. A cost that can never pass only looks, so as to say what is left. */
  take(asked: Asked, storable: string): Answer {
    const fits = fitsAll(asked);
    const cost = fits ? asked.cost : 0;
    if (asked.policies.length === 1) return this.#takeOne(asked, storable, cost, fits);
    const { allowed, spent, scope } = this.change(asked, storable, { cost });
    return { allowed: allowed && fits, spent, scope };
  }

  /** Changes every bucket of a client. */
  change({ policies, kind, now, c }: Asked, storable: string, change: Change): Answer {
    const context: TakeContext = { now, clock: this.#clock, c };
    const charges = chargesFor(policies, `${kind}:${storable}`, change);
    const [{ allowed, spent }] = this.#store.take([charges], context);
    return { allowed, spent, scope: this.#store.scope };
  }

  /** The hot path: one policy, and no key put together. */
  #takeOne({ policies, kind, now }: Asked, storable: string, cost: number, fits: boolean): Answer {
    const charge = policies[0].charges[kind];
    const charged = cost === 1 ? charge : { ...charge, cost };
    const spent = this.#store.takeOne(charged, storable, now, this.#clock);
    const allowed = spent >= 0 && fits;
    return { allowed, spent: [spent >= 0 ? spent : -1 - spent], scope: this.#store.scope };
  }
}
