/**
 * Paths that climb out of their folder towards a system file.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** What such a path is after. */
const toSystem = /* @__PURE__ */ patternStructure(
  [
    "passwd",
    "shadow",
    "hosts",
    "issue",
    "group",
    "windows",
    "winnt",
    "win.ini",
    "boot.ini",
    "proc",
    "system32",
  ],
  112,
  24,
  [
    {
      rule: "climb-to-system",
      score: 0.95,
      pattern:
        /\.\.[\\/]{1,4}[^\s'"]{0,80}(?:etc[\\/]{1,4}(?:passwd|shadow|hosts|issue|group)|windows[\\/]|winnt|win\.ini|boot\.ini|proc[\\/]self|system32)/,
    },
    {
      rule: "system-file",
      score: 0.8,
      pattern: /^[\w:./\\-]{0,40}\/etc\/{1,2}(?:passwd|shadow)\b|\/proc\/self\/environ/,
    },
  ],
);

const farUp = /* @__PURE__ */ patternStructure([".."], 8, 96, [
  { rule: "climb-far", score: 0.85, pattern: /(?:\.{2,4}[\\/;]{1,3}){5}|(?:\.\.\\{1,2}){2}/ },
]);

/** Finds climbing paths and well-known targets. */
export const path: Structure = (view, from, to) =>
  toSystem(view, from, to) ?? farUp(view, from, to);
