/**
 * Observers stand before what they observe.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";
import { decisions } from "./decision.ts";

/**
 * Makes a check that warns, once, when a guard has decided before the observer's turn: its refusals
 * are answered without the observer ever running.
 */
export function orderCheck(observer: string): (c: EdgeContext) => void {
  let warned = false;
  return (c) => {
    if (warned || decisions(c).length === 0) return;
    warned = true;
    const guard = decisions(c)[0].guard;
    console.warn(`${observer}: register it before ${guard}, whose refusals it cannot see`);
  };
}
