/**
 * Errors of other people's code, as text. A thrown value may be anything: a string, null, an object
 * whose getters throw.
 *
 * @module
 */

const LONGEST = 200;

/** `Name: message` of anything thrown, at most 200 characters. Never throws. */
export function errorText(error: unknown): string {
  try {
    if (error === null || typeof error !== "object") return String(error).slice(0, LONGEST);
    const { name, message } = error as { name?: unknown; message?: unknown };
    const text = [name, message].filter((part) => typeof part === "string" && part !== "");
    return (text.length > 0 ? text.join(": ") : "an object").slice(0, LONGEST);
  } catch {
    return "an error that cannot be read";
  }
}
