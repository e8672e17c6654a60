/**
 * The limiter: policies, a store and a clock, without Hono. For WebSocket messages, queues, jobs,
 * and for whoever builds another guard on it.
 *
 * @module
 */
import { waitFor } from "../core/bucket.ts";
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { optionChecks } from "../core/options.ts";
import type { Duration } from "../core/options.ts";
import type { TakeContext } from "../core/store.ts";
import { isMemoryStore, memoryStore } from "../stores/memory.ts";
import type { MemoryStore } from "../stores/memory.ts";
import { chargesFor, fitsAll, inOneSlot } from "./charges.ts";
import type { Asked, Change } from "./charges.ts";
import { makeHold } from "./hold.ts";
import type { Hold } from "./hold.ts";
import { isPlainKey, storableKey } from "./keys.ts";
import type { Policy, PolicySource } from "./policies.ts";
import { decisionOf } from "./result.ts";
import type { Answer, RateLimitDecision } from "./result.ts";
import { LocalBuckets } from "./local.ts";
import { resolveLimiter } from "./settings.ts";
import { SharedBuckets } from "./shared.ts";
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
  return new TokenBucketLimiter(options, "createLimiter");
}

/** The class behind {@link createLimiter}; other factories pass their own name for messages. */
export class TokenBucketLimiter implements Limiter {
  readonly kind = "rate_limit";
  readonly name: string;
  readonly policies: readonly string[];
  readonly scope: "isolate" | "global";
  /** Where its time comes from. */
  readonly clock: Clock;
  readonly #sources: readonly PolicySource[];
  /** Set when no policy varies by request. */
  readonly #fixed: readonly Policy[] | undefined;
  /** This process's own store: the only one, or the mirror of a shared one. */
  readonly #memory: MemoryStore;
  readonly #local: LocalBuckets;
  readonly #shared: SharedBuckets | undefined;
  #allowed = 0;
  #denied = 0;

  constructor(options: LimiterOptions, factory: string) {
    const { sources, store, clock, failMode, consistency, timeoutMs, maxKeys } = resolveLimiter(
      options,
      factory,
    );
    this.#sources = sources;
    const fixed = sources.flatMap((source) => source.fixed ?? []);
    this.#fixed = fixed.length === sources.length ? fixed : undefined;
    this.policies = sources.map((source) => source.name);
    this.name = this.policies.join("+");
    this.clock = clock;
    const given = store ?? memoryStore({ maxKeys });
    this.scope = given.scope;
    this.#memory = isMemoryStore(given) ? given : memoryStore({ maxKeys });
    this.#local = new LocalBuckets(this.#memory, clock);
    if (given !== this.#memory) {
      const mirror = this.#memory;
      this.#shared = new SharedBuckets({ store: given, failMode, timeoutMs, consistency, mirror });
    }
  }

  take(key: string, cost = 1, c?: EdgeContext): MaybePromise<RateLimitDecision> {
    checkTokens("take", cost);
    return this.takeAt(this.clock.now(), key, cost, c);
  }

