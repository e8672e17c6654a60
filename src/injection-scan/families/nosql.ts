/**
 * NoSQL operators where a value was expected, and JavaScript in a `$where`.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

const OPERATOR =
  "(?:ne|eq|gte?|lte?|n?in|regex|where|exists|or|and|not|nor|elemmatch|expr|type|mod|all|size|text|func|function|jsonschema)";

/** Finds operators as keys and JavaScript conditions. */
export const nosql: Structure = /* @__PURE__ */ patternStructure(
  ["[$", "$", "&exists", "this.", "1==1", "1 == 1", "'=='", "db.", ": /", ";sleep(", ";return"],
  24,
  72,
  [
    {
      rule: "operator-in-brackets",
      score: 0.95,
      pattern: /* @__PURE__ */ new RegExp(`\\[\\$${OPERATOR}\\]`),
    },
    {
      rule: "operator-as-key",
      score: 0.9,
      pattern: /* @__PURE__ */ new RegExp(`(?:^|[{,(\\[]\\s*|["'])["']?[$&]${OPERATOR}["']?\\s*:`),
    },
    { rule: "javascript-where", score: 0.9, pattern: /\$where["']?\s*[:=]/ },
    {
      rule: "javascript-condition",
      score: 0.85,
      pattern:
        /(?:['"]|\|\||&&)\s*\|?\|?\s*(?:this\.\w{1,30}|['"]?\w{0,8}['"]?\s{0,3}==\s{0,3}['"]?\w{0,8})\s*(?:\.match\(|!=|['"]?\s*(?:\/\/|%00|\|\||$))/,
    },
    { rule: "match-all", score: 0.8, pattern: /\{?\s*\w{1,24}\s*:\s*\/\.\*\/\s*\}/ },
    {
      rule: "javascript-statement",
      score: 0.85,
      pattern: /['"]\s*;\s*(?:return\s*['"(]|sleep\(\d|while\s*\(|var\s+\w{1,12}\s*=\s*new\s+date)/,
    },
    {
      rule: "mongo-shell",
      score: 0.85,
      pattern: /\bdb\.\w{1,30}\.(?:insert|drop|remove|find|update|mapreduce)\(/,
    },
  ],
);
