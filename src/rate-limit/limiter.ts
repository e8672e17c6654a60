/**
 * The limiter: policies, a store and a clock, without Hono. For WebSocket messages, queues, jobs
 * and for building other guards.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import { type Duration, optionChecks } from "../core/options.ts";
import type { EdgeContext, EdgeEnv } from "../core/request/middleware.ts";
import { waitFor } from "../core/store/bucket.ts";
import { isThenable, type MaybePromise } from "../core/thenable.ts";
import { Buckets } from "./buckets.ts";
import { checkKey, checkTokens } from "./charges.ts";
import type { BucketAnswer, BucketChange, BucketRequest } from "./charges.ts";
import type { StoreFailure } from "./fallback.ts";
import { makeHold } from "./hold.ts";
import type { Hold, ReserveOptions } from "./hold.ts";
import { isPlainKey, kindOfKey } from "./keys.ts";
import type { ClientKind } from "./keys.ts";
import { LIMITER_OPTIONS, resolveLimiterOptions } from "./limiter-options.ts";
import type { LimiterOptions, LimiterTerms } from "./limiter-options.ts";
import type { LimitPolicy } from "./policies.ts";
import { PolicySet } from "./policy-set.ts";
import { decisionOf, localDecision, notFlowedBack } from "./result.ts";
import type { PolicyState, RateLimitDecision, TakenDecision } from "./result.ts";
import { LIMITER_THEIRS, POLICY_THEIRS } from "./their-names.ts";
import type { Limiter } from "./types.ts";

/**
 * Creates a rate limiter: token buckets with exact remaining tokens and exact retry times (GCRA).
 *
 * A refused take consumes nothing. Several policies are taken together or not at all. If the store
 * fails, the first take waits at most `storeTimeout`; `failMode` then answers at once, while probes
 * in the background check whether the store works again.
 *
 * @param options See {@link LimiterOptions}.
 * @throws {RangeError | TypeError} For an invalid option; the message names it.
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
export function createLimiter<E extends EdgeEnv = EdgeEnv>(options: LimiterOptions<E>): Limiter;
export function createLimiter(options: LimiterOptions): Limiter {
  optionChecks("createLimiter").known(options, LIMITER_OPTIONS, POLICY_THEIRS + LIMITER_THEIRS);
  return new TokenBucketLimiter(options, { factory: "createLimiter" });
}

/** The class behind {@link createLimiter}. */
export class TokenBucketLimiter implements Limiter {
  readonly kind = "rate_limit";
  readonly name: string;
  readonly policies: readonly string[];
  readonly scope: "isolate" | "global";
  /** Whether requests are refused while the store fails. */
  readonly critical: boolean;
  /** Source of the current time. */
  readonly clock: Clock;
  readonly #policies: PolicySet;
  readonly #buckets: Buckets;
  readonly #handKind: ClientKind | undefined;
  readonly #uses: { readonly count: number; add(c: EdgeContext | undefined): void };
  #allowed = 0;

  constructor(options: LimiterOptions, terms: LimiterTerms) {
    const settings = resolveLimiterOptions(options, terms);
    this.#policies = new PolicySet(settings.sources);
    this.#buckets = new Buckets(settings);
    this.#handKind = terms.kind;
    this.policies = this.#policies.names;
    this.name = this.policies.join("+");
    this.clock = settings.clock;
    this.scope = this.#buckets.scope;
    this.#uses = settings.uses;
    this.critical = settings.failMode === "closed";
  }

