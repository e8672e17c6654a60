/**
 * The limiter: policies, a store and a clock, without Hono. For WebSocket messages, queues, jobs,
 * and for whoever builds another guard on it.
 *
 * @module
 */
import { waitFor } from "../core/store/bucket.ts";
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import { Buckets } from "./buckets.ts";
import type { Asked, Change } from "./charges.ts";
import type { StoreFailure } from "./fallback.ts";
import { makeHold } from "./hold.ts";
import type { Hold } from "./hold.ts";
import { kindOfKey } from "./keys.ts";
import type { ClientKind } from "./keys.ts";
import type { Policy } from "./policies.ts";
import { PolicySet } from "./policy-set.ts";
import { decisionOf } from "./result.ts";
import type { Answer, RateLimitDecision, TakenDecision } from "./result.ts";
import { resolveLimiter } from "./limiter-options.ts";
import type { LimiterTerms } from "./limiter-options.ts";
import type { Limiter, LimiterOptions, MaybePromise, ReserveOptions } from "./types.ts";

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
  return new TokenBucketLimiter(options, { factory: "createLimiter" });
}

/** The class behind {@link createLimiter}. */
export class TokenBucketLimiter implements Limiter {
  readonly kind = "rate_limit";
  readonly name: string;
  readonly policies: readonly string[];
  readonly scope: "isolate" | "global";
  /** Where its time comes from. */
  readonly clock: Clock;
  readonly #policies: PolicySet;
  readonly #buckets: Buckets;
  readonly #handKind: ClientKind | undefined;
  #allowed = 0;
  #denied = 0;

  constructor(options: LimiterOptions, terms: LimiterTerms) {
    const settings = resolveLimiter(options, terms);
    this.#policies = new PolicySet(settings.sources);
    this.#buckets = new Buckets(settings);
    this.#handKind = terms.kind;
    this.policies = this.#policies.names;
    this.name = this.policies.join("+");
    this.clock = settings.clock;
    this.scope = this.#buckets.scope;
  }

  take(key: string, cost = 1, c?: EdgeContext): MaybePromise<RateLimitDecision> {
    checkTokens("take", cost);
    return this.#takeAt(this.clock.now(), this.#kindOf(key), key, cost, c, true);
  }

  /** The take of a guard: at the time that all guards of its request share. It never rejects. */
  takeAt(
    now: number,
    kind: ClientKind,
    key: string,
    cost: number,
    c: EdgeContext,
  ): MaybePromise<TakenDecision> {
    return this.#takeAt(now, kind, key, cost, c, false);
  }

  async peek(key: string, cost = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    checkTokens("peek", cost);
    const asked = await this.#askedOf(this.#kindOf(key), key, cost, c);
    const answer = await this.#buckets.change(asked, { cost: 0 });
    const fits = (policy: Policy, i: number) => waitFor(answer.spent[i], cost, policy) === 0;
    const allowed = answer.allowed && asked.policies.every(fits);
    return decisionOf(asked, { ...answer, allowed }, this);
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

  /** {@link reserve} of a client whose kind is known. */
  async reserveFor(
    kind: ClientKind,
    key: string,
    tokens: number,
    { c, ttl = "10m" }: ReserveOptions,
  ): Promise<Hold> {
    const ttlMs = optionChecks("reserve").duration("ttl", ttl, 1);
    checkTokens("take", tokens);
    const taken = await this.#takeAt(this.clock.now(), kind, key, tokens, c, true);
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

  /** Gives back what a take has taken; undefined when nothing is known of the state afterwards. */
  giveBack(
    taken: Asked,
    tokens: number,
    reason: StoreFailure | undefined,
  ): MaybePromise<RateLimitDecision | undefined> {
    const asked = { ...taken, now: this.clock.now() };
    const answer = this.#buckets.giveBack(asked, tokens, reason);
    return answer instanceof Promise
      ? answer.then((late) => late && decisionOf(asked, late, this))
      : answer && decisionOf(asked, answer, this);
  }

  async ping(): Promise<void> {
    await this.#buckets.ping(this.#policies.samples);
  }

  stats(): Readonly<Record<string, number>> {
    return {
      allowed_total: this.#allowed,
      denied_total: this.#denied,
      ...this.#policies.stats(),
      ...this.#buckets.stats(),
    };
  }

  #takeAt(
    now: number,
    kind: ClientKind,
    key: string,
    cost: number,
    c: EdgeContext | undefined,
    byHand: boolean,
  ): MaybePromise<TakenDecision> {
    const policies = this.#policies.fixed ?? this.#policies.of(c);
    return policies instanceof Promise
      ? policies.then((late) => this.#take({ policies: late, kind, key, cost, now, c, byHand }))
      : this.#take({ policies, kind, key, cost, now, c, byHand });
  }

  #take(asked: Asked): MaybePromise<TakenDecision> {
    const answer = this.#buckets.take(asked);
    return answer instanceof Promise
      ? answer.then((late) => this.#settle(asked, late))
      : this.#settle(asked, answer);
  }

  /** Counts a take, and makes its decision. */
  #settle(asked: Asked, answer: Answer): TakenDecision {
    if (answer.allowed) this.#allowed++;
    else this.#denied++;
    return decisionOf(asked, answer, this);
  }

  async #change(
    kind: ClientKind,
    key: string,
    change: Change,
    c: EdgeContext | undefined,
  ): Promise<RateLimitDecision> {
    const asked = await this.#askedOf(kind, key, 0, c);
    return decisionOf(asked, await this.#buckets.change(asked, change), this);
  }

  async #askedOf(
    kind: ClientKind,
    key: string,
    cost: number,
    c: EdgeContext | undefined,
  ): Promise<Asked> {
    const policies = await this.#policies.of(c);
    return { policies, kind, key, cost, now: this.clock.now(), c, byHand: true };
  }

  #kindOf(key: string): ClientKind {
    return this.#handKind ?? kindOfKey(key);
  }
}

/** On every take's path: the checker, which is not cheap to make, is made for what is wrong. */
function checkTokens(method: string, tokens: unknown): void {
  if (typeof tokens === "number" && tokens >= 0 && tokens < Infinity) return;
  optionChecks(method).number("tokens", tokens, 0);
}
