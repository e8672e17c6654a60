/**
 * The buckets behind a limiter: in this process, or in a shared store.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { TakeContext } from "../core/store/store.ts";
import { isMemoryStore, memoryStore } from "../stores/memory.ts";
import type { MemoryStore } from "../stores/memory.ts";
import { answerWithoutStore, chargesFor, fitsAll, inOneSlot } from "./charges.ts";
import type { Asked, Change } from "./charges.ts";
import type { StoreFailure } from "./fallback.ts";
import { isPlainKey, storableKey } from "./keys.ts";
import { LocalBuckets } from "./local.ts";
import type { Policy } from "./policies.ts";
import type { Answer } from "./result.ts";
import type { LimiterSettings } from "./limiter-options.ts";
import { SharedBuckets } from "./shared.ts";
import type { MaybePromise } from "./types.ts";

/** All buckets of one limiter. */
export class Buckets {
  readonly scope: "isolate" | "global";
  readonly #clock: Clock;
  /** This process's own store: the only one, or the mirror of a shared one. */
  readonly #memory: MemoryStore;
  readonly #local: LocalBuckets;
  readonly #shared: SharedBuckets | undefined;

  constructor({ store, clock, maxKeys, ...sharing }: LimiterSettings) {
    const given = store ?? memoryStore({ maxKeys });
    this.scope = given.scope;
    this.#clock = clock;
    this.#memory = isMemoryStore(given) ? given : memoryStore({ maxKeys });
    this.#local = new LocalBuckets(this.#memory, clock);
    if (given !== this.#memory) {
      this.#shared = new SharedBuckets({ ...sharing, store: given, mirror: this.#memory });
    }
  }

  /** Takes what is asked, or nothing. */
  take(asked: Asked): MaybePromise<Answer> {
    const known = answerWithoutStore(asked, this.scope);
    if (known !== undefined) return known;
    const { key } = asked;
    // Long or unsafe keys are hashed first, which takes a promise.
    return isPlainKey(key)
      ? this.#take(asked, key)
      : storableKey(key).then((storable) => this.#take(asked, storable));
  }

  /** Changes every bucket of a client. */
  async change(asked: Asked, change: Change): Promise<Answer> {
    const known = answerWithoutStore(asked, this.scope);
    if (known !== undefined) return known;
    const storable = await storableKey(asked.key);
    if (this.#shared === undefined) return this.#local.change(asked, storable, change);
    const charges = chargesFor(asked.policies, inOneSlot(asked.kind, storable), change);
    return await this.#shared.change(charges, this.#context(asked));
  }

  /**
   * Gives tokens back where they were taken: in the store, or, when that had failed, in this process.
   *
   * @param reason Why the store had not answered, when it had not.
   * @returns Undefined when nothing is known of the state afterwards.
   */
  giveBack(
    asked: Asked,
    tokens: number,
    reason: StoreFailure | undefined,
  ): MaybePromise<Answer | undefined> {
    const { policies, kind, key } = asked;
    const change = { cost: 0 - tokens };
    if (policies.length === 0) return undefined;
    const give = (storable: string): MaybePromise<Answer | undefined> => {
      if (this.#shared === undefined) return this.#local.change(asked, storable, change);
      const charges = chargesFor(policies, inOneSlot(kind, storable), change);
      return this.#shared.giveBack(charges, this.#context(asked), reason);
    };
    return isPlainKey(key) ? give(key) : storableKey(key).then(give);
  }

  /** Resolves when the store answers in time. */
  async ping(policies: readonly Policy[]): Promise<void> {
    const look = chargesFor(policies, "{ping}", { cost: 0 });
    await this.#shared?.ping(look, this.#context({ now: this.#clock.now(), c: undefined }));
  }

  stats(): Record<string, number> {
    return { ...this.#shared?.stats(), ...this.#memory.stats() };
  }

  #take(asked: Asked, storable: string): MaybePromise<Answer> {
    return this.#shared === undefined
      ? this.#local.take(asked, storable)
      : this.#takeShared(this.#shared, asked, storable);
  }

  #takeShared(shared: SharedBuckets, asked: Asked, storable: string): MaybePromise<Answer> {
    // A cost that can never pass only looks, so that the answer can say what is left.
    const fits = fitsAll(asked);
    const cost = fits ? asked.cost : 0;
    const charges = chargesFor(asked.policies, inOneSlot(asked.kind, storable), { cost });
    const context = this.#context(asked);
    const known = cost > 0 ? shared.know(charges, context) : undefined;
    if (known !== undefined) return known;
    const answer = asked.byHand ? shared.ask(charges, context) : shared.decide(charges, context);
    return answer.then((late) => fits ? late : { ...late, allowed: false });
  }

  #context({ now, c }: { now: number; c: EdgeContext | undefined }): TakeContext {
    return { now, clock: this.#clock, c };
  }
}
