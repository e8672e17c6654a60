/**
 * Says what to write for a value that is given in place of a check.
 *
 * @module
 */
import { show } from "../core/option-hints.ts";
import { isThenable } from "../core/thenable.ts";

/** Returns `; write fetchCheck("https://…")` for a URL, a hint for a promise, or `""`. */
export function checkInstead(given: unknown): string {
  if (isThenable(given)) return ", a promise; give the function that makes it";
  return /^https?:/.test(String(given)) ? `; write fetchCheck(${show(given)})` : "";
}
