/**
 * Buckets in a shared store, as seen from this process: queries, answers that are already known,
 * and the substitute while the store fails.
 *
 * @module
 */
import { remaining, waitFor } from "../core/store/bucket.ts";
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import type { MemoryStore } from "../stores/memory.ts";
import type { BucketAnswer } from "./charges.ts";
import { EmptyBuckets } from "./empty-buckets.ts";
import { StoreGuard } from "./fallback.ts";
import type { StoreFailure } from "./fallback.ts";
import type { FailMode } from "./limiter-options.ts";
import { emptying, OwedTokens } from "./owed.ts";
import { TokenLeases } from "./token-leases.ts";

/** Settings of a shared store. */
export interface SharedSettings {
  /** The factory of the limiter, for warnings. */
  readonly factory: string;
  readonly store: Store;
  readonly failMode: FailMode;
  readonly timeoutMs: number;
  readonly consistency: "exact" | "lease";
  /**
   * Takes may be refunded soon, by any instance. A known refusal may therefore be outdated at once,
   * and tokens are not leased.
   */
  readonly givesBack: boolean;
  /** The store's last answer for each key; bounded. */
  readonly mirror: MemoryStore;
}

/** The effects of a failure, for the warning. */
const EFFECTS: Readonly<Record<FailMode, string>> = {
  local: "until it works again this process counts by itself",
  open: "until it works again all requests are admitted",
  closed: "until it works again all requests are refused",
};

/**
 * Queries the shared store only when the answer is not already certain.
 *
 * Other instances take from a bucket too, so it holds at most what the store last reported plus
 * what has flowed back since. A key that this refuses is refused without a round trip, until the
 * exact time at which it can pass. If the store fails, counting continues from the last answers: a
 * short failure resets no limit.
 */
export class SharedBuckets {
  readonly #store: Store;
  readonly #failMode: FailMode;
  readonly #guard: StoreGuard;
  readonly #mirror: MemoryStore;
  readonly #leases: TokenLeases | undefined;
  readonly #givesBack: boolean;
  readonly #owed = new OwedTokens();
  readonly #empty = new EmptyBuckets();
  #fallbacks = 0;
  #known = 0;

  constructor(settings: SharedSettings) {
    const { factory, store, failMode, timeoutMs, consistency, givesBack, mirror } = settings;
    this.#store = store;
    this.#failMode = failMode;
    this.#guard = new StoreGuard({ store, timeoutMs, factory, effect: EFFECTS[failMode] });
    this.#mirror = mirror;
    this.#givesBack = givesBack;
    this.#leases = consistency === "lease" && !givesBack ? new TokenLeases() : undefined;
  }

