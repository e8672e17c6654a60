/**
 * Buckets in a shared store, as this process sees them: what must be asked, what is known already,
 * and what stands in for the store while it fails.
 *
 * @module
 */
import { remaining, waitFor } from "../core/store/bucket.ts";
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import type { MemoryStore } from "../stores/memory.ts";
import { StoreGuard } from "./fallback.ts";
import type { StoreFailure } from "./fallback.ts";
import { Leases } from "./token-leases.ts";
import type { Answer } from "./result.ts";
import type { FailMode } from "./types.ts";

/** How a shared store is used. */
export interface SharedSettings {
  readonly store: Store;
  readonly failMode: FailMode;
  readonly timeoutMs: number;
  readonly consistency: "exact" | "lease";
  /**
   * Takes may soon be given back, by any instance: a refusal then says nothing of the next moment,
   * and tokens are not taken ahead.
   */
  readonly givesBack: boolean;
  /** Mirrors what the store last said of each key; bounded. */
  readonly mirror: MemoryStore;
}

/**
 * Asks a shared store as rarely as is exact.
 *
 * A bucket can only get emptier than the store last said, less what has flowed back since (others
 * take from it too). So a key that is refused by that reckoning is refused without a round trip,
 * until the exact time at which it could pass. And when the store fails, counting goes on from
 * there: a store that blinks loses no limit.
 */
export class SharedBuckets {
  readonly #store: Store;
  readonly #failMode: FailMode;
  readonly #guard: StoreGuard;
  readonly #mirror: MemoryStore;
  readonly #leases: Leases | undefined;
  readonly #givesBack: boolean;
  #fallbacks = 0;
  #known = 0;

  constructor(settings: SharedSettings) {
    const { store, failMode, timeoutMs, consistency, givesBack, mirror } = settings;
    this.#store = store;
    this.#failMode = failMode;
    this.#guard = new StoreGuard(store, timeoutMs);
    this.#mirror = mirror;
    this.#givesBack = givesBack;
    this.#leases = consistency === "lease" && !givesBack ? new Leases() : undefined;
  }

  /** The answer when it is known without asking: leased tokens, or a refusal that still holds. */
  know(take: Take, context: TakeContext): Answer | undefined {
    if (this.#givesBack) return undefined;
    const spent = this.#mirror.recall(take, context);
    const leased = this.#spendLease(take, spent, context);
    const isRefused = leased === undefined &&
      take.some((charge, i) => waitFor(spent[i], charge.cost, charge) > 0);
    if (leased === undefined && !isRefused) return undefined;
    this.#known++;
    return leased ?? { allowed: false, spent, scope: this.#store.scope };
  }

  /** As {@link ask}, and never rejects: what no store of this kind can do is a failure, too. */
  async decide(take: Take, context: TakeContext): Promise<Answer> {
    try {
      return await this.ask(take, context);
    } catch {
      return this.#withoutStore("store-error", take, context);
    }
  }

  /**
   * Gives back what was taken: in the store, or in its mirror when the store had failed for `reason`.
   *
   * @returns Undefined when that cannot be told, and the tokens flow back with time.
   */
  async giveBack(
    take: Take,
    context: TakeContext,
    reason: StoreFailure | undefined,
  ): Promise<Answer | undefined> {
    if (reason === undefined) {
      try {
        const answer = await this.change(take, context);
        return answer.reason === undefined ? answer : undefined;
      } catch {
        return undefined;
      }
    }
    if (this.#failMode !== "local") return undefined;
    return { ...this.#mirror.take([take], context)[0], scope: "isolate", reason };
  }

  /**
   * Asks the store; when it fails, does what `failMode` says. Rejects only for what no store of this
   * kind can do.
   */
  async ask(take: Take, context: TakeContext): Promise<Answer> {
    const leased = await this.#takeLease(take, context);
    if (leased !== undefined) return leased;
    const answers = await this.#guard.take([take], context);
    return typeof answers === "string"
      ? this.#withoutStore(answers, take, context)
      : this.#learn(take, answers[0], context);
  }

  /** Changes a bucket from outside: refunds, penalties, blocks. Leases on it are void then. */
  change(take: Take, context: TakeContext): Promise<Answer> {
    for (const { key, cost, atLeast } of take) {
      if (cost !== 0 || atLeast !== undefined) this.#leases?.drop(key);
    }
    return this.ask(take, context);
  }

  /** Resolves when the store answers in time. */
  async ping(take: Take, context: TakeContext): Promise<void> {
    await this.#guard.ping([take], context);
  }

  stats(): Record<string, number> {
    return {
      fallback_total: this.#fallbacks,
      answered_locally_total: this.#known,
      ...this.#guard.stats(),
    };
  }

  #learn(take: Take, { allowed, spent }: TakeResult, context: TakeContext): Answer {
    this.#mirror.adopt(take, spent, context);
    return { allowed, spent, scope: this.#store.scope };
  }

  #withoutStore(reason: StoreFailure, take: Take, context: TakeContext): Answer {
    this.#fallbacks++;
    if (this.#failMode === "local") {
      return { ...this.#mirror.take([take], context)[0], scope: "isolate", reason };
    }
    const allowed = this.#failMode === "open";
    return { allowed, spent: take.map(() => 0), scope: "isolate", reason, unavailable: !allowed };
  }

  #spendLease(take: Take, spent: readonly number[], { now }: TakeContext): Answer | undefined {
    if (this.#leases === undefined || !isLeasable(take)) return undefined;
    const [{ key, cost, window }] = take;
    if (!this.#leases.spend(key, cost, now)) return undefined;
    const parked = this.#leases.parked(key, now) * window;
    return { allowed: true, spent: [Math.max(0, spent[0] - parked)], scope: this.#store.scope };
  }

  async #takeLease(take: Take, context: TakeContext): Promise<Answer | undefined> {
    if (this.#leases === undefined || !isLeasable(take)) return undefined;
    const [charge] = take;
    const { key, cost, capacity, window } = charge;
    const left = remaining(this.#mirror.recall(take, context)[0], charge);
    const size = this.#leases.size(key, cost, capacity, left, context.now);
    if (size === cost) return undefined;
    const several = [{ ...charge, cost: size }];
    const answers = await this.#guard.take([several], context);
    if (typeof answers === "string" || !answers[0].allowed) {
      this.#leases.add(key, 0, context.now);
      return undefined;
    }
    const { spent } = this.#learn(several, answers[0], context);
    this.#leases.add(key, size - cost, context.clock.now());
    const own = Math.max(0, spent[0] - (size - cost) * window);
    return { allowed: true, spent: [own], scope: this.#store.scope };
  }
}

/** Leases are for the usual take: one policy, a cost, nothing forced. */
function isLeasable(take: Take): boolean {
  const { cost, force, atLeast } = take[0];
  return take.length === 1 && cost > 0 && !force && atLeast === undefined;
}
