/**
 * Roles that a body may not bring.
 *
 * @module
 */
import { JsonLocation } from "./json-location.ts";
import type { Location } from "./locations.ts";
import { roleNamed, roleOfKind } from "./model/roles.ts";

/**
 * Returns the pointer of the message, if a text names or has a role that is not allowed. `roles`
 * holds common names.
 */
export function forbiddenRole(
  text: string,
  location: Location,
  roles: ReadonlySet<string>,
): string | undefined {
  const { kind } = location;
  if (kind === undefined || location.isKey) return undefined;
  const role = kind === "role" ? roleNamed(text) : roleOfKind(kind);
  if (role === undefined || roles.has(role)) return undefined;
  return location instanceof JsonLocation ? location.message : location.pointer;
}
