/**
 * Renewals of a claim while its handler runs.
 *
 * @module
 */
import type { ClaimState } from "../core/store/claims.ts";
import { within } from "../core/within.ts";
import type { IdempotencySettings } from "./options.ts";

type Times = Pick<IdempotencySettings, "leaseMs" | "ttlMs" | "timeoutMs">;

/** The claim that is renewed. */
export interface RenewedClaim {
  /** Claims the key again. */
  claim(): Promise<ClaimState>;
  /** Called when the store does not answer in time. */
  late(): void;
  /** Called when the store failed. */
  failed(error: unknown): void;
  /** Called for a renewal that the store confirms after the key was released. */
  lateClaim(): void;
}

/** Renewals in one lease. */
const RENEWALS = 3;

const LATE = Symbol("late");

/**
 * Renews a claim at fixed times, so that a renewal that the store swallows does not hold up the
 * next one. Begins at once, and ends with {@link stop}, or when another attempt has the key.
 */
export class Renewal {
  readonly #claim: RenewedClaim;
  readonly #everyMs: number;
  readonly #timeoutMs: number;
  #left: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReleased = false;

  constructor({ leaseMs, ttlMs, timeoutMs }: Times, claim: RenewedClaim) {
    this.#claim = claim;
    this.#everyMs = leaseMs / RENEWALS;
    this.#timeoutMs = Math.min(timeoutMs, this.#everyMs);
    // A handler that never ends does not hold its key for longer than its answer would.
    this.#left = Math.ceil(ttlMs / this.#everyMs);
    this.#wait();
  }

  /** @param isReleased Whether the key is released now, because nothing has run. */
  stop(isReleased: boolean): void {
    clearTimeout(this.#timer);
    this.#left = 0;
    this.#isReleased = isReleased;
  }

  #wait(): void {
    if (this.#left-- > 0) this.#timer = setTimeout(() => void this.#renew(), this.#everyMs);
  }

  async #renew(): Promise<void> {
    this.#wait();
    const { claim, late, failed } = this.#claim;
    try {
      const asked = claim().then((state) => this.#answered(state));
      if (await within(this.#timeoutMs, asked, LATE) === LATE) late();
    } catch (error) {
      failed(error);
    }
  }

  #answered({ state }: ClaimState): void {
    if (state !== "claimed") this.stop(false);
    else if (this.#isReleased) this.#claim.lateClaim();
  }
}
