/**
 * All families, for the entry points that hold them all.
 *
 * @module
 */
import { FAMILIES, STRUCTURES, WEB_STRUCTURES } from "../families/registry.ts";
import type { FamilyPack } from "./pack.ts";
import { lookForWeb } from "./web-search.ts";

/** All families. */
export const ALL_FAMILIES: FamilyPack = /* @__PURE__ */ allFamilies();

function allFamilies(): FamilyPack {
  return {
    families: FAMILIES,
    profile: "field",
    structures: STRUCTURES,
    webStructures: WEB_STRUCTURES,
    lookForWeb,
  };
}
