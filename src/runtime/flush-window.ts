/**
 * Sends things in batches without a background timer: the first request that has something to send
 * opens a window, and what comes before it ends is sent with it.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";

/** Workers cancel the background work of a request after about 30 s. */
const LOST_AFTER_MS = 30_000;

/** How a {@link BatchWindow} behaves. */
export interface BatchWindowSettings {
  /**
   * Time after which an open window is given up, in ms: the request that keeps its timer alive may
   * have been cut off.
   */
  readonly lostAfterMs: number;
  /** Whether the timer keeps a process alive that has nothing else to do. */
  readonly keepsProcess: boolean;
}

/** A window of time in which things to send are collected; at most one is open. */
export class BatchWindow {
  readonly #settings: BatchWindowSettings;
  #lostAt = 0;

  constructor(settings: BatchWindowSettings) {
    this.#settings = settings;
  }

  /** Whether a window is open. False too when the clock has stepped back behind its beginning. */
  isOpen(now: number): boolean {
    return isAhead(this.#lostAt, now, this.#settings.lostAfterMs);
  }

  /**
   * Opens a window, which `close()` ends.
   *
   * @returns A promise that resolves after `windowMs`.
   */
  open(windowMs: number, now: number): Promise<void> {
    const { lostAfterMs, keepsProcess } = this.#settings;
    this.#lostAt = now + lostAfterMs;
    return sleep(windowMs, keepsProcess);
  }

  /** Ends the window: the next thing to send opens another one. */
  close(): void {
    this.#lostAt = 0;
  }
}

/** Runs one flush per window. */
export interface FlushWindow {
  /**
   * Makes sure that a flush runs within the window.
   *
   * @returns A promise that the caller keeps alive (`defer`); undefined when another caller does.
   */
  arm(c: EdgeContext | undefined): Promise<void> | undefined;
  /** Flushes now, or joins the flush that is in progress. */
  flush(c: EdgeContext | undefined): Promise<void>;
}

/**
 * Makes a flush window.
 *
 * @param windowMs How long the window stays open, in ms.
 * @param send Sends what has been collected. It counts its own failures; they are passed on too.
 */
export function flushWindow(
  windowMs: number,
  send: (c: EdgeContext | undefined) => Promise<void>,
): FlushWindow {
  const window = new BatchWindow({ lostAfterMs: windowMs + LOST_AFTER_MS, keepsProcess: false });
  // The request that keeps a flush alive may be cut off: another one may start after this time.
  let sending: { readonly done: Promise<void>; readonly until: number } | undefined;

  function flush(c: EdgeContext | undefined): Promise<void> {
    window.close();
    if (sending !== undefined && isAhead(sending.until, Date.now(), LOST_AFTER_MS)) {
      return sending.done;
    }
    const done: Promise<void> = send(c).finally(() => {
      if (sending === mine) sending = undefined;
    });
    const mine = { done, until: Date.now() + LOST_AFTER_MS };
    sending = mine;
    return done;
  }

  return {
    arm(c) {
      const now = Date.now();
      if (window.isOpen(now)) return undefined;
      return window.open(windowMs, now).then(() => flush(c));
    },
    flush,
  };
}

/** Whether a time is still to come, and at most `longest` ms away. */
function isAhead(until: number, now: number, longest: number): boolean {
  const left = until - now;
  return left > 0 && left <= longest;
}

function sleep(ms: number, keepsProcess: boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms) as unknown as { unref?(): void };
    if (!keepsProcess) timer.unref?.();
  });
}
