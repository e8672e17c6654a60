/**
 * A retry budget: retries are limited to a share of the calls, so that an outage does not multiply
 * the traffic.
 *
 * @module
 */
import { TimeWindow } from "../breaker/window.ts";

const WINDOW_MS = 10_000;
/** Retries per window that are always allowed, so that low traffic can retry too. */
const MINIMUM_RETRIES = 10;

/** Counts calls and extra attempts (retries and hedges) over ten seconds. */
export class RetryBudget {
  /** Extra attempts granted since the start. */
  granted = 0;
  /** Extra attempts denied since the start. */
  suppressed = 0;
  readonly #ratio: number;
  // Extra attempts are counted as the window's failures.
  readonly #window = new TimeWindow(WINDOW_MS);

  /** @param ratio Extra attempts per call, from 0; Infinity for no limit. */
  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  /** Counts a call (its first attempt). */
  called(now: number): void {
    this.#window.add(now, false, false);
  }

  /** Takes one extra attempt from the budget; false when it is spent. */
  withdraw(now: number): boolean {
    const window = this.#window;
    window.slide(now);
    const calls = window.calls - window.failures;
    if (window.failures >= Math.max(MINIMUM_RETRIES, this.#ratio * calls)) {
      this.suppressed++;
      return false;
    }
    window.add(now, true, false);
    this.granted++;
    return true;
  }
}
