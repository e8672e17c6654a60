/**
 * Prototype pollution: paths and keys that reach an object's prototype.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds keys and paths to a prototype. */
export const prototype: Structure = /* @__PURE__ */ patternStructure(
  ["__proto__", "constructor", "prototype"],
  16,
  48,
  [
    {
      rule: "proto-key",
      score: 0.95,
      pattern: /__proto__["']?\s*(?:[\].:\[=]|$)|[[."']\s*__proto__/,
    },
    {
      rule: "constructor-prototype",
      score: 0.9,
      pattern:
        /constructor["'\]]{0,2}\s{0,8}[.:\[{]\s{0,8}\{?\s{0,16}["']?prototype["'\]]{0,2}\s{0,8}[.:\[={]/,
    },
  ],
);
