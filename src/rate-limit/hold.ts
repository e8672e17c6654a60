/**
 * Holds: tokens taken ahead of work whose cost is known only afterwards.
 *
 * @module
 */

/** Tokens that were taken by an estimate. */
export interface Hold {
  /** Whether the tokens were there. When not, nothing was taken, and the work should not be done. */
  readonly allowed: boolean;
  /** The estimate. */
  readonly tokens: number;
  /** The tightest policy's whole tokens left after it. */
  readonly remaining: number;
  /** Milliseconds until the estimate could pass; 0 when it did; Infinity when it never can. */
  readonly retryAfterMs: number;
  /** Until when it can be settled, in ms since the epoch. After that the estimate stands. */
  readonly expiresAtMs: number;
  /**
   * Says what the work really cost: what was not used is given back, what was over-used is owed
   * (later requests wait for it). The first call counts; later ones, and one after the hold has
   * expired, change nothing. Never rejects.
   *
   * @param actual Tokens really used, 0 or more.
   * @returns Whether it was settled now.
   */
  settle(actual: number): Promise<boolean>;
}

/** What a hold needs of its limiter. */
export interface HoldTerms {
  readonly allowed: boolean;
  readonly tokens: number;
  readonly remaining: number;
  readonly retryAfterMs: number;
  readonly expiresAtMs: number;
  now(): number;
  /** Takes more (above 0, owed if need be) or gives back (below 0). */
  adjust(tokens: number): Promise<unknown>;
}

/** Makes a hold. */
export function makeHold(terms: HoldTerms): Hold {
  const { allowed, tokens, remaining, retryAfterMs, expiresAtMs } = terms;
  let open = allowed;
  return {
    allowed,
    tokens,
    remaining,
    retryAfterMs,
    expiresAtMs,
    async settle(actual) {
      if (!(actual >= 0 && actual < Infinity)) {
        throw new RangeError(`settle: tokens must be a number of at least 0, got ${actual}`);
      }
      if (!open || terms.now() > expiresAtMs) return false;
      open = false;
      if (actual !== tokens) await terms.adjust(actual - tokens);
      return true;
    },
  };
}
