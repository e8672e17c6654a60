/**
 * Options of factories that are made of parts, such as `protect()`.
 *
 * @module
 */
import { type OptionNames, show } from "./options.ts";

/**
 * Returns `, which belongs to part: factory({ part: { name } })` for an option of a part, or `""`.
 *
 * @param parts The option names of each part.
 */
export function belongsTo(
  factory: string,
  name: string,
  parts: Readonly<Record<string, OptionNames>>,
): string {
  const owners = Object.keys(parts).filter((part) => Object.hasOwn(parts[part], name));
  if (owners.length === 0) return "";
  return `, which belongs to ${owners.join(" or ")}: ${factory}({ ${owners[0]}: { ${name} } })`;
}

/**
 * Throws for a part that is given as something else than its options, or `false` to leave it out.
 *
 * @param parts The option names of each part.
 * @param presets A part that also takes the name of a preset.
 */
export function checkParts(
  factory: string,
  given: object,
  parts: Readonly<Record<string, OptionNames>>,
  presets: string,
): void {
  for (const [part, value] of Object.entries(given)) {
    if (!Object.hasOwn(parts, part) || value === undefined || value === false) continue;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) continue;
    const isNamed = part === presets;
    if (isNamed && typeof value === "string" && value !== "report") continue;
    const mode = value === "report" && Object.hasOwn(parts[part], "mode")
      ? `; to only report: ${factory}({ ${part}: { mode: "report" } })`
      : "";
    const on = value === true ? "; the part is on unless it is false" : "";
    throw new TypeError(
      `${factory}: ${part} must be an object with its options, ` +
        `${isNamed ? "the name of a preset, " : ""}or false to leave it out, ` +
        `got ${show(value)}${mode}${on}`,
    );
  }
}
