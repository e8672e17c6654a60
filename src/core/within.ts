/**
 * Time budgets for promises.
 *
 * @module
 */

/**
 * Settles as `work` does, or resolves to `late` when `ms` have passed first. A later rejection is
 * handled, and the timer is cleared.
 *
 * A process that stalled for the whole budget (garbage collection, a suspended laptop) runs its
 * timers before it reads its sockets. So the event loop gets one more turn before the work counts
 * as late: a result that had already arrived is used.
 */
export function within<T, L>(ms: number, work: PromiseLike<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => {
      timer = setTimeout(resolve, 0, late);
    }, ms);
    // Resolved first: the `then` of an untrusted thenable may throw.
    Promise.resolve(work).then((value) => {
      clearTimeout(timer);
      resolve(value);
    }, (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
