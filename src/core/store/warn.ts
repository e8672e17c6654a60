/**
 * The warning about a store that fails: a variable that is not set, a missing binding or a server
 * that refuses writes would otherwise be visible in statistics only.
 *
 * @module
 */
import { warnOnce } from "../once.ts";
import { errorText, readMember } from "../error-text.ts";

const LONGEST = 300;

const warned = /* @__PURE__ */ new WeakSet<object>();

/**
 * Warns, once per store and cause, that a store has failed.
 *
 * @param user The factory that uses the store.
 * @param effect What happens as long as it fails.
 * @param cause The error.
 */
export function warnOfStore(store: object, user: string, effect: string, cause: unknown): void {
  if (warned.has(store)) return;
  warned.add(store);
  const text = `${user}: the store failed; ${effect}. Cause: ${causeText(cause)}`;
  // An app that makes its store for each request would show the id, time or key of each of them.
  warnOnce(text, text.replace(/\w*\d\w*/g, ""));
}

/** Returns the message of an error of a store, without the user info of URLs. */
export function causeText(cause: unknown): string {
  const message = readMember(cause, "message");
  const text = typeof message === "string" && message !== "" ? message : errorText(cause);
  return text.replace(/\/\/[^/@\s]*@/g, "//").slice(0, LONGEST);
}
