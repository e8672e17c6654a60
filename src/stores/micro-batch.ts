/**
 * Decisions of one tick share one call of the backend.
 *
 * @module
 */
import type { Take, TakeResult } from "../core/store.ts";

/** Sends takes in one call; the results are in their order. */
export type SendTakes = (takes: readonly Take[]) => Promise<TakeResult[]>;

interface Waiting {
  readonly takes: readonly Take[];
  readonly resolve: (results: TakeResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** How many takes share one call at most: a script holds up its server while it runs. */
const MAX_TAKES = 64;

/**
 * Gathers what is asked within one tick. It waits for a microtask only, never for a timer or for
 * an earlier call: on Workers nothing of one request may wait for another's I/O.
 */
export class MicroBatch {
  readonly #send: SendTakes;
  #waiting: Waiting[] = [];
  #size = 0;

  constructor(send: SendTakes) {
    this.#send = send;
  }

  /** The results of these takes, from a call that others of this tick share. */
  take(takes: readonly Take[]): Promise<TakeResult[]> {
    return new Promise((resolve, reject) => {
      if (this.#size + takes.length > MAX_TAKES) this.#flush();
      if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
      this.#waiting.push({ takes, resolve, reject });
      this.#size += takes.length;
    });
  }

  #flush(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    this.#size = 0;
    void this.#deliver(waiting);
  }

  async #deliver(waiting: readonly Waiting[]): Promise<void> {
    try {
      const results = await this.#send(waiting.flatMap(({ takes }) => takes));
      let at = 0;
      for (const { takes, resolve } of waiting) resolve(results.slice(at, at += takes.length));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
