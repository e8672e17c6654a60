/**
 * Batches the decisions of one tick into one call to the backend.
 *
 * @module
 */
import type { Take, TakeResult } from "../core/store/store.ts";
import { within } from "../core/within.ts";

/** Sends takes in one call; the results are in the same order. */
export type SendTakes = (takes: readonly Take[]) => Promise<readonly TakeResult[]>;

/** Options of {@link MicroBatch}. */
export interface MicroBatchOptions {
  /**
   * Maximum number of takes per call: a script blocks its server while it runs.
   * @default 64
   */
  readonly takes?: number;
  /**
   * Maximum number of concurrent calls; takes wait for their turn and share the next call. Not for
   * Workers, where one request must not wait for another's I/O.
   * @default Infinity
   */
  readonly calls?: number;
  /**
   * Time budget of a call, in ms. A call that takes longer fails, so that it does not block those
   * that wait.
   * @default Infinity
   */
  readonly budgetMs?: number;
}

interface Waiting {
  readonly takes: readonly Take[];
  readonly resolve: (results: TakeResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Batches takes until the next microtask; uses no timer for that. */
export class MicroBatch {
  readonly #send: SendTakes;
  readonly #maxTakes: number;
  readonly #maxCalls: number;
  readonly #budgetMs: number;
  #calls = 0;
  #isDue = false;
  #waiting: Waiting[] = [];

  constructor(
    send: SendTakes,
    { takes = 64, calls = Infinity, budgetMs = Infinity }: MicroBatchOptions = {},
  ) {
    this.#send = send;
    this.#maxTakes = takes;
    this.#maxCalls = calls;
    this.#budgetMs = budgetMs;
  }

  /** Whether no take waits and no call is in progress. */
  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#calls === 0;
  }

  /** Sends these takes in a call shared with others of this tick, and returns their results. */
  take(takes: readonly Take[]): Promise<TakeResult[]> {
    if (takes.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ takes, resolve, reject });
      if (this.#isDue) return;
      this.#isDue = true;
      queueMicrotask(() => this.#flush());
    });
  }

  #flush(): void {
    this.#isDue = false;
    while (this.#waiting.length > 0 && this.#calls < this.#maxCalls) {
      void this.#call(this.#nextOnes());
    }
  }

  /** Removes from the front of the queue as many as fit into one call, at least one. */
  #nextOnes(): Waiting[] {
    let size = 0;
    const end = this.#waiting.findIndex(({ takes }, i) => {
      size += takes.length;
      return i > 0 && size > this.#maxTakes;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }

  async #call(ones: readonly Waiting[]): Promise<void> {
    this.#calls++;
    try {
      const sent = this.#send(ones.flatMap(({ takes }) => takes));
      const results = this.#budgetMs === Infinity
        ? await sent
        : await within(this.#budgetMs, sent, undefined);
      if (results === undefined) throw new Error(`no answer within ${this.#budgetMs} ms`);
      let at = 0;
      for (const { takes, resolve } of ones) resolve(results.slice(at, at += takes.length));
    } catch (error) {
      for (const { reject } of ones) reject(error);
    } finally {
      this.#calls--;
      if (this.#waiting.length > 0) this.#flush();
    }
  }
}
