/**
 * Paths that climb out of their folder towards a system file.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds climbing paths and well-known targets. */
export const path: Structure = /* @__PURE__ */ patternStructure(
  ["..", "/etc/", "boot.ini", "win.ini", "/proc/self"],
  24,
  120,
  [
    {
      rule: "climb-to-system",
      score: 0.95,
      pattern:
        /\.\.[\\/]{1,4}[^\s'"]{0,80}(?:etc[\\/]{1,4}(?:passwd|shadow|hosts|issue|group)|windows[\\/]|winnt|win\.ini|boot\.ini|proc[\\/]self|system32)/,
    },
    { rule: "climb-far", score: 0.85, pattern: /(?:\.{2,4}[\\/;]{1,3}){5}|(?:\.\.\\{1,2}){2}/ },
    {
      rule: "system-file",
      score: 0.8,
      pattern: /^[\w:./\\-]{0,40}\/etc\/{1,2}(?:passwd|shadow)\b|\/proc\/self\/environ/,
    },
  ],
);
