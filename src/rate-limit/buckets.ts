/**
 * The buckets of one limiter: in this process, or in a shared store.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { Charge, Take, TakeContext } from "../core/store/store.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { isMemoryStore, memoryStore } from "../stores/memory.ts";
import type { MemoryStore } from "../stores/memory.ts";
import { answerWithoutStore, chargesFor, fitsAll, inOneSlot } from "./charges.ts";
import type { BucketAnswer, BucketChange, BucketRequest } from "./charges.ts";
import type { StoreFailure } from "./fallback.ts";
import { isPlainKey, storableKey } from "./keys.ts";
import type { LimiterSettings } from "./limiter-options.ts";
import type { LimitPolicy } from "./policies.ts";
import { SharedBuckets } from "./shared.ts";

/** All buckets of one limiter. */
export class Buckets {
  readonly scope: "isolate" | "global";
  /** The limiter's store if it is in memory: it answers at once. Undefined for a shared store. */
  readonly local: MemoryStore | undefined;
  readonly #clock: Clock;
  /** The local store, or the mirror of the shared one. */
  readonly #memory: MemoryStore;
  readonly #shared: SharedBuckets | undefined;

  constructor({ store, clock, maxKeys, ...sharing }: LimiterSettings) {
    const given = store ?? memoryStore({ maxKeys });
    this.scope = given.scope;
    this.#clock = clock;
    if (isMemoryStore(given)) {
      this.#memory = this.local = given;
    } else {
      this.#memory = memoryStore({ maxKeys });
      this.#shared = new SharedBuckets({ ...sharing, store: given, mirror: this.#memory });
    }
  }

  /** Takes the cost from every bucket, or nothing. */
  take(request: BucketRequest): MaybePromise<BucketAnswer> {
    const known = answerWithoutStore(request, this.scope);
    if (known !== undefined) return known;
    const { key } = request;
    // Long or unsafe keys are hashed, which is asynchronous.
    return isPlainKey(key)
      ? this.#take(request, key)
      : storableKey(key).then((storable) => this.#take(request, storable));
  }

  /** Changes every bucket of a client. */
  async change(request: BucketRequest, change: BucketChange): Promise<BucketAnswer> {
    const known = answerWithoutStore(request, this.scope);
    if (known !== undefined) return known;
    const storable = await storableKey(request.key);
    if (this.#shared === undefined) return this.#changeLocal(request, storable, change);
    const charges = chargesFor(request.policies, inOneSlot(request.kind, storable), change);
    return await this.#shared.change(charges, this.#context(request));
  }

  /**
   * Gives tokens back where they were taken: in the store, or in this process if the store had
   * failed.
   *
   * @param tokens The number of tokens for each policy.
   * @param reason Why the store had not answered the take.
   * @returns Undefined if the state afterwards is unknown.
   */
  giveBack(
    request: BucketRequest,
    tokens: readonly number[],
    reason: StoreFailure | undefined,
  ): MaybePromise<BucketAnswer | undefined> {
    const { policies, kind, key } = request;
    if (policies.length === 0) return undefined;
    const chargesOf = (client: string): Charge[] =>
      chargesFor(policies, client, { cost: 0 })
        .map((charge, i) => ({ ...charge, cost: 0 - tokens[i] }));
    const give = (storable: string): MaybePromise<BucketAnswer | undefined> =>
      this.#shared === undefined
        ? this.#takeLocal(chargesOf(`${kind}:${storable}`), request)
        : this.#shared.giveBack(
          chargesOf(inOneSlot(kind, storable)),
          this.#context(request),
          reason,
        );
    return isPlainKey(key) ? give(key) : storableKey(key).then(give);
  }

  /**
   * Resolves if the store writes in time.
   *
   * @param c The request, for stores that need its bindings.
   */
  async ping(policies: readonly LimitPolicy[], c: EdgeContext | undefined): Promise<void> {
    const look = chargesFor(policies, "{ping}", { cost: 0 });
    await this.#shared?.ping(look, this.#context({ now: this.#clock.now(), c }));
  }

  stats(): Record<string, number> {
    return { ...this.#shared?.stats(), ...this.#memory.stats() };
  }

  #take(request: BucketRequest, storable: string): MaybePromise<BucketAnswer> {
    // A cost that can never pass only looks, to report what is left.
    const fits = fitsAll(request);
    const cost = fits ? request.cost : 0;
    if (this.#shared === undefined) {
      const answer = this.#changeLocal(request, storable, { cost });
      return fits ? answer : { ...answer, allowed: false };
    }
    const charges = chargesFor(request.policies, inOneSlot(request.kind, storable), { cost });
    const context = this.#context(request);
    const known = cost > 0 ? this.#shared.know(charges, context) : undefined;
    if (known !== undefined) return known;
    const answer = request.byHand
      ? this.#shared.ask(charges, context)
      : this.#shared.decide(charges, context);
    return fits ? answer : answer.then((late) => ({ ...late, allowed: false }));
  }

  #changeLocal(request: BucketRequest, storable: string, change: BucketChange): BucketAnswer {
    const charges = chargesFor(request.policies, `${request.kind}:${storable}`, change);
    return this.#takeLocal(charges, request);
  }

  #takeLocal(take: Take, request: BucketRequest): BucketAnswer {
    const [{ allowed, spent }] = this.#memory.take([take], this.#context(request));
    return { allowed, spent, scope: this.scope };
  }

  #context({ now, c }: { now: number; c: EdgeContext | undefined }): TakeContext {
    return { now, clock: this.#clock, c };
  }
}
