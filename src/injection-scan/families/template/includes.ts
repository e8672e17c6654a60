/**
 * Includes on servers and on the edge: SSI (Apache, nginx) and ESI (Varnish, Akamai, Squid).
 *
 * @module
 */
import { patternStructure, type Structure } from "../structure.ts";

/** Finds such includes. */
export const includes: Structure = /* @__PURE__ */ patternStructure(
  ["<!--", "<esi:", "<!#"],
  0,
  64,
  [
    {
      rule: "server-side-include",
      score: 0.93,
      pattern:
        /<!(?:--)?\s{0,4}#\s{0,4}(?:exec|include|echo|printenv|config|set|fsize|flastmod|if|perl|odbc|email|block|wait)\b(?=\s{1,8}[a-z_]{1,20}\s{0,4}=|\s{0,4}-->|\s{1,4}["'])/,
    },
    {
      rule: "edge-side-include",
      score: 0.93,
      pattern:
        /<esi:(?:include|inline|assign|vars|eval|debug|try|attempt|except|choose|when|foreach|remove|comment|function|text|script)\b|<!--esi\b/,
    },
  ],
);