  take(key: string, cost = 1, c?: EdgeContext): MaybePromise<RateLimitDecision> {
    checkTokens("take", cost);
    return this.takeAt(this.clock.now(), this.#kindOf(key), key, cost, c, true);
  }

  /**
   * Takes tokens at a given time: a guard passes the time that all guards of its request share.
   *
   * @param byHand Whether to reject for a take that the store cannot do; a guard never rejects.
   */
  takeAt(
    now: number,
    kind: ClientKind,
    key: string,
    cost: number,
    c: EdgeContext | undefined,
    byHand = false,
  ): MaybePromise<TakenDecision> {
    const policies = this.#policies.fixed ?? this.#policies.of(c);
    if (isThenable(policies)) {
      return policies.then((late) =>
        this.#takeFrom({ policies: late, kind, key, cost, now, c, byHand })
      );
    }
    const request: BucketRequest = { policies, kind, key, cost, now, c, byHand };
    const { local } = this.#buckets;
    const isUsual = local !== undefined && policies.length === 1 && policies[0].capacity > 0;
    if (!isUsual || !isPlainKey(key)) return this.#takeFrom(request);
    // The hot path: builds no store key. A cost that can never pass only looks at what is left.
    const charge = policies[0].charges[kind];
    const fits = cost <= charge.capacity;
    const charged = cost === 1 && fits ? charge : { ...charge, cost: fits ? cost : 0 };
    const spent = local.takeOne(charged, key, now, this.clock);
    const allowed = spent >= 0 && fits;
    this.#uses.add(c);
    if (allowed) this.#allowed++;
    return localDecision(request, allowed, spent >= 0 ? spent : -1 - spent, this);
  }

  async peek(key: string, cost = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    checkTokens("peek", cost);
    const request = await this.#requestFor(this.#kindOf(key), key, cost, c);
    const answer = await this.#buckets.change(request, { cost: 0 });
    const fits = (policy: LimitPolicy, i: number) => waitFor(answer.spent[i], cost, policy) === 0;
    const allowed = answer.allowed && request.policies.every(fits);
    return decisionOf(request, { ...answer, allowed }, this);
  }

  refund(key: string, tokens = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    if (tokens !== Infinity) checkTokens("refund", tokens);
    return this.#change(this.#kindOf(key), key, { cost: 0 - tokens }, c);
  }

  penalty(key: string, tokens = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    checkTokens("penalty", tokens);
    return this.#change(this.#kindOf(key), key, { cost: tokens, force: true }, c);
  }

  block(key: string, duration: Duration, c?: EdgeContext): Promise<RateLimitDecision> {
    const ms = optionChecks("block").duration("duration", duration, 1);
    return this.#change(this.#kindOf(key), key, { cost: 0, blockMs: ms }, c);
  }

  reset(key: string, c?: EdgeContext): Promise<RateLimitDecision> {
    return this.refund(key, Infinity, c);
  }

  reserve(key: string, tokens: number, options: ReserveOptions = {}): Promise<Hold> {
    return this.reserveFor(this.#kindOf(key), key, tokens, options);
  }

  /** {@link reserve} for a client whose kind is known. */
  async reserveFor(
    kind: ClientKind,
    key: string,
    tokens: number,
    { c, ttl = "10m" }: ReserveOptions,
  ): Promise<Hold> {
    const ttlMs = optionChecks("reserve").duration("ttl", ttl, 1, Infinity, 1_000);
    checkTokens("take", tokens);
    const taken = await this.takeAt(this.clock.now(), kind, key, tokens, c, true);
    return makeHold({
      allowed: taken.allowed,
      tokens,
      remaining: taken.remaining,
      retryAfterMs: taken.retryAfterMs,
      expiresAtMs: taken.atMs + ttlMs,
      now: () => this.clock.now(),
      adjust: async (difference) =>
        difference > 0
          ? await this.#change(kind, key, { cost: difference, force: true }, c)
          : await taken.giveBack(-difference),
    });
  }

  /** Gives back the tokens of a take that have not flowed back; see {@link notFlowedBack}. */
  giveBack(
    taken: BucketRequest,
    states: readonly PolicyState[],
    tokens: number,
    reason: StoreFailure | undefined,
  ): MaybePromise<RateLimitDecision | undefined> {
    const request = { ...taken, now: this.clock.now() };
    const back = states.map((state, i) =>
      Math.min(tokens, notFlowedBack(state, taken.policies[i], request.now - taken.now))
    );
    const answer = this.#buckets.giveBack(request, back, reason);
    return isThenable(answer)
      ? answer.then((late) => late && decisionOf(request, late, this))
      : answer && decisionOf(request, answer, this);
  }

  ping(options?: { c?: EdgeContext | undefined }): Promise<void> {
    return this.#buckets.ping(this.#policies.samples, options?.c);
  }

  stats(): Readonly<Record<string, number>> {
    return {
      allowed_total: this.#allowed,
      denied_total: this.#uses.count - this.#allowed,
      ...this.#policies.stats(),
      ...this.#buckets.stats(),
    };
  }

  /** The take that needs a store key, several buckets or a shared store. */
  #takeFrom(request: BucketRequest): MaybePromise<TakenDecision> {
    const answer = this.#buckets.take(request);
    return isThenable(answer)
      ? answer.then((late) => this.#settle(request, late))
      : this.#settle(request, answer);
  }

  /** Counts a take and creates its decision. */
  #settle(request: BucketRequest, answer: BucketAnswer): TakenDecision {
    this.#uses.add(request.c);
    if (answer.allowed) this.#allowed++;
    return decisionOf(request, answer, this);
  }

  async #change(
    kind: ClientKind,
    key: string,
    change: BucketChange,
    c: EdgeContext | undefined,
  ): Promise<RateLimitDecision> {
    const request = await this.#requestFor(kind, key, 0, c);
    return decisionOf(request, await this.#buckets.change(request, change), this);
  }

  async #requestFor(
    kind: ClientKind,
    key: string,
    cost: number,
    c: EdgeContext | undefined,
  ): Promise<BucketRequest> {
    const policies = await this.#policies.of(c);
    return { policies, kind, key, cost, now: this.clock.now(), c, byHand: true };
  }

  #kindOf(key: string): ClientKind {
    checkKey(key);
    return this.#handKind ?? kindOfKey(key);
  }
}
