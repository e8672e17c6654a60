/**
 * Decisions of one tick share one call of the backend.
 *
 * @module
 */
import type { Take, TakeResult } from "../core/store/store.ts";

/** Sends takes in one call; the results are in their order. */
export type SendTakes = (takes: readonly Take[]) => Promise<readonly TakeResult[]>;

/** How a {@link MicroBatch} gathers. */
export interface MicroBatchOptions {
  /**
   * Takes that share one call at most: a script holds up its server while it runs.
   * @default 64
   */
  takes?: number;
  /**
   * Calls under way at most; what is asked meanwhile waits and goes together. Only for backends
   * without I/O of their own request: on Workers nothing of one request may wait for another's.
   * @default Infinity
   */
  calls?: number;
}

interface Waiting {
  readonly takes: readonly Take[];
  readonly resolve: (results: TakeResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers what is asked within one tick (a microtask; never a timer). */
export class MicroBatch {
  readonly #send: SendTakes;
  readonly #maxTakes: number;
  readonly #maxCalls: number;
  #calls = 0;
  #isDue = false;
  #waiting: Waiting[] = [];

  constructor(send: SendTakes, { takes = 64, calls = Infinity }: MicroBatchOptions = {}) {
    this.#send = send;
    this.#maxTakes = takes;
    this.#maxCalls = calls;
  }

  /** True when nothing waits and nothing is under way. */
  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#calls === 0;
  }

  /** The results of these takes, from a call that others of this tick share. */
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

  /** From the front of the queue as many as fit into one call, and always one. */
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
      const results = await this.#send(ones.flatMap(({ takes }) => takes));
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
