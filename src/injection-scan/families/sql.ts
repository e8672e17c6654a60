/**
 * SQL that ends a literal and goes on: tautologies, UNION, stacked statements, time delays.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds SQL break-outs. */
export const sql: Structure = /* @__PURE__ */ patternStructure(
  ["' ", "'o", "'|", '" ', "union", "sleep(", "benchmark(", "waitfor", ";", "1=1", "--", "/*"],
  24,
  96,
  [
    {
      rule: "union-select",
      score: 0.95,
      pattern:
        /['")\d]\s{0,4}(?:\/\*.{0,16}\*\/)?\s{0,4}union(?:\s|\/\*.{0,16}\*\/|\+|\(){1,4}(?:all|distinct)?[\s(+/*!\d]{0,12}select\b/,
    },
    {
      rule: "tautology",
      score: 0.93,
      pattern:
        /['"]\s{0,4}\)?\s{0,2}(?:or|and|\|\||&&)\s{0,4}\(?\s{0,2}(['"]?)(\w{1,12})\1\s{0,3}(?:=|like|<=>)\s{0,3}['"]?\2(?:\b|['"]|$)/,
    },
    {
      rule: "numeric-tautology",
      score: 0.85,
      pattern: /\d\)?\s{1,4}(?:or|and)\s{1,4}\(?(\d{1,8})\s{0,3}=\s{0,3}\1\b/,
    },
    {
      rule: "comment-tail",
      score: 0.85,
      upTo: 64,
      pattern: /^[\w@. -]{0,32}['"]\)?\s{0,3}(?:;\s{0,2})?(?:--(?:\s|-|\+|$)|#$|\/\*)/,
    },
    {
      rule: "stacked-statement",
      score: 0.92,
      pattern:
        /['")\d]\s{0,3};\s{0,4}(?:drop|alter|truncate|insert\s+into|delete\s+from|update\s+\w{1,30}\s+set|exec|execute|declare|shutdown|create\s+(?:table|user))\b/,
    },
    {
      rule: "time-delay",
      score: 0.92,
      pattern:
        /(?:['")\d(=,]|\bor|\band|select)\s{0,4}(?:sleep|benchmark|pg_sleep|randomblob|dbms_\w{3,20}\.\w{4,20})\s{0,2}\(\s{0,2}['"\d]|waitfor\s{1,4}delay\s/,
    },
  ],
);
