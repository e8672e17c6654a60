/**
 * A time budget for anything that is awaited.
 *
 * @module
 */

/**
 * Settles as `work` does, or resolves to `late` when `ms` have passed first. A rejection that comes
 * after the budget is handled, and no timer is left behind.
 *
 * A process that stalled for the whole budget (garbage collection, a suspended laptop) runs its
 * timers before it reads its sockets. So the event loop gets one more turn before the work is
 * called late: an answer that had already arrived counts.
 */
export function within<T, L>(ms: number, work: PromiseLike<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => {
      timer = setTimeout(resolve, 0, late);
    }, ms);
    // Resolved first: a thenable of someone else's may throw when it is asked.
    Promise.resolve(work).then((value) => {
      clearTimeout(timer);
      resolve(value);
    }, (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
