/**
 * Limits the time in which a body arrives: no pause longer than the timeout, and at least 1 KB/s on
 * average after the first ten seconds. A trickling body would otherwise hold its request forever.
 *
 * @module
 */
import { BODY_TIMEOUT } from "../problem-kinds.ts";
import type { Intake } from "./intake.ts";
import type { OptionChecks } from "../options.ts";
import type { Refusal } from "../refusal.ts";

/** Default maximum pause. */
export const DEFAULT_BODY_TIMEOUT_MS = 10_000;
/** Grace period during which no minimum rate applies. */
const GRACE_MS = 10_000;
/** Minimum rate after the grace period. */
const BYTES_PER_SECOND = 1_024;
/** Maximum delay of a timer: longer timers fire immediately on every runtime. */
const MAX_TIMER_MS = 2_147_483_647;

/** Checks the option `bodyTimeout` and fills in its default. */
export function bodyTimeoutOption({ duration }: OptionChecks, given: unknown): number {
  return duration("bodyTimeout", given ?? DEFAULT_BODY_TIMEOUT_MS, 1, MAX_TIMER_MS);
}

/** The refusal of a body that did not arrive in time; the connection is closed. */
export const LATE_BODY: Refusal = {
  kind: BODY_TIMEOUT,
  detail: "The body did not arrive in time",
  headers: { connection: "close" },
};

/**
 * Settles as `reading` does, or stops it and resolves to undefined when the client is too slow.
 * Uses one timer, which checks the progress and is set again.
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
      // A process that stalled runs its timers before it reads its sockets: wait one more turn.
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
