/**
 * The families that matter for chat texts.
 *
 * @module
 */
import { CHAT_STRUCTURES } from "../families/registry.ts";
import type { FamilyPack } from "./pack.ts";

/** The families of the profile `chat`, without those that it turns off. */
export const CHAT_FAMILIES: FamilyPack = /* @__PURE__ */ chatFamilies();

function chatFamilies(): FamilyPack {
  return {
    families: ["prompt", "crlf", "jndi", "xxe"],
    others: "@djed/edge/injection-scan",
    profile: "chat",
    structures: CHAT_STRUCTURES,
    webStructures: [],
  };
}
