/**
 * The option `roles`: the roles that a body may bring.
 *
 * @module
 */
import { didYouMean, optionChecks, show } from "../../core/options.ts";
import type { Surface } from "../request/locations.ts";
import { COMMON_ROLES, isKnownRole, roleNamed } from "../request/model/roles.ts";

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
  for (const [i, role] of roles.entries()) {
    if (isKnownRole(role)) continue;
    throw new RangeError(
      `injectionScan: roles[${i}] must be a role of a model's API, got ${show(role)}` +
        `${didYouMean(role, COMMON_ROLES)}; allowed: ${COMMON_ROLES.join(", ")}, and their aliases`,
    );
  }
  if (!recognise) throw checks.error("recognise", "true when roles is given", recognise);
  if (!surfaces.has("json")) {
    throw checks.error("surfaces", 'a list with "json" when roles is given', [...surfaces]);
  }
  return new Set(roles.map(roleNamed));
}
