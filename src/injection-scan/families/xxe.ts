/**
 * XML external entities: document types that define entities or name outside files, and XInclude.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds document types and inclusions that reach outside. */
export const xxe: Structure = /* @__PURE__ */ patternStructure(
  [
    "<!entity",
    "<!doctype",
    "xi:include",
    "xinclude",
    "<!element",
    "<?xml-stylesheet",
    "xsl:",
    "<!attlist",
  ],
  8,
  240,
  [
    { rule: "entity", score: 0.95, pattern: /<!entity\s{1,4}(?:%\s{0,4})?[\w.-]{1,40}\s/ },
    {
      rule: "external-doctype",
      score: 0.92,
      pattern: /<!doctype\s{1,4}(?!html)[\w:.-]{1,40}\s{1,4}(?:system|public)\s/,
    },
    { rule: "doctype-subset", score: 0.9, pattern: /<!doctype\s{1,4}[\w:.-]{1,40}\s{0,4}\[/ },
    {
      rule: "xinclude",
      score: 0.92,
      pattern: /xi:include\s[^>]{0,120}href|www\.w3\.org\/2001\/xinclude/,
    },
    {
      rule: "element-declaration",
      score: 0.6,
      pattern: /<!(?:element|attlist)\s{1,4}[\w:.-]{1,40}\s/,
    },
    {
      rule: "stylesheet-reads",
      score: 0.85,
      pattern:
        /xsl:(?:value-of|copy-of|include|import)\s[^>]{0,80}(?:document\(|unparsed-text|system-property|href)/,
    },
  ],
);
