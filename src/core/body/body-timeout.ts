/**
 * How long a body may take to arrive: no pause longer than the timeout, and no less than 1 KB/s on
 * average once ten seconds have passed. A body that trickles would hold its request for ever.
 *
 * @module
 */
import type { Intake } from "./intake.ts";
import type { OptionChecks } from "../options.ts";
import type { Refusal } from "../refusal.ts";

/** The longest pause, by default. */
export const DEFAULT_BODY_TIMEOUT_MS = 10_000;
/** For so long a body may be as slow as it likes. */
const GRACE_MS = 10_000;
/** Then each of these buys it a second. */
const BYTES_PER_SECOND = 1_024;
/** Timers beyond 2³¹ ms fire at once on every runtime. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Checks and completes the option `bodyTimeout`. */
export function bodyTimeoutOption({ duration }: OptionChecks, given: unknown): number {
  return duration("bodyTimeout", given ?? DEFAULT_BODY_TIMEOUT_MS, 1, MAX_TIMER_MS);
}

/** The answer to a body that did not arrive in time; the rest of it is not waited for. */
export const BODY_TIMEOUT: Refusal = {
  code: "body-timeout",
  detail: "The body did not arrive in time",
  headers: { connection: "close" },
};

/**
 * Settles as the reading does; resolves to undefined, and stops it, when the client is too slow.
 * One timer, which looks how far the reading has come and is set again.
 */
export function inTime(
  intake: Intake,
  reading: Promise<boolean>,
  timeoutMs: number,
): Promise<boolean | undefined> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const sizeAtStart = intake.collected.size;
    const graceMs = Math.max(GRACE_MS, timeoutMs);
    let isLate = false;

    const msLeft = (): number => {
      const lastAt = Math.max(startedAt, intake.receivedAt);
      const bought = (intake.collected.size - sizeAtStart) / BYTES_PER_SECOND * 1_000;
      return Math.min(lastAt + timeoutMs, startedAt + graceMs + bought) - performance.now();
    };
    const look = (): void => {
      const ms = msLeft();
      if (ms > 0) isLate = false;
      else if (isLate) {
        intake.stop();
        return resolve(undefined);
      } else isLate = true;
      // A process that has stalled runs its timers before it reads its sockets: one more turn.
      timer = setTimeout(look, Math.max(0, ms));
    };
    let timer = setTimeout(look, timeoutMs);
    reading.then((hasEnded) => {
      clearTimeout(timer);
      resolve(hasEnded);
    }, (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
