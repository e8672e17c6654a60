/**
 * Messages that are shown once.
 *
 * @module
 */

/** Wraps a function so that only the first call has an effect: for warnings on the console. */
export function once<A extends unknown[]>(say: (...args: A) => void): (...args: A) => void {
  let said = false;
  return (...args) => {
    if (said) return;
    said = true;
    say(...args);
  };
}