  /** The take of a guard: at the time that all guards of its request share. */
  takeAt(
    now: number,
    key: string,
    cost: number,
    c: EdgeContext | undefined,
  ): MaybePromise<RateLimitDecision> {
    const asked = { policies: this.#policiesOf(c), key, cost, now, c };
    // Long or unsafe keys are hashed first, which takes a promise.
    return isPlainKey(key)
      ? this.#take(asked, key)
      : storableKey(key).then((storable) => this.#take(asked, storable));
  }

  async peek(key: string, cost = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    checkTokens("peek", cost);
    const { asked, answer } = await this.#change(key, { cost: 0 }, cost, c);
    const fits = (policy: Policy, i: number) => waitFor(answer.spent[i], cost, policy) === 0;
    const allowed = answer.allowed && asked.policies.every(fits);
    return decisionOf(asked, { ...answer, allowed }, this);
  }

  /** The look of a guard that takes afterwards: it counts as admitted or refused. */
  async look(key: string, cost: number, c: EdgeContext): Promise<RateLimitDecision> {
    const decision = await this.peek(key, cost, c);
    this.#count(decision.allowed);
    return decision;
  }

  refund(key: string, tokens = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    if (tokens !== Infinity) checkTokens("refund", tokens);
    return this.#adjust(key, { cost: 0 - tokens }, c);
  }

  penalty(key: string, tokens = 1, c?: EdgeContext): Promise<RateLimitDecision> {
    checkTokens("penalty", tokens);
    return this.#adjust(key, { cost: tokens, force: true }, c);
  }

  block(key: string, duration: Duration, c?: EdgeContext): Promise<RateLimitDecision> {
    const ms = optionChecks("block").duration("duration", duration, 1);
    return this.#adjust(key, { cost: 0, blockMs: ms }, c);
  }

  reset(key: string, c?: EdgeContext): Promise<RateLimitDecision> {
    return this.refund(key, Infinity, c);
  }

  async reserve(key: string, tokens: number, options: ReserveOptions = {}): Promise<Hold> {
    const { c } = options;
    const ttl = optionChecks("reserve").duration("ttl", options.ttl ?? "10m", 1);
    const taken = await this.take(key, tokens, c);
    return makeHold({
      allowed: taken.allowed,
      tokens,
      remaining: taken.remaining,
      retryAfterMs: taken.retryAfterMs,
      expiresAtMs: taken.atMs + ttl,
      now: () => this.clock.now(),
      adjust: (difference) =>
        difference > 0 ? this.penalty(key, difference, c) : this.refund(key, -difference, c),
    });
  }

  async ping(): Promise<void> {
    const look = chargesFor(this.#policiesOf(undefined), "{ping}", { cost: 0 });
    await this.#shared?.ping(look, this.#context(this.clock.now(), undefined));
  }

  stats(): Readonly<Record<string, number>> {
    return {
      allowed_total: this.#allowed,
      denied_total: this.#denied,
      ...this.#shared?.stats(),
      ...this.#memory.stats?.(),
    };
  }

  #take(asked: Asked, storable: string): MaybePromise<RateLimitDecision> {
    return this.#shared === undefined
      ? this.#settle(asked, this.#local.take(asked, storable))
      : this.#takeShared(this.#shared, asked, storable);
  }

  #takeShared(
    shared: SharedBuckets,
    asked: Asked,
    storable: string,
  ): MaybePromise<RateLimitDecision> {
    // A cost that can never pass only looks, so that the answer can say what is left.
    const fits = fitsAll(asked);
    const cost = fits ? asked.cost : 0;
    const charges = chargesFor(asked.policies, inOneSlot(storable), { cost });
    const context = this.#context(asked.now, asked.c);
    const known = cost > 0 ? shared.know(charges, context) : undefined;
    if (known !== undefined) return this.#settle(asked, known);
    return shared.ask(charges, context).then((answer) =>
      this.#settle(asked, { ...answer, allowed: answer.allowed && fits })
    );
  }

  async #adjust(
    key: string,
    change: Change,
    c: EdgeContext | undefined,
  ): Promise<RateLimitDecision> {
    const { asked, answer } = await this.#change(key, change, 0, c);
    return decisionOf(asked, answer, this);
  }

  async #change(
    key: string,
    change: Change,
    cost: number,
    c: EdgeContext | undefined,
  ): Promise<{ asked: Asked; answer: Answer }> {
    const storable = await storableKey(key);
    const asked = { policies: this.#policiesOf(c), key, cost, now: this.clock.now(), c };
    if (this.#shared === undefined) {
      return { asked, answer: this.#local.change(asked, storable, change) };
    }
    const charges = chargesFor(asked.policies, inOneSlot(storable), change);
    return { asked, answer: await this.#shared.change(charges, this.#context(asked.now, c)) };
  }

  /** Counts a take, and makes its decision. */
  #settle(asked: Asked, answer: Answer): RateLimitDecision {
    this.#count(answer.allowed);
    return decisionOf(asked, answer, this);
  }

  #count(allowed: boolean): void {
    if (allowed) this.#allowed++;
    else this.#denied++;
  }

  #policiesOf(c: EdgeContext | undefined): readonly Policy[] {
    return this.#fixed ?? this.#sources.map((source) => source.of(c));
  }

  #context(now: number, c: EdgeContext | undefined): TakeContext {
    return { now, clock: this.clock, c };
  }
}

/** On every take's path: the checker, which is not cheap to make, is made for what is wrong. */
function checkTokens(method: string, tokens: unknown): void {
  if (typeof tokens === "number" && tokens >= 0 && tokens < Infinity) return;
  optionChecks(method).number("tokens", tokens, 0);
}
