/**
 * Holds: tokens taken by estimate, before the cost is known.
 *
 * @module
 */
import type { Duration } from "../core/options.ts";
import type { EdgeContext } from "../core/request/middleware.ts";

/** Options of `reserve()`. */
export interface ReserveOptions {
  /**
   * How long the hold can be settled. After that the estimate stands.
   * @default "10m"
   */
  readonly ttl?: Duration | undefined;
  /** The request, for stores that need its bindings. */
  readonly c?: EdgeContext | undefined;
}

/** Tokens taken by estimate. */
export interface Hold {
  /** Whether the tokens were taken. If not, nothing was taken and the work should not be done. */
  readonly allowed: boolean;
  /** The estimate. */
  readonly tokens: number;
  /** Whole tokens left in the tightest policy after the estimate. */
  readonly remaining: number;
  /** Milliseconds until the estimate can be taken; 0 if it was; Infinity if it never can be. */
  readonly retryAfterMs: number;
  /** Time until which the hold can be settled, in ms since the epoch. */
  readonly expiresAtMs: number;
  /**
   * Corrects the estimate to the real cost: unused tokens are given back, as far as they have not
   * flowed back already, and overuse is owed (later requests wait for it). Only the first call
   * counts, and none after the hold has expired. Does not reject when the store fails.
   *
   * @param actual Number of tokens really used, 0 or more.
   * @returns Whether this call settled the hold.
   * @throws {RangeError} If `actual` is negative or not finite.
   */
  settle(actual: number): Promise<boolean>;
}

/** Parameters of {@link makeHold}. */
export interface HoldTerms {
  readonly allowed: boolean;
  readonly tokens: number;
  readonly remaining: number;
  readonly retryAfterMs: number;
  readonly expiresAtMs: number;
  now(): number;
  /** Takes more tokens (above 0; owed if the bucket is empty) or gives some back (below 0). */
  adjust(tokens: number): Promise<unknown>;
}

/** Creates a hold. */
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
