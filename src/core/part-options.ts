/**
 * Options of factories that are made of parts, such as `protect()`.
 *
 * @module
 */
import { nameHere, show, type TheirNames, valueHere } from "./option-hints.ts";
import type { OptionNames } from "./options.ts";

/**
 * Returns `, which belongs to part: factory({ part: { name } })` for an option of a part, or `""`.
 *
 * @param parts The option names of each part.
 * @param theirs The names of other libraries for them.
 */
export function belongsTo(
  factory: string,
  name: string,
  parts: Readonly<Record<string, OptionNames>>,
  theirs: Readonly<Record<string, TheirNames>> = {},
): string {
  const owners = Object.keys(parts).filter((part) => Object.hasOwn(parts[part], name));
  if (owners.length === 0) {
    const part = Object.keys(theirs).find((part) => nameHere(theirs[part], name) !== "");
    return part === undefined ? "" : `, which belongs to ${part}${nameHere(theirs[part], name)}`;
  }
  return `, which belongs to ${owners.join(" or ")}: ${factory}({ ${owners[0]}: { ${name} } })`;
}

/**
 * Throws for a part that is given as something else than its options, or `false` to leave it out.
 *
 * @param parts The option names of each part.
 * @param presets A part that also takes the name of a preset.
 * @param theirs The meaning of a plain value in place of the options of a part.
 */
export function checkParts(
  factory: string,
  given: object,
  parts: Readonly<Record<string, OptionNames>>,
  presets: string,
  theirs: Readonly<Record<string, TheirNames>> = {},
): void {
  for (const [part, value] of Object.entries(given)) {
    if (!Object.hasOwn(parts, part) || value === undefined || value === false) continue;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) continue;
    const isNamed = part === presets;
    if (isNamed && typeof value === "string" && value !== "report") continue;
    const mode = value === "report" && Object.hasOwn(parts[part], "mode")
      ? `; to only report: ${factory}({ ${part}: { mode: "report" } })`
      : "";
    const on = value === true
      ? "; the part is on unless it is false"
      : mode || (theirs[part] ? valueHere(theirs[part], value) : "");
    throw new TypeError(
      `${factory}: ${part} must be an object with its options, ` +
        `${isNamed ? "the name of a preset, " : ""}or false to leave it out, ` +
        `got ${show(value)}${on}`,
    );
  }
}

/** Names the path of an option in the error of a part: `protect.rateLimit: limit must be …`. */
export function withPath(factory: string, parts: object, error: unknown): unknown {
  if (!(error instanceof TypeError || error instanceof RangeError)) return error;
  const { message } = error;
  if (!Object.keys(parts).some((part) => message.startsWith(`${part}: `))) return error;
  const text = `${factory}.${message}`;
  return error instanceof TypeError ? new TypeError(text) : new RangeError(text);
}

/** Resolves a part that is on. A wrong value such as 0 is on, so that its check throws. */
export function partOf<T, S>(
  path: string,
  given: T | false | null | undefined,
  resolve: (path: string, options: T) => S,
): S | undefined {
  const isOff = given === undefined || given === null || given === false;
  if (isOff) return undefined;
  if (typeof given === "object" && "attach" in given!) {
    const name = path.split(".").at(-1);
    throw new TypeError(`${path}: takes options, not ${name}(…); write ${name}: { … }`);
  }
  return resolve(path, given);
}
