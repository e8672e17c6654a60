/**
 * Formats errors of untrusted code as text. A thrown value may be anything: a string, null, or an
 * object whose getters throw.
 *
 * @module
 */

const LONGEST = 200;

/** Formats a thrown value as `Name: message`, of at most 200 characters. Never throws. */
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

/** Returns the `name` of an error; undefined when it is not a string. Never throws. */
export function errorName(error: unknown): string | undefined {
  const name = readMember(error, "name");
  return typeof name === "string" && name !== "" ? name.slice(0, LONGEST) : undefined;
}

/** Returns a member of a thrown value; undefined when it cannot be read. Never throws. */
export function readMember(value: unknown, name: string): unknown {
  try {
    return (value as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
