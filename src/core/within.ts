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
