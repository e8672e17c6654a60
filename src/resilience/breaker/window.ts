/**
 * Counts of calls, failures and slow calls over a sliding window of time or of calls. Constant
 * memory and constant time per call.
 *
 * @module
 */

/** Counts over a sliding window. They are current after `add` or `slide`. */
export interface CallWindow {
  /** Calls in the window. */
  readonly calls: number;
  /** Failed calls. */
  readonly failures: number;
  /** Slow calls, failed or not. */
  readonly slow: number;
  /** Counts one call. */
  add(now: number, failed: boolean, slow: boolean): void;
  /** Drops counts that are too old. */
  slide(now: number): void;
  /** Clears all counts. */
  clear(): void;
}

const SLICES = 10;
const FIELDS = 3;

/** The last `ms` milliseconds in ten slices, dropped one at a time. 120 bytes of counts. */
export class TimeWindow implements CallWindow {
  calls = 0;
  failures = 0;
  slow = 0;
  readonly #sliceMs: number;
  // Consecutive slices, each [calls, failures, slow].
  readonly #counts = new Int32Array(SLICES * FIELDS);
  #slice = 0;
  #epoch = -1;

  /** @param ms The length of the window. */
  constructor(ms: number) {
    this.#sliceMs = Math.max(1, ms / SLICES);
  }

  add(now: number, failed: boolean, slow: boolean): void {
    this.slide(now);
    const at = this.#slice * FIELDS;
    this.#counts[at]++;
    this.calls++;
    if (failed) {
      this.#counts[at + 1]++;
      this.failures++;
    }
    if (slow) {
      this.#counts[at + 2]++;
      this.slow++;
    }
  }

  slide(now: number): void {
    const epoch = Math.floor(now / this.#sliceMs);
    const passed = epoch - this.#epoch;
    // After the clock stepped back, counts are kept for one more window. A small difference is not
    // a step: a call may be counted at the time when it began.
    if (passed <= 0 && passed > -SLICES) return;
    this.#epoch = epoch;
    if (passed < 0) return;
    if (passed >= SLICES) this.#clearCounts();
    else for (let i = 0; i < passed; i++) this.#dropOldest();
  }

  clear(): void {
    this.#epoch = -1;
    this.#clearCounts();
  }

  #dropOldest(): void {
    this.#slice = (this.#slice + 1) % SLICES;
    const at = this.#slice * FIELDS;
    this.calls -= this.#counts[at];
    this.failures -= this.#counts[at + 1];
    this.slow -= this.#counts[at + 2];
    this.#counts.fill(0, at, at + FIELDS);
  }

  #clearCounts(): void {
    this.#counts.fill(0);
    this.calls = this.failures = this.slow = 0;
  }
}

const FAILED = 1;
const SLOW = 2;

/** The last `size` calls, at one byte each. */
export class CountWindow implements CallWindow {
  calls = 0;
  failures = 0;
  slow = 0;
  readonly #outcomes: Uint8Array;
  #next = 0;

  /** @param size Number of calls in the window. */
  constructor(size: number) {
    this.#outcomes = new Uint8Array(size);
  }

  add(_now: number, failed: boolean, slow: boolean): void {
    const outcomes = this.#outcomes;
    const next = this.#next;
    if (this.calls === outcomes.length) this.#forget(outcomes[next]);
    outcomes[next] = (failed ? FAILED : 0) | (slow ? SLOW : 0);
    this.#next = (next + 1) % outcomes.length;
    this.calls++;
    if (failed) this.failures++;
    if (slow) this.slow++;
  }

  slide(): void {}

  clear(): void {
    this.calls =
      this.failures =
      this.slow =
      this.#next =
        0;
  }

  #forget(outcome: number): void {
    this.calls--;
    if (outcome & FAILED) this.failures--;
    if (outcome & SLOW) this.slow--;
  }
}
