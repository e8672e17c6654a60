/**
 * Attempts to handle a delivery: claimed in a store, renewed while the work goes on, and ended.
 * A store that fails or hangs delays a request by at most one time budget.
 *
 * @module
 */
import type { Clock } from "../core/clock.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { ClaimState, ClaimStore } from "../core/store/claims.ts";
import type { TakeContext } from "../core/store/context.ts";
import { warnOfStore } from "../core/store/warn.ts";
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";

/** Settings of {@link ClaimAttempts}. */
export interface AttemptSettings {
  readonly claims: ClaimStore;
  /** The store of the app, for the warning. */
  readonly store: object;
  /** How long a claim holds without being renewed, in ms. */
  readonly leaseMs: number;
  /** How long a result is kept, in ms. */
  readonly ttlMs: number;
  readonly clock: Clock;
  /** The factory, for the warning. */
  readonly factory: string;
  /** The effect of a failure, for the warning. */
  readonly effect: string;
}

/** A claim of another attempt: at work, or done. */
export type OtherState = Exclude<ClaimState, { readonly state: "claimed" }>;

/** Time budget of one call of the store, in ms. */
const BUDGET_MS = 1_000;
/** A claim is renewed for at most this many leases, because work may never end. */
const MAX_LEASES = 10;
/** Pauses before the end of an attempt is sent to the store again, in ms. */
const PAUSES_MS = [100, 400, 1_600];
const LATE = Symbol("late");
const FAILED = Symbol("failed");

/** Begins attempts, and counts failures of the store. */
export class ClaimAttempts {
  readonly settings: AttemptSettings;
  #failures = 0;

  constructor(settings: AttemptSettings) {
    this.settings = settings;
  }

  /** Number of failed calls of the store. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * Claims a key.
   *
   * @returns The attempt; or the state of another one that has the key; undefined when the store
   *   fails.
   */
  async begin(c: EdgeContext, key: string): Promise<ClaimAttempt | OtherState | undefined> {
    const attempt = new ClaimAttempt(this, c, key);
    const state = await attempt.claim();
    if (state?.state !== "claimed") return state;
    attempt.renew();
    return attempt;
  }

  /** Counts a failure, and shows the first of a store on the console. */
  failed(cause: unknown): void {
    const { store, factory, effect } = this.settings;
    this.#failures++;
    warnOfStore(store, factory, effect, cause);
  }
}

/** One attempt. */
export class ClaimAttempt {
  readonly #owner: string = crypto.randomUUID();
  readonly #attempts: ClaimAttempts;
  readonly #c: EdgeContext;
  readonly #key: string;
  /** The next renewal; belongs to the request, which clears it. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leases = 1;
  /** The result of the attempt; undefined if it has none, or has not ended. */
  #result: string | undefined;

  constructor(attempts: ClaimAttempts, c: EdgeContext, key: string) {
    this.#attempts = attempts;
    this.#c = c;
    this.#key = key;
  }

  /** Claims the key, or renews the claim. Undefined when the store fails. */
  async claim(): Promise<ClaimState | undefined> {
    const { claims, leaseMs } = this.#attempts.settings;
    const claim = { owner: this.#owner, lease: leaseMs };
    const state = await this.#call((context) => claims.claim(this.#key, claim, context), (late) => {
      // Nobody waits for this claim, so it must not keep others from the key.
      const isUnused = late?.state === "claimed" && this.#timer === undefined;
      return isUnused ? this.#send() : undefined;
    });
    if (state === FAILED || isState(state)) return state === FAILED ? undefined : state;
    this.#attempts.failed(new TypeError("claim() did not return the state of a claim"));
    return undefined;
  }

  /** Renews the claim in the background until the attempt ends, three times per lease. */
  renew(): void {
    const { leaseMs } = this.#attempts.settings;
    if (this.#leases >= MAX_LEASES) return;
    this.#timer = setTimeout(() => {
      this.#leases += 1 / 3;
      // May end after the response, and then releases the key.
      defer(this.#c, this.claim().then((state) => this.#renewed(state)));
    }, Math.max(1, leaseMs / 3));
  }

  async #renewed(state: ClaimState | undefined): Promise<void> {
    const isOurs = state?.state === "claimed";
    const hasEnded = this.#timer === undefined;
    // An attempt that has ended in the meantime must not have the key again.
    if (hasEnded && isOurs) await this.#send();
    // If another attempt has the key, the lease was lost.
    if (!hasEnded && (isOurs || state === undefined)) this.renew();
  }

  /**
   * Ends the attempt: keeps its result, or releases the key (undefined). Waits for one call of the
   * store; when that fails, it is repeated in the background.
   */
  async end(result: string | undefined): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#result = result;
    if (await this.#send() === FAILED) defer(this.#c, this.#sendAgain());
  }

  async #sendAgain(): Promise<void> {
    for (const pauseMs of PAUSES_MS) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (await this.#send() !== FAILED) return;
    }
  }

  #send(): Promise<boolean | typeof FAILED> {
    const { claims, ttlMs } = this.#attempts.settings;
    const end = { owner: this.#owner, result: this.#result, ttl: ttlMs };
    return this.#call((context) => claims.finish(this.#key, end, context));
  }

  /** @param late Called with an answer after the budget. */
  async #call<T>(
    call: (context: TakeContext) => MaybePromise<T>,
    late?: (answer: T | undefined) => unknown,
  ): Promise<T | typeof FAILED> {
    const { clock } = this.#attempts.settings;
    try {
      const answer = call({ now: clock.now(), clock, c: this.#c });
      if (!isThenable(answer)) return answer;
      const inTime = await within<T, typeof LATE>(BUDGET_MS, answer, LATE);
      if (inTime !== LATE) return inTime;
      defer(this.#c, answer.then(late));
      throw new Error(`it did not answer within ${BUDGET_MS} ms`);
    } catch (error) {
      this.#attempts.failed(error);
      return FAILED;
    }
  }
}

/** Whether a store, which may be the app's own, returned the state of a claim. */
function isState(value: unknown): value is ClaimState {
  const { state, result } = (value ?? {}) as { state?: unknown; result?: unknown };
  return state === "claimed" || state === "running" ||
    (state === "done" && typeof result === "string");
}
