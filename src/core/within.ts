/**
 * Time budgets for promises.
 *
 * A process that stalls (a long computation, garbage collection, a suspended laptop) finds all its
 * timers due before it has read its sockets, or even written to them. A budget measured by a single
 * timer would then blame a healthy dependency. So the budget is counted in slices: a stall uses up
 * at most the slices in which it begins and ends, and the event loop runs between them.
 *
 * @module
 */

/** Maximum number of timers, one after the other, that measure a budget. */
const MAX_SLICES = 4;
/** Minimum length of a slice, in ms: a timer may be late by a millisecond. */
const MIN_SLICE_MS = 10;

/**
 * Settles as `work` does, or resolves to `late` when `ms` have passed first, not counting the time
 * for which the process stalled. A later rejection is handled, and the timer is cleared.
 */
export function within<T, L>(ms: number, work: PromiseLike<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = afterRunning(ms, () => resolve(late));
    // Resolved first: the `then` of an untrusted thenable may throw.
    Promise.resolve(work).then((value) => {
      cancel();
      resolve(value);
    }, (error) => {
      cancel();
      reject(error);
    });
  });
}

/** The calls of one tick. */
interface Tick {
  /** Resolve them when they are late; those that have settled ignore it. */
  readonly late: (() => void)[];
  waiting: number;
  cancel(): void;
}

/**
 * One budget for many calls, as {@link within}: those that begin in the same tick share a timer.
 * Only where a timer may serve several requests.
 */
export class TickBudget {
  readonly #ms: number;
  /** Undefined before the first call of a tick. */
  #tick: Tick | undefined;

  constructor(ms: number) {
    this.#ms = ms;
  }

  /** Settles as `work` does, or resolves to `late` when the budget has passed first. */
  within<T, L>(work: Promise<T>, late: L): Promise<T | L> {
    const tick = this.#tick ??= this.#begin();
    tick.waiting++;
    return new Promise((resolve, reject) => {
      tick.late.push(() => resolve(late));
      work.then((value) => {
        if (--tick.waiting === 0) tick.cancel();
        resolve(value);
      }, (error) => {
        if (--tick.waiting === 0) tick.cancel();
        reject(error);
      });
    });
  }

  #begin(): Tick {
    queueMicrotask(() => this.#tick = undefined);
    const late: (() => void)[] = [];
    const cancel = afterRunning(this.#ms, () => late.forEach((resolve) => resolve()));
    return { late, waiting: 0, cancel };
  }
}

/**
 * Calls `then` after `ms` in which the process did not stall. Before that the event loop gets one
 * more turn, so a result that has already arrived is used.
 *
 * @returns Cancels it.
 */
export function afterRunning(ms: number, then: () => void): () => void {
  const sliceMs = sliceOf(ms);
  let left = ms;
  const next = (): void => {
    left -= sliceMs;
    timer = left > 0 ? setTimeout(next, Math.min(left, sliceMs)) : setTimeout(then, 0);
  };
  let timer = setTimeout(next, sliceMs);
  return () => clearTimeout(timer);
}

/** The length of the slices of a budget, in ms. */
export function sliceOf(ms: number): number {
  return Math.min(ms, Math.max(MIN_SLICE_MS, Math.ceil(ms / MAX_SLICES)));
}
