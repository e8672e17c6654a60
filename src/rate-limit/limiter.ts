/**
 * The limiter: policies, a store and a clock, without Hono. For WebSocket messages, queues, jobs,
 * and for whoever builds another guard on it.
 *
 * @module
 */
import { waitFor } from "../core/bucket.ts";
import { requestTime, systemClock } from "../core/clock.ts";
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { Charge, Store, Take, TakeContext } from "../core/store.ts";
import { memoryStore } from "../stores/memory.ts";
import type { MemoryStore } from "../stores/memory.ts";
import { StoreGuard } from "./fallback.ts";
import type { StoreFailure } from "./fallback.ts";
import { isPlainKey, storableKey } from "./keys.ts";
import { resolvePolicies, resolvePolicy } from "./policies.ts";
import type { Policy } from "./policies.ts";
import { resultOf } from "./result.ts";
import type { Answer, RateLimitDecision } from "./result.ts";
import type { FailMode, Limiter, LimiterOptions, MaybePromise } from "./types.ts";

/** When a client may try again while the store fails: the longest pause between two probes. */
const RETRY_STORE_MS = 2_000;

const OPTION_NAMES = [
  "policies",
  "limit",
  "window",
  "burst",
  "name",
  "store",
  "failMode",
  "storeTimeout",
  "maxKeys",
  "clock",
] as const;

/**
 * Makes a rate limiter: token buckets with exact remaining and exact retry times (GCRA).
 *
 * A refused take consumes nothing. Several policies are taken together or not at all. When the
 * store fails the first take waits at most `storeTimeout`, the next are answered at once by
 * `failMode` while a probe in the background waits for the store to heal.
 *
 * @param options See {@link LimiterOptions}.
 * @throws {RangeError | TypeError} For a wrong option; the message names it.
 *
 * @example
 * ```ts
 * import { createLimiter } from "@djed/edge";
 *
 * const perUser = createLimiter({ limit: 10, window: "1s", burst: 5 });
 *
 * export async function onMessage(user: string): Promise<string> {
 *   const { allowed, retryAfterMs } = await perUser.take(user);
 *   return allowed ? "ok" : `slow down for ${retryAfterMs} ms`;
 * }
 * ```
 */
export function createLimiter(options: LimiterOptions): Limiter {
  return new TokenBucketLimiter(options, "createLimiter");
}

/** The class behind {@link createLimiter}; other factories pass their own name for messages. */
export class TokenBucketLimiter implements Limiter {
  readonly kind = "rate_limit";
  readonly name: string;
  readonly policies: readonly Policy[];
  readonly scope: "isolate" | "global";
  readonly #clock: Clock;
  readonly #failMode: FailMode;
  /** This process's own store: the only one, or what `failMode: "local"` goes on with. */
  readonly #local: MemoryStore;
  readonly #store: Store;
  readonly #guard: StoreGuard | undefined;
  /** Set when every take is one charge that the store decides at once. */
  readonly #only: Policy | undefined;
  #allowed = 0;
  #denied = 0;
  #fallbacks = 0;

  constructor(options: LimiterOptions, factory: string) {
    const check = optionChecks(factory);
    check.known(options, OPTION_NAMES);
    const { limit, window, burst, name } = options;
    this.policies = options.policies === undefined
      ? [resolvePolicy({ limit: limit as number, window, burst, name }, check)]
      : resolvePolicies(options.policies, check);
    this.name = this.policies.map((policy) => policy.name).join("+");
    this.#clock = options.clock ?? systemClock;
    if (typeof this.#clock.now !== "function") {
      throw check.error("clock", "an object with now()", this.#clock);
    }
    this.#failMode = check.oneOf("failMode", options.failMode ?? "local", [
      "local",
      "open",
      "closed",
    ]);
    this.#local = memoryStore(options.maxKeys === undefined ? {} : { maxKeys: options.maxKeys });
    this.#store = options.store ?? this.#local;
    if (typeof this.#store?.take !== "function") {
      throw check.error("store", "a store, such as upstashStore()", this.#store);
    }
    this.scope = this.#store.scope;
    const timeout = check.duration("storeTimeout", options.storeTimeout ?? 100, 1, 60_000);
    const isInProcess = this.#store.takeOne !== undefined;
    this.#guard = isInProcess ? undefined : new StoreGuard(this.#store, timeout);
    this.#only = isInProcess && this.policies.length === 1 ? this.policies[0] : undefined;
  }

