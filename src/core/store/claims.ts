/**
 * The store interface of claims: one attempt at a time may do the work of a key, and its result is
 * kept for later attempts.
 *
 * @module
 */
import type { TakeContext } from "./context.ts";

/** An attempt to do the work of a key. */
export interface Claim {
  /** Random text that identifies the attempt. The same owner may claim again, to renew. */
  readonly owner: string;
  /** How long the claim holds without being renewed, in ms. */
  readonly lease: number;
  /** Identifies the work, so that a key that is used again for other work is noticed. */
  readonly fingerprint?: string | undefined;
}

/** The state of a key, as {@link ClaimStore} reports it. */
export type ClaimState =
  | {
    /** The key belongs to this owner now. */
    readonly state: "claimed";
  }
  | {
    /** Another owner is at work. */
    readonly state: "running";
    /** The fingerprint of its claim. */
    readonly fingerprint?: string | undefined;
    /** Time until its lease ends, in ms, unless it is renewed. */
    readonly expiresIn: number;
  }
  | {
    /** The work is done. */
    readonly state: "done";
    /** The fingerprint of the work. */
    readonly fingerprint?: string | undefined;
    /** The result, as it was given to `finish`. */
    readonly result: string;
  };

/** The end of an attempt. */
export interface ClaimEnd {
  /** The owner of the attempt. */
  readonly owner: string;
  /** The result to keep: well-formed Unicode. Undefined releases the key for another attempt. */
  readonly result: string | undefined;
  /** How long the result is kept, in ms. */
  readonly ttl?: number | undefined;
  /** The fingerprint of the claim, kept with the result. */
  readonly fingerprint?: string | undefined;
}

/**
 * Keeps claims. Each method is atomic and one round trip. Keys are text without input of the
 * client: hash what comes from a request. Anything that a method throws is a failure of the store.
 */
export interface ClaimStore {
  /**
   * Claims a key: `"claimed"` if nobody is at work on it and there is no result, or if the owner
   * has it already (the lease then starts again). Otherwise the key is unchanged, and its state
   * says why.
   */
  claim(key: string, claim: Claim, context: TakeContext): ClaimState | Promise<ClaimState>;
  /**
   * Ends the attempt of an owner: keeps its result for `ttl` ms, or releases the key. If the lease
   * ended and nobody else has claimed the key, the result is kept as well.
   *
   * @returns False if nothing was changed, because another owner has the key or has finished, or
   *   because there was nothing to release.
   */
  finish(key: string, end: ClaimEnd, context: TakeContext): boolean | Promise<boolean>;
  /** Reads the state of a key without changing it; undefined if nobody has claimed it. */
  read(
    key: string,
    context: TakeContext,
  ): ClaimState | undefined | Promise<ClaimState | undefined>;
}
