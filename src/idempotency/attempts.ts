/**
 * Attempts: claims a key, renews the claim while the handler runs, and keeps the result or releases
 * the key.
 *
 * @module
 */
import { errorText } from "../core/error-text.ts";
import { warnOnce } from "../core/once.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { ClaimState, ClaimStore } from "../core/store/claims.ts";
import type { TakeContext } from "../core/store/context.ts";
import { causeText, warnOfStore } from "../core/store/warn.ts";
import { handleRejection, isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { isWorkers, timersAreShared } from "../runtime/platform.ts";
import { memoryClaims } from "../stores/memory-claims.ts";
import { NOT_KEPT } from "./answer.ts";
import { checkedState } from "./checked-state.ts";
import type { IdempotencySettings } from "./options.ts";
import { Renewal } from "./renewal.ts";

/** One request that holds, or wants, a key. */
export interface KeyedRequest {
  /** The key in the store. */
  readonly key: string;
  readonly owner: string;
  readonly fingerprint: string;
}

/** Number of tries to keep a result, and the pause before the second one, in ms. */
const FINISH_TRIES = 4;
const FIRST_PAUSE_MS = 100;
/** Maximum number of failed claims that are released at once, while a store is down. */
const MAX_GIVEN_UP = 100;

const LATE = Symbol("late");

/** The attempts of one `idempotency()`. */
export class Attempts {
  readonly #settings: IdempotencySettings;
  #store: ClaimStore | undefined;
  /**
   * The results that are being kept: a retry waits for them. Empty on Workers, where a promise of
   * one request is not waited for by another.
   */
  readonly #pending: Map<string, Promise<void>> = new Map();
  /** Number of failed claims that are being released. */
  #givenUp = 0;
  #storeErrors = 0;
  #lost = 0;

  constructor(settings: IdempotencySettings) {
    this.#settings = settings;
    this.#store = settings.store;
  }

  /** Throws on Workers if there is no store. */
  check(): void {
    this.#claims();
  }

  /** Claims the key of an attempt; undefined if the store failed. One round trip. */
  async claim(c: EdgeContext, request: KeyedRequest): Promise<ClaimState | undefined> {
    const { timeoutMs } = this.#settings;
    const pending = this.#pending.get(request.key);
    if (pending !== undefined) await within(timeoutMs, pending, undefined);
    let asked: PromiseLike<ClaimState> | undefined;
    try {
      const answer = this.#claim(c, request);
      if (!isThenable(answer)) return checkedState(answer);
      asked = answer;
      const state = await within(timeoutMs, asked, LATE);
      if (state !== LATE) return checkedState(state);
      this.#failed(this.#lateText());
    } catch (error) {
      this.#failed(error);
    }
    if (asked !== undefined) this.#giveUp(c, request, asked);
    return undefined;
  }

  /** Renews the claim until it is stopped. */
  keep(c: EdgeContext, request: KeyedRequest): Renewal {
    return new Renewal(this.#settings, {
      claim: async () => checkedState(await this.#claim(c, request)),
      late: () => this.#failed(this.#lateText()),
      failed: (error) => this.#failed(error),
      lateClaim: () => this.end(c, request, undefined),
    });
  }

  /**
   * Sends the result of an attempt to the store, or releases its key if there is none. Returns at
   * once; the work continues after the response.
   */
  end(c: EdgeContext, request: KeyedRequest, result: string | undefined): void {
    const sent = this.#send(c, request, result);
    if (sent === undefined) return;
    const { key } = request;
    if (!timersAreShared()) return defer(c, sent);
    const pending = sent.then(() => {
      if (this.#pending.get(key) === pending) this.#pending.delete(key);
    });
    this.#pending.set(key, pending);
    defer(c, pending);
  }

  /** Resolves if the store answers, else rejects with the reason. */
  async ping(c: EdgeContext | undefined): Promise<void> {
    const { timeoutMs, clock } = this.#settings;
    const context = { now: clock.now(), clock, c };
    const read = Promise.resolve(this.#claims().read("djed:idempotency:1:{ping}", context));
    if (await within(timeoutMs, read, LATE) === LATE) throw new Error(this.#lateText());
  }

  stats(): { store_errors_total: number; leases_lost_total: number } {
    return { store_errors_total: this.#storeErrors, leases_lost_total: this.#lost };
  }

  #claim(c: EdgeContext, { key, owner, fingerprint }: KeyedRequest): MaybePromise<ClaimState> {
    const claim = { owner, lease: this.#settings.leaseMs, fingerprint };
    return this.#claims().claim(key, claim, this.#at(c));
  }

  /**
   * Releases the key of a claim that failed: the store may have it although its answer came late,
   * or not at all, and nobody runs for it.
   */
  #giveUp(c: EdgeContext, request: KeyedRequest, asked: PromiseLike<ClaimState>): void {
    // What the store gave may throw when it is awaited.
    const released = Promise.resolve(asked).then(checkedState).then((state) => {
      if (state.state === "claimed") return this.#send(c, request, undefined);
    }).catch(async () => {
      if (this.#givenUp >= MAX_GIVEN_UP) return;
      this.#givenUp++;
      await this.#sendAgain(c, request, undefined, undefined);
      this.#givenUp--;
    });
    defer(c, released);
  }

  /** Never rejects. Undefined if it is done already. */
  #send(
    c: EdgeContext,
    request: KeyedRequest,
    result: string | undefined,
  ): Promise<void> | undefined {
    try {
      const sent = this.#finish(c, request, result);
      if (isThenable(sent)) return this.#sendAgain(c, request, result, sent);
      this.#ended(sent, result);
    } catch (error) {
      this.#failed(error);
      return this.#sendAgain(c, request, result, undefined);
    }
    return undefined;
  }

  /** @param sent The first attempt; undefined if it threw. */
  async #sendAgain(
    c: EdgeContext,
    request: KeyedRequest,
    result: string | undefined,
    sent: PromiseLike<boolean> | undefined,
  ): Promise<void> {
    for (let tries = 1; !await this.#hasEnded(sent, result) && tries < FINISH_TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 4 ** (tries - 1)));
      // The store may refuse the result itself: it may be too long for it.
      const last = tries === FINISH_TRIES - 1 && result !== undefined ? NOT_KEPT : result;
      sent = Promise.resolve().then(() => this.#finish(c, request, last));
    }
  }

  async #hasEnded(
    sent: PromiseLike<boolean> | undefined,
    result: string | undefined,
  ): Promise<boolean> {
    if (sent === undefined) return false;
    try {
      const ended = await within(this.#settings.timeoutMs, sent, LATE);
      if (ended === LATE) throw new Error(this.#lateText());
      this.#ended(ended, result);
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }

  #finish(
    c: EdgeContext,
    { key, owner, fingerprint }: KeyedRequest,
    result: string | undefined,
  ): MaybePromise<boolean> {
    const end = { owner, result, ttl: this.#settings.ttlMs, fingerprint };
    return this.#claims().finish(key, end, this.#at(c));
  }

  #ended(wasChanged: boolean, result: string | undefined): void {
    // Nothing has run for a key that is released, so no attempt may have run beside it.
    if (!wasChanged && result !== undefined) this.#lost++;
  }

  #at(c: EdgeContext): TakeContext {
    const { clock } = this.#settings;
    return { now: clock.now(), clock, c };
  }

  #claims(): ClaimStore {
    if (this.#store !== undefined) return this.#store;
    const { report } = this.#settings;
    if (isWorkers() && !report) {
      throw new TypeError(
        "idempotency: store is required on Workers, where each isolate has its own memory; give " +
          "durableObjectStore((c) => c.env.LIMITER) or upstashStore()",
      );
    }
    warnOnce(
      "idempotency: without a store, answers are kept in the memory of this process: after a " +
        "restart, or in another process, a request runs again; give store, such as " +
        "redisStore({ client })",
    );
    return this.#store = memoryClaims();
  }

  #lateText(): string {
    return `the store did not answer within ${this.#settings.timeoutMs} ms`;
  }

  #failed(cause: unknown): void {
    // The thrown value may itself be a promise.
    handleRejection(cause);
    this.#storeErrors++;
    const effect = this.#settings.failsOpen
      ? "requests run without protection against a second run"
      : "requests are refused";
    const { store } = this.#settings;
    if (store !== undefined) warnOfStore(store, "idempotency", effect, cause);
    else warnOnce(`idempotency: ${causeText(cause)}; ${effect}`, errorText(cause));
  }
}
