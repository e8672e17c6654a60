/**
 * The guard in front of a store: a time budget for each call, and a breaker. A store that is down,
 * slow or frozen delays one request by one budget, and the others not at all.
 *
 * @module
 */
import type { Charge, Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { UnsupportedTakeError } from "../core/store/unsupported.ts";
import { causeText, warnOfStore } from "../core/store/warn.ts";
import { handleRejection } from "../core/thenable.ts";
import { TickBudget, within } from "../core/within.ts";
import { defer } from "../runtime/defer.ts";
import { timersAreShared } from "../runtime/platform.ts";

/** The reason why a store did not answer. */
export type StoreFailure = "store-error" | "store-timeout" | "store-open";

/** Statistics of a guarded store. */
export interface StoreGuardStats {
  store_errors_total: number;
  store_timeouts_total: number;
  /** Takes answered without the store, because it is failing. */
  store_bypassed_total: number;
  /** 1 while the breaker is open, else 0. */
  store_open: number;
}

const FIRST_PAUSE_MS = 100;
/** Maximum pause between two probes; also the retry time of requests refused meanwhile. */
export const LONGEST_PAUSE_MS = 2_000;

/** Settings of a {@link StoreGuard}. */
export interface StoreGuardSettings {
  readonly store: Store;
  readonly timeoutMs: number;
  /** The factory of the limiter, for the warning. */
  readonly factory: string;
  /** The effect of a failure, for the warning. */
  readonly effect: string;
}

/**
 * Calls a store, and reports why it did not answer.
 *
 * After a failure the breaker is open: takes fail at once, and probes run in the background, one at
 * a time, until one succeeds. A probe takes a token of a bucket of its own, because a store may
 * still answer looks and refuse writes. The pause between probes grows from 100 ms to 2 s. Only
 * numbers are kept between requests, no promises and no timers: on Workers those end with the
 * request that created them. A probe that ended this way becomes due again.
 */
export class StoreGuard {
  readonly #settings: StoreGuardSettings;
  readonly #store: Store;
  readonly #timeoutMs: number;
  #budget: TickBudget | null | undefined;
  #open = false;
  #pauseMs = FIRST_PAUSE_MS;
  #probeDueAt = 0;
  #errors = 0;
  #timeouts = 0;
  #bypassed = 0;
  /** The last error of the store. */
  lastError: unknown;

  constructor(settings: StoreGuardSettings) {
    this.#settings = settings;
    this.#store = settings.store;
    this.#timeoutMs = settings.timeoutMs;
  }

  /**
   * Returns the store's answers, or the failure. Rejects only for an {@link UnsupportedTakeError}.
   */
  take(
    batch: readonly Take[],
    context: TakeContext,
  ): Promise<readonly TakeResult[] | StoreFailure> {
    if (!this.#open) return this.#ask(batch, context, true);
    this.#bypassed++;
    if (this.#isProbeDue(context)) defer(context.c, this.#probe(batch, context));
    return Promise.resolve("store-open");
  }

  /** Resolves if the store writes in time, else rejects with the reason. */
  async ping(take: Take, context: TakeContext): Promise<void> {
    const answer = await this.#ask([probeOf(take)], context);
    if (typeof answer !== "string") return this.#heal();
    if (answer === "store-timeout") throw new Error(this.#lateText());
    throw new Error(`the store failed: ${causeText(this.lastError)}`, { cause: this.lastError });
  }

  /** Whether takes are answered without the store. */
  get isOpen(): boolean {
    return this.#open;
  }

  stats(): StoreGuardStats {
    return {
      store_errors_total: this.#errors,
      store_timeouts_total: this.#timeouts,
      store_bypassed_total: this.#bypassed,
      store_open: this.#open ? 1 : 0,
    };
  }

  /** @param opens Whether a failure opens the breaker. */
  #ask(
    batch: readonly Take[],
    context: TakeContext,
    opens = false,
  ): Promise<readonly TakeResult[] | "store-error" | "store-timeout"> {
    return this.#timed(batch, context).then((answer) => {
      try {
        if (answer !== "store-timeout") return checkedAnswer(answer, batch);
      } catch (error) {
        return this.#erred(error, context, opens);
      }
      this.#timeouts++;
      this.#warn(this.#lateText());
      if (opens) this.#fail(context);
      return answer;
    }, (error) => this.#erred(error, context, opens));
  }

  #timed(batch: readonly Take[], context: TakeContext): Promise<unknown> {
    let asked: Promise<unknown>;
    try {
      asked = Promise.resolve(this.#store.take(batch, context));
    } catch (error) {
      asked = Promise.reject(error);
    }
    // On Workers a timer belongs to one request.
    this.#budget ??= timersAreShared() ? new TickBudget(this.#timeoutMs) : null;
    return this.#budget === null
      ? within(this.#timeoutMs, asked, "store-timeout")
      : this.#budget.within(asked, "store-timeout");
  }

  #erred(error: unknown, context: TakeContext, opens: boolean): "store-error" {
    // The thrown value may itself be a promise.
    handleRejection(error);
    if (isUnsupported(error)) throw error;
    this.#errors++;
    this.lastError = error;
    this.#warn(error);
    if (opens) this.#fail(context);
    return "store-error";
  }

  #warn(cause: unknown): void {
    warnOfStore(this.#store, this.#settings.factory, this.#settings.effect, cause);
  }

  #lateText(): string {
    return `the store did not answer within ${this.#timeoutMs} ms`;
  }

  #fail({ clock }: TakeContext): void {
    // Concurrent requests fail together: this counts as one failure.
    if (this.#open) return;
    this.#open = true;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#probeDueAt = clock.now() + this.#pauseMs;
  }

  #heal(): void {
    this.#open = false;
  }

  /** Whether to probe now. Moves the due time, so that only one request probes. */
  #isProbeDue({ clock }: TakeContext): boolean {
    const now = clock.now();
    const wait = this.#probeDueAt - now;
    // A wait longer than the maximum pause means that the clock was set back.
    if (wait > 0 && wait <= LONGEST_PAUSE_MS + this.#timeoutMs) return false;
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    this.#probeDueAt = now + this.#pauseMs + this.#timeoutMs;
    return true;
  }

  async #probe([take]: readonly Take[], context: TakeContext): Promise<void> {
    const answer = await this.#ask([probeOf(take)], context);
    if (typeof answer === "string") this.#probeDueAt = context.clock.now() + this.#pauseMs;
    else this.#heal();
  }
}

