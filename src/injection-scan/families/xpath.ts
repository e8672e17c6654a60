/**
 * XPath expressions in a value: conditions over nodes, axes, and functions of the language.
 *
 * XML Path Language 1.0.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds XPath. */
export const xpath: Structure = /* @__PURE__ */ patternStructure(
  [
    "::",
    "name()",
    "position()",
    "text()",
    "node()",
    "count(",
    "string-length(",
    "] |",
    "]|",
    "/*[",
    "doc(",
  ],
  40,
  72,
  [
    {
      rule: "xpath-condition",
      score: 0.9,
      pattern:
        /['"\])]\s{0,3}(?:or|and|\|)\s{0,3}.{0,24}(?:name|position|text|node|last|string-length|substring|count)\(/,
    },
    {
      rule: "xpath-axis",
      score: 0.85,
      pattern:
        /\b(?:ancestor|child|parent|descendant|following|preceding|self|attribute)(?:-or-self|-sibling)?::(?:\*|node\(|text\(|[a-z]{1,20}[[/])/,
    },
    {
      rule: "xpath-count",
      score: 0.88,
      pattern: /\bcount\(\s{0,2}\/{1,2}|string-length\(\s{0,2}(?:name|\/\/)/,
    },
    {
      rule: "xpath-union",
      score: 0.88,
      pattern: /\]\s{0,2}\|\s{0,2}\/{1,2}[\w*]|['"]\s{0,2}\]\s{0,2}\|/,
    },
    {
      rule: "xpath-any-node",
      score: 0.85,
      pattern: /\/{1,2}\*?\[?(?:\w{1,20})?\[?(?:position|text|name)\(\)\s{0,2}=/,
    },
  ],
);