  take(key: string, cost = 1, c?: EdgeContext): MaybePromise<RateLimitDecision> {
    if (!(cost >= 0 && cost < Infinity)) {
      throw new RangeError(`take: cost must be a finite number of at least 0, got ${cost}`);
    }
    if (this.#only !== undefined && isPlainKey(key)) return this.#takeOne(this.#only, key, cost, c);
    return this.#takeAll(key, cost, c);
  }

  async peek(key: string, cost = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    const answer = await this.#ask(key, 0, c);
    const fits = (policy: Policy, i: number) => waitFor(answer.spent[i], cost, policy) === 0;
    const allowed = answer.allowed && this.policies.every(fits);
    return resultOf(this.policies, { ...answer, allowed }, cost, this.#clock.now());
  }

  async refund(key: string, tokens = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    if (!(tokens >= 0)) {
      throw new RangeError(`refund: tokens must be a number of at least 0, got ${tokens}`);
    }
    const answer = await this.#ask(key, 0 - tokens, c);
    return resultOf(this.policies, answer, 0, this.#clock.now());
  }

  reset(key: string, c?: EdgeContext): Promise<RateLimitDecision> {
    return this.refund(key, Infinity, c);
  }

  async ping(): Promise<void> {
    const look = this.#charges("ping", 0);
    const now = this.#clock.now();
    await this.#guard?.ping([look], { now, clock: this.#clock, c: undefined });
  }

  stats(): Readonly<Record<string, number>> {
    return {
      allowed_total: this.#allowed,
      denied_total: this.#denied,
      fallback_total: this.#fallbacks,
      ...this.#guard?.stats(),
      ...(this.#guard === undefined ? this.#store as MemoryStore : this.#local).stats?.(),
    };
  }

  /** The hot path: one policy, a store in this process, nothing awaited. */
  #takeOne(
    policy: Policy,
    key: string,
    cost: number,
    c: EdgeContext | undefined,
  ): RateLimitDecision {
    const now = c === undefined ? this.#clock.now() : requestTime(c, this.#clock);
    const fits = cost <= policy.capacity;
    const charge = cost === 1 && fits ? policy.charge : { ...policy.charge, cost: fits ? cost : 0 };
    const spent = this.#store.takeOne!(charge, key, now, this.#clock);
    const allowed = spent >= 0 && fits;
    this.#count(allowed);
    const answer = { allowed, spent: [spent >= 0 ? spent : -1 - spent], scope: this.scope };
    return resultOf(this.policies, answer, cost, now);
  }

  async #takeAll(
    key: string,
    cost: number,
    c: EdgeContext | undefined,
  ): Promise<RateLimitDecision> {
    // A cost beyond a bucket can never pass: look, so that the answer can say what is left.
    const fits = this.policies.every((policy) => cost <= policy.capacity);
    const answer = await this.#ask(key, fits ? cost : 0, c);
    const allowed = answer.allowed && fits;
    this.#count(allowed);
    const now = c === undefined ? this.#clock.now() : requestTime(c, this.#clock);
    const result = resultOf(this.policies, { ...answer, allowed }, cost, now);
    const isClosed = answer.reason !== undefined && !answer.allowed && this.#failMode === "closed";
    return isClosed
      ? { ...result, code: "limiter-unavailable", retryAfterMs: RETRY_STORE_MS }
      : result;
  }

  /** Asks the store; when it fails, does what `failMode` says. */
  async #ask(key: string, cost: number, c: EdgeContext | undefined): Promise<Answer> {
    const charges = this.#charges(await storableKey(key), cost);
    const context = { now: this.#clock.now(), clock: this.#clock, c };
    if (this.#guard === undefined) {
      const [answer] = await this.#store.take([charges], context);
      return { ...answer, scope: this.scope };
    }
    const answers = await this.#guard.take([charges], context);
    if (typeof answers === "string") return this.#withoutStore(answers, charges, context);
    // So that a failing store loses no limit: this process goes on from what the store last said.
    if (this.#failMode === "local") this.#local.adopt(charges, answers[0].spent, context);
    return { ...answers[0], scope: this.scope };
  }

  #withoutStore(reason: StoreFailure, charges: Take, context: TakeContext): Answer {
    this.#fallbacks++;
    if (this.#failMode === "local") {
      return { ...this.#local.take([charges], context)[0], scope: "isolate", reason };
    }
    const spent = charges.map(() => 0);
    return { allowed: this.#failMode === "open", spent, scope: "isolate", reason };
  }

  #count(allowed: boolean): void {
    if (allowed) this.#allowed++;
    else this.#denied++;
  }

  /** One charge per policy. The client's part carries a Redis Cluster hash tag: one client, one slot. */
  #charges(storable: string, cost: number): Charge[] {
    const client = this.#guard === undefined ? storable : `{${storable}}`;
    return this.policies.map(({ charge }) => ({ ...charge, key: charge.key + client, cost }));
  }
}
