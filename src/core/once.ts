/**
 * Warnings about mistakes that cannot throw: one line on the console per mistake and isolate, also
 * when an app makes its guards for each request.
 *
 * @module
 */

/** Maximum number of different mistakes that are shown. */
const MAX_SHOWN = 100;

/** The mistakes shown, by the function that showed them: for one that replaces it, all are new. */
const shownBy = /* @__PURE__ */ new WeakMap<object, Set<string>>();

/** Whether a mistake is seen for the first time. */
export function isFirst(mistake: string): boolean {
  const { warn } = console;
  let shown = shownBy.get(warn);
  if (shown === undefined) shownBy.set(warn, shown = new Set());
  if (shown.has(mistake) || shown.size >= MAX_SHOWN) return false;
  shown.add(mistake);
  return true;
}

/**
 * Shows a warning: what happens, and the fix. The text contains no input of a client: it would be
 * shown again for each different input.
 *
 * @param text Starts with the name of the guard: `"rateLimit: …"`.
 * @param mistake Identifies the mistake when its text varies, by the message of an error.
 */
export function warnOnce(text: string, mistake: string = text): void {
  if (isFirst(mistake)) console.warn(`@djed/edge ${printable(text)} (shown once)`);
}

/**
 * An error's message may quote a line of the client, or the URL of a server: it stays one line,
 * without control characters and without the user info of URLs.
 */
function printable(text: string): string {
  // deno-lint-ignore no-control-regex -- the characters that must not be printed
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, " ").replace(/\/\/[^\s"]*@/g, "//…@");
}
