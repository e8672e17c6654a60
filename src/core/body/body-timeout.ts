/**
 * Limits the time in which a body arrives: no pause longer than the timeout, and at least 1 KB/s on
 * average after the first ten seconds. A trickling body would otherwise hold its request forever.
 *
 * @module
 */
import { BODY_TIMEOUT } from "../problem-kinds.ts";
import type { Intake } from "./intake.ts";
import type { OptionChecks } from "../options.ts";
import { timersAreShared } from "../platform.ts";
import type { Refusal } from "../refusal.ts";

/** Default maximum pause. */
export const DEFAULT_BODY_TIMEOUT_MS = 10_000;
/** Grace period during which no minimum rate applies. */
export const GRACE_MS = 10_000;
/** Minimum rate after the grace period. */
export const BYTES_PER_SECOND = 1_024;
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
 * Uses one timer, which checks the progress and is set again; none for a read that ends at once.
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
    const unseenMs = intake.unseen / BYTES_PER_SECOND * 1_000;
    let isLate = false;

    const msLeft = (): number => {
      const lastAt = Math.max(startedAt, intake.receivedAt);
      const bought = (intake.collected.size - sizeAtStart) / BYTES_PER_SECOND * 1_000;
      const end = Math.min(lastAt + timeoutMs, startedAt + graceMs + bought) + unseenMs;
      return end - performance.now();
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => void (timer = setTimeout(look, Math.max(0, msLeft())));
    if (timeoutMs > TICK_MS && timersAreShared()) ticker.add(begin);
    else begin();
    const end = (): void => {
      if (timer === undefined) ticker.remove(begin);
      else clearTimeout(timer);
    };
    reading.then((hasEnded) => {
      end();
      resolve(hasEnded);
    }, (error) => {
      end();
      reject(error);
    });
  });
}

/** Length of a tick, in ms. */
const TICK_MS = 100;

/**
 * One timer for the reads of all requests: those that still wait when it ticks set their own then.
 * Most bodies are there at once, and setting and clearing a timer costs Deno 5 µs.
 */
class Ticker {
  readonly #waiting: Set<() => void> = new Set();
  #isTicking = false;

  /** Calls `begin` at the next tick, unless it is removed before. */
  add(begin: () => void): void {
    this.#waiting.add(begin);
    if (this.#isTicking) return;
    this.#isTicking = true;
    setTimeout(() => this.#tick(), TICK_MS);
  }

  remove(begin: () => void): void {
    this.#waiting.delete(begin);
  }

  #tick(): void {
    this.#isTicking = false;
    for (const begin of this.#waiting) begin();
    this.#waiting.clear();
  }
}

const ticker: Ticker = /* @__PURE__ */ new Ticker();
