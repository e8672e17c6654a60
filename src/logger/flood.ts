/**
 * Limits the lines of refusals: in a flood, writing them costs more than refusing.
 *
 * @module
 */
import { optionChecks } from "../core/options.ts";
import { decisions } from "../core/request/decision.ts";
import type { EdgeContext } from "../core/request/middleware.ts";

/** The option `refusals` of `logger()` and `audit()`. */
export interface RefusalLines {
  /** Maximum number of lines per second; the next line after it has the number left out. */
  readonly perSecond: number;
}

/** Counts the lines of refusals. */
export class RefusalLimit {
  /** Number of lines left out. */
  total = 0;
  readonly #perSecond: number;
  #second = NaN;
  #written = 0;
  /** Number of lines left out since the last written one. */
  #unreported = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** Whether a line may be written now; one that may not is counted. */
  admits(): boolean {
    const second = Math.floor(Date.now() / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#written = 0;
    }
    if (this.#written < this.#perSecond) {
      this.#written++;
      return true;
    }
    this.total++;
    this.#unreported++;
    return false;
  }

  /** The member of a written line that reports those left out before it. */
  report(): string {
    const count = this.#unreported;
    this.#unreported = 0;
    return count === 0 ? "" : `,"left_out":${count}`;
  }
}

/** Whether a guard refused a request. */
export function isDenied(c: EdgeContext): boolean {
  for (const { action } of decisions(c)) if (action === "deny") return true;
  return false;
}

/** Makes the limit of the option `refusals`; undefined when all lines are written. */
export function refusalLimit(
  factory: string,
  refusals: RefusalLines | undefined,
): RefusalLimit | undefined {
  if (refusals === undefined) return undefined;
  const checks = optionChecks(factory);
  if (refusals === null || typeof refusals !== "object") {
    throw checks.error("refusals", "an object such as { perSecond: 10 }", refusals);
  }
  for (const name of Object.keys(refusals)) {
    if (name !== "perSecond") throw checks.error("refusals", "only the member perSecond", name);
  }
  return new RefusalLimit(checks.positive("refusals.perSecond", refusals.perSecond));
}
