/**
 * The waits between attempts.
 *
 * @module
 */

/** The growth of the waits between attempts. */
export type BackoffKind = "decorrelated" | "exponential" | "constant";

/** Settings of a back-off. All times in ms. */
export interface BackoffSettings {
  readonly kind: BackoffKind;
  /** The first wait (its median, when decorrelated). */
  readonly delayMs: number;
  /** Upper bound on any wait. */
  readonly maxDelayMs: number;
}

/**
 * Returns a function that gives the wait before retry `n` of one call, in ms. Call it in order.
 *
 * `decorrelated` is the second form of decorrelated jitter (Polly, Cockatiel): smooth, without the
 * clusters that plain exponential waits with jitter have. With 128 ms the medians are about 115,
 * 146, 259 and 512 ms.
 *
 * @param random Returns a number from 0 up to 1, as `Math.random`.
 */
export function backoff(settings: BackoffSettings, random: () => number): (n: number) => number {
  const { kind, delayMs, maxDelayMs } = settings;
  let previous = 0;
  return (n) => {
    if (kind === "constant") return Math.min(maxDelayMs, delayMs);
    if (kind === "exponential") return Math.min(maxDelayMs, delayMs * 2 ** n);
    // Beyond 2^30 any wait is above its bound; the cap keeps the powers finite.
    const t = Math.min(n, 30) + random();
    const reached = 2 ** t * Math.tanh(Math.sqrt(4 * t));
    const delay = (reached - previous) * delayMs / 1.4;
    previous = reached;
    return Math.min(maxDelayMs, Math.max(0, delay));
  };
}
