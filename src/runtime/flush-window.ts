/**
 * Work in batches without a background timer: the first request that has something to send arms
 * one flush, later requests ride along.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";

/** On Workers the platform ends what a request left behind after about 30 s. */
const LOST_AFTER_MS = 30_000;

/** One flush per window. */
export interface FlushWindow {
  /**
   * Sees to it that a flush runs within the window. The caller that gets a promise keeps it alive
   * (`defer`); undefined when someone else already does.
   */
  arm(c: EdgeContext | undefined): Promise<void> | undefined;
  /** Flushes now; shares a flush that is under way. */
  flush(c: EdgeContext | undefined): Promise<void>;
}

/**
 * Makes a window.
 *
 * @param windowMs How long the first one waits for company.
 * @param send Sends what there is. It counts its failures itself; they are passed on all the same.
 */
export function flushWindow(
  windowMs: number,
  send: (c: EdgeContext | undefined) => Promise<void>,
): FlushWindow {
  // The request that keeps a flush alive may die before it: after its time another may take over.
  let armedUntil = 0;
  let sending: { readonly done: Promise<void>; readonly until: number } | undefined;

  function flush(c: EdgeContext | undefined): Promise<void> {
    armedUntil = 0;
    if (sending !== undefined && isAhead(sending.until, LOST_AFTER_MS)) return sending.done;
    const done: Promise<void> = send(c).finally(() => {
      if (sending === mine) sending = undefined;
    });
    const mine = { done, until: Date.now() + LOST_AFTER_MS };
    sending = mine;
    return done;
  }

  return {
    arm(c) {
      const longest = windowMs + LOST_AFTER_MS;
      if (isAhead(armedUntil, longest)) return undefined;
      armedUntil = Date.now() + longest;
      return sleep(windowMs).then(() => flush(c));
    },
    flush,
  };
}

/** True until a time comes; false too when the clock has stepped back behind its beginning. */
function isAhead(until: number, longest: number): boolean {
  const left = until - Date.now();
  return left > 0 && left <= longest;
}

/** Waits, without keeping a process alive that has nothing else to do. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms) as unknown as { unref?(): void };
    timer.unref?.();
  });
}
