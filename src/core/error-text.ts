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

/** The `name` of an error; undefined when it has none that is text. Never throws. */
export function errorName(error: unknown): string | undefined {
  const name = readMember(error, "name");
  return typeof name === "string" && name !== "" ? name.slice(0, LONGEST) : undefined;
}

/** A member of anything thrown; undefined when it cannot be read. Never throws. */
export function readMember(value: unknown, name: string): unknown {
  try {
    return (value as Record<string, unknown> | null | undefined)?.[name];
  } catch {
    return undefined;
  }
}
