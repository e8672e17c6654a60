/**
 * A retry budget: further tries are a share of the calls, so that an outage is not answered with a
 * multiple of the traffic.
 *
 * @module
 */
import { TimeWindow } from "../breaker/window.ts";

const WINDOW_MS = 10_000;
/** Small traffic may retry too: this many tries per window are free. */
const FLOOR = 10;

/** Counts calls and further tries over ten seconds. */
export class RetryBudget {
  /** Further tries granted since the start. */
  granted = 0;
  /** Further tries that were wanted and not granted. */
  suppressed = 0;
  readonly #ratio: number;
  // Its calls are calls, its failures are further tries.
  readonly #window = new TimeWindow(WINDOW_MS);

  /** @param ratio Further tries per call, from 0 up; Infinity for no limit. */
  constructor(ratio: number) {
    this.#ratio = ratio;
  }

  /** A call was made (its first try). */
  called(now: number): void {
    this.#window.add(now, false, false);
  }

  /** Asks for one further try. */
  withdraw(now: number): boolean {
    const window = this.#window;
    window.slide(now);
    const calls = window.calls - window.failures;
    if (window.failures >= Math.max(FLOOR, this.#ratio * calls)) {
      this.suppressed++;
      return false;
    }
    window.add(now, true, false);
    this.granted++;
    return true;
  }
}
