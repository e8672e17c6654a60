/**
 * The option `roles`: the roles that a body may bring.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import type { Surface } from "../request/locations.ts";
import { roleNamed } from "../request/model/roles.ts";

/** Checks and completes the option. Returns the common names of the roles. */
export function resolveRoles(
  roles: unknown,
  recognise: boolean,
  surfaces: ReadonlySet<Surface>,
): ReadonlySet<string> | undefined {
  if (roles === undefined) return undefined;
  const checks = optionChecks("injectionScan");
  const isRole = (role: unknown) => typeof role === "string" && role.trim() !== "";
  if (!Array.isArray(roles) || roles.length === 0 || !roles.every(isRole)) {
    throw checks.error("roles", 'a list of roles, such as ["user"]', roles);
  }
  if (!recognise) throw checks.error("recognise", "true when roles is given", recognise);
  if (!surfaces.has("json")) {
    throw checks.error("surfaces", 'a list with "json" when roles is given', [...surfaces]);
  }
  return new Set(roles.map(roleNamed));
}
