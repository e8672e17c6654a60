/**
 * Checks the context that an app passes by hand.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";

/** Throws for what is given in place of the context, such as its request. */
export function requireContext(who: string, c: EdgeContext): void {
  if (typeof c?.req === "object") return;
  throw new TypeError(`${who} takes the context of Hono, c; got ${c ? "another object" : c}`);
}
