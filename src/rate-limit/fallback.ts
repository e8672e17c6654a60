/**
 * The guard in front of a store: a time budget for each call, and a breaker, so that a store that
 * is down, slow or frozen costs one request one budget, and the rest nothing.
 *
 * @module
 */
import { UnsupportedTakeError } from "../core/store/store.ts";
import type { Store, Take, TakeContext, TakeResult } from "../core/store/store.ts";
import { handleRejection } from "../core/thenable.ts";
import { defer } from "../runtime/defer.ts";

/** Why a store's answer is missing. */
export type StoreFailure = "store-error" | "store-timeout" | "store-open";

/** What a guarded store says of itself. */
export interface StoreGuardStats {
  store_errors_total: number;
  store_timeouts_total: number;
  /** Takes that were answered without the store, because it is failing. */
  store_bypassed_total: number;
  /** 1 while the store is not being asked. */
  store_open: number;
}

const FIRST_PAUSE_MS = 100;
/** The longest pause between two probes; a client that comes back then finds the store probed. */
export const LONGEST_PAUSE_MS = 2_000;

/**
 * Asks a store, and says what went wrong when it does not answer in time.
 *
 * After a failure the store is left alone: takes fail at once, and from time to time one probe (a
 * look that consumes nothing) runs in the background, until one succeeds. The pause between probes
 * grows from 100 ms to 2 s. Only numbers are kept between requests, no promise and no timer: on
 * Workers those die with the request that made them, and a probe that died is simply due again.
 */
export class StoreGuard {
  readonly #store: Store;
  readonly #timeoutMs: number;
  #open = false;
  #pauseMs = FIRST_PAUSE_MS;
  #probeDueAt = 0;
  #errors = 0;
  #timeouts = 0;
  #bypassed = 0;
  /** Why the last answer is missing. */
  lastError: unknown;

  constructor(store: Store, timeoutMs: number) {
    this.#store = store;
    this.#timeoutMs = timeoutMs;
  }

  /** The store's answers, or why there are none. Rejects only for what no store of its kind can do. */
  async take(
    batch: readonly Take[],
    context: TakeContext,
  ): Promise<readonly TakeResult[] | StoreFailure> {
    if (this.#open) {
      this.#bypassed++;
      if (this.#isProbeDue(context)) defer(context.c, this.#probe(batch, context));
      return "store-open";
    }
    const answer = await this.#ask(batch, context);
    if (typeof answer === "string") this.#fail(context);
    return answer;
  }

  /** Resolves when the store answers in time; rejects with the reason. */
  async ping(batch: readonly Take[], context: TakeContext): Promise<void> {
    const answer = await this.#ask(batch, context);
    if (typeof answer !== "string") return this.#heal();
    throw new Error(
      answer === "store-timeout"
        ? `the store did not answer within ${this.#timeoutMs} ms`
        : "the store failed",
      { cause: this.lastError },
    );
  }

  stats(): StoreGuardStats {
    return {
      store_errors_total: this.#errors,
      store_timeouts_total: this.#timeouts,
      store_bypassed_total: this.#bypassed,
      store_open: this.#open ? 1 : 0,
    };
  }

  async #ask(
    batch: readonly Take[],
    context: TakeContext,
  ): Promise<readonly TakeResult[] | "store-error" | "store-timeout"> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const budget = new Promise<"store-timeout">((resolve) => {
      timer = setTimeout(resolve, this.#timeoutMs, "store-timeout");
    });
    try {
      // `async`, so that a store that throws at once fails like one that rejects.
      const asked = (async () => await this.#store.take(batch, context))();
      const answer = await Promise.race([asked, budget]);
      if (answer !== "store-timeout") return checkedAnswer(answer, batch);
      this.#timeouts++;
      return answer;
    } catch (error) {
      // Somebody may throw a promise.
      handleRejection(error);
      if (isUnsupported(error)) throw error;
      this.#errors++;
      this.lastError = error;
      return "store-error";
    } finally {
      clearTimeout(timer);
    }
  }

  #fail({ clock }: TakeContext): void {
    // Requests that were under way together fail together: that is one failure, not many.
    if (this.#open) return;
    this.#open = true;
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#probeDueAt = clock.now() + this.#pauseMs;
  }

  #heal(): void {
    this.#open = false;
  }

  /** At most one probe at a time: whoever finds one due moves the due time on. */
  #isProbeDue({ clock }: TakeContext): boolean {
    const now = clock.now();
    const wait = this.#probeDueAt - now;
    // A wait longer than any pause shows that the clock was set back.
    if (wait > 0 && wait <= LONGEST_PAUSE_MS + this.#timeoutMs) return false;
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    this.#probeDueAt = now + this.#pauseMs + this.#timeoutMs;
    return true;
  }

  async #probe(batch: readonly Take[], context: TakeContext): Promise<void> {
    const look = batch.map((take) => take.map((charge) => ({ ...charge, cost: 0, atLeast: 0 })));
    const answer = await this.#ask(look, context);
    if (typeof answer === "string") this.#probeDueAt = context.clock.now() + this.#pauseMs;
    else this.#heal();
  }
}

/** A copy of what the store answered, so that it is read once. Throws when it is no answer. */
function checkedAnswer(answer: unknown, batch: readonly Take[]): TakeResult[] {
  if (!Array.isArray(answer) || answer.length !== batch.length) throw improper();
  // By index: `map` and `every` pass over the holes of a sparse array.
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
  return { allowed, spent: Array.from(spent, checkedCount) };
}

function checkedCount(spent: unknown): number {
  if (typeof spent === "number" && spent >= 0 && spent < Infinity) return spent;
  throw improper();
}

function improper(): TypeError {
  return new TypeError("the store gave no proper answer");
}

/** False, too, for an error that cannot be looked at. */
function isUnsupported(error: unknown): boolean {
  try {
    return error instanceof UnsupportedTakeError;
  } catch {
    return false;
  }
}
