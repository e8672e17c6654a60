/**
 * How long to wait before the next try, and what the server itself asks for.
 *
 * @module
 */

/** How waits grow from try to try. */
export type BackoffKind = "decorrelated" | "exponential" | "constant";

/** What a back-off is made of. All times in ms. */
export interface BackoffSettings {
  readonly kind: BackoffKind;
  /** The first wait (its median, when decorrelated). */
  readonly delayMs: number;
  /** No wait is longer. */
  readonly maxDelayMs: number;
}

/**
 * The waits of one call, one after the other.
 *
 * `decorrelated` is the second form of decorrelated jitter (Polly, Cockatiel): smooth, without the
 * clusters that plain exponential waits with jitter have. With 128 ms the medians are about 115,
 * 146, 259 and 512 ms.
 *
 * @param random A number from 0 up to 1, as `Math.random`.
 */
export function backoff(settings: BackoffSettings, random: () => number): (n: number) => number {
  const { kind, delayMs, maxDelayMs } = settings;
  let previous = 0;
  return (n) => {
    if (kind === "constant") return Math.min(maxDelayMs, delayMs);
    if (kind === "exponential") return Math.min(maxDelayMs, delayMs * 2 ** n);
    // Beyond 2^30 the wait is long past any cap, and the powers stay finite.
    const t = Math.min(n, 30) + random();
    const reached = 2 ** t * Math.tanh(Math.sqrt(4 * t));
    const delay = (reached - previous) * delayMs / 1.4;
    previous = reached;
    return Math.min(maxDelayMs, Math.max(0, delay));
  };
}

/**
 * What a `Retry-After` header asks for, in ms from now: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Undefined when there is none, or none that can be read.
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
