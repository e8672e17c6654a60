/**
 * Options of factories that are made of parts, such as `protect()`.
 *
 * @module
 */
import type { OptionNames } from "./options.ts";

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