/**
 * Returns a take that writes: one token of a bucket of its own, which is full again, and expires,
 * after a millisecond. It is kept where the bucket of the given take is: in its slot of a Redis
 * Cluster, or its Durable Object.
 */
function probeOf([{ key }]: Take): Charge[] {
  return [{ key: `${key}:probe`, limit: 1_000, window: 1_000, capacity: 1_000, cost: 1 }];
}

/** Returns a copy of the answer, so that it is read only once. Throws if it is malformed. */
function checkedAnswer(answer: unknown, batch: readonly Take[]): TakeResult[] {
  if (!Array.isArray(answer) || answer.length !== batch.length) throw improper();
  // By index, because `map` and `every` skip the holes of a sparse array.
  return batch.map((take, i) => checkedResult(answer[i], take.length));
}

function checkedResult(
  result: Partial<TakeResult> | null | undefined,
  charges: number,
): TakeResult {
  const allowed = result?.allowed;
  const spent = result?.spent;
  if (typeof allowed !== "boolean" || !Array.isArray(spent) || spent.length !== charges) {
    throw improper();
  }
  const counts = new Array<number>(charges);
  for (let i = 0; i < charges; i++) counts[i] = checkedCount(spent[i]);
  return { allowed, spent: counts };
}

function checkedCount(spent: unknown): number {
  if (typeof spent === "number" && spent >= 0 && spent < Infinity) return spent;
  throw improper();
}

function improper(): TypeError {
  return new TypeError("the store gave no proper answer");
}

/** Whether it is an {@link UnsupportedTakeError}; `instanceof` may throw for a proxy. */
function isUnsupported(error: unknown): boolean {
  try {
    return error instanceof UnsupportedTakeError;
  } catch {
    return false;
  }
}