  /**
   * Returns the answer if it is known without a query: leased tokens, or a refusal that still
   * holds.
   */
  know(take: Take, context: TakeContext): BucketAnswer | undefined {
    if (this.#givesBack) return undefined;
    if (this.#leases === undefined && !this.#empty.mayRefuse(take, context.now)) return undefined;
    const spent = this.#mirror.recall(take, context);
    const leased = this.#spendLease(take, spent, context);
    const isRefused = leased === undefined &&
      take.some((charge, i) => waitFor(spent[i], charge.cost, charge) > 0);
    if (leased === undefined && !isRefused) return undefined;
    this.#known++;
    return leased ?? { allowed: false, spent, scope: this.#store.scope };
  }

  /** Like {@link ask}, but never rejects: an unsupported take is handled as a failure. */
  decide(take: Take, context: TakeContext): Promise<BucketAnswer> {
    return this.ask(take, context)
      .catch(() => this.#withoutStore("store-error", take, context));
  }

  /**
   * Gives tokens back: in the store, or in its mirror if the store had failed for `reason`.
   *
   * @returns Undefined if the store fails; the tokens then flow back with time.
   */
  async giveBack(
    take: Take,
    context: TakeContext,
    reason: StoreFailure | undefined,
  ): Promise<BucketAnswer | undefined> {
    if (reason === undefined) {
      try {
        const answer = await this.change(take, context);
        return answer.reason === undefined ? answer : undefined;
      } catch {
        return undefined;
      }
    }
    if (this.#failMode !== "local") return undefined;
    this.#owed.add(take);
    return this.#takeLocally(take, context, reason);
  }

  /**
   * Queries the store; if it fails, `failMode` decides. Rejects only for an unsupported take.
   */
  ask(take: Take, context: TakeContext): Promise<BucketAnswer> {
    const owes = !this.#owed.isEmpty && !this.#guard.isOpen;
    return owes || this.#leases !== undefined
      ? this.#askAfterwards(take, context, owes)
      : this.#askStore(take, context);
  }

  /** {@link ask}, after what is owed is paid, or several tokens are leased. */
  async #askAfterwards(take: Take, context: TakeContext, owes: boolean): Promise<BucketAnswer> {
    if (owes) await this.#payOwed(take, context);
    return await this.#takeLease(take, context) ?? await this.#askStore(take, context);
  }

  #askStore(take: Take, context: TakeContext): Promise<BucketAnswer> {
    return this.#guard.take([take], context).then((answers) =>
      typeof answers === "string"
        ? this.#withoutStore(answers, take, context)
        : this.#learn(take, answers[0], context)
    );
  }

  /** Changes a bucket by a refund, penalty or block, which voids leases on it. */
  change(take: Take, context: TakeContext): Promise<BucketAnswer> {
    for (const { key, cost, atLeast } of take) {
      if (cost !== 0 || atLeast !== undefined) this.#leases?.drop(key);
    }
    return this.ask(take, context);
  }

  /** Resolves if the store writes in time. */
  async ping(take: Take, context: TakeContext): Promise<void> {
    await this.#guard.ping(take, context);
  }

  stats(): Record<string, number> {
    return {
      fallback_total: this.#fallbacks,
      answered_locally_total: this.#known,
      ...this.#guard.stats(),
    };
  }

  #learn(take: Take, { allowed, spent }: TakeResult, context: TakeContext): BucketAnswer {
    this.#mirror.adopt(take, spent, context);
    this.#empty.note(take, spent, context.now);
    return { allowed, spent, scope: this.#store.scope };
  }

  #takeLocally(take: Take, context: TakeContext, reason: StoreFailure): BucketAnswer {
    const [{ allowed, spent }] = this.#mirror.take([take], context);
    this.#empty.note(take, spent, context.now);
    return { allowed, spent, scope: "isolate", reason };
  }

  #withoutStore(reason: StoreFailure, take: Take, context: TakeContext): BucketAnswer {
    this.#fallbacks++;
    if (this.#failMode === "local") {
      const answer = this.#takeLocally(take, context, reason);
      // A take that has timed out may still be counted when it arrives.
      if (answer.allowed && reason !== "store-timeout") this.#owed.add(take);
      return answer;
    }
    const allowed = this.#failMode === "open";
    return { allowed, spent: take.map(() => 0), scope: "isolate", reason, unavailable: !allowed };
  }

  /**
   * Charges what this process has admitted while the store failed to a client's buckets, once the
   * store works again. If a bucket has too few tokens left, it is emptied: nobody has to wait for
   * longer because several processes admitted requests.
   */
  async #payOwed(take: Take, context: TakeContext): Promise<void> {
    const owed = this.#owed.settle(take, this.#mirror.recall(take, context));
    if (owed.length === 0) return;
    try {
      const answers = await this.#guard.take(owed, context);
      // Not again after a failure: the tokens may have been charged, or the store cannot do it.
      if (typeof answers === "string") return;
      const refused = owed.filter((_one, i) => !answers[i].allowed);
      if (refused.length > 0) await this.#guard.take(refused.map(emptying), context);
    } catch {
      // The store supports no such takes, and the tokens are not charged.
    }
  }

  #spendLease(
    take: Take,
    spent: readonly number[],
    { now }: TakeContext,
  ): BucketAnswer | undefined {
    if (this.#leases === undefined || !isLeasable(take)) return undefined;
    const [{ key, cost, window }] = take;
    if (!this.#leases.spend(key, cost, now)) return undefined;
    const parked = this.#leases.parked(key, now) * window;
    return { allowed: true, spent: [Math.max(0, spent[0] - parked)], scope: this.#store.scope };
  }

  async #takeLease(take: Take, context: TakeContext): Promise<BucketAnswer | undefined> {
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

/** Whether tokens can be leased for a take: one policy, a cost, nothing forced. */
function isLeasable(take: Take): boolean {
  const { cost, force, atLeast } = take[0];
  return take.length === 1 && cost > 0 && !force && atLeast === undefined;
}
