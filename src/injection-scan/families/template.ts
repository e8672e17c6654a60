/**
 * Server-side template expressions that compute or reach into the host: SSTI and SSI.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

const HOST = [
  "__class__",
  "__mro__",
  "__subclasses__",
  "__globals__",
  "__builtins__",
  "__import__",
  "getclass(",
  "getruntime",
  "processbuilder",
  "java.lang",
  ".constructor",
  "popen",
  "system(",
  "exec(",
  "freemarker.template",
  "request.application",
  "self.__",
];

/** Arithmetic that only a template engine would do. */
const arithmetic = /* @__PURE__ */ patternStructure(
  ["{{", "${", "#{", "<%", "{%", "*{", "@(", "[[", "@{", "{"],
  2,
  40,
  [
    {
      rule: "template-arithmetic",
      score: 0.92,
      pattern:
        /(?:\{\{|[$#*@]\{|<%=?|\[\[\$?\{?|\{%|@\(|^\{)\s{0,3}['"]?\d{1,6}['"]?\s{0,2}[*+-]\s{0,2}['"]?\d{1,6}['"]?\s{0,3}(?:\}|%>|\)|\])/,
    },
  ],
);

/** Names of the host inside an expression. */
const reachesHost = /* @__PURE__ */ patternStructure(HOST, 100, 120, [
  {
    rule: "template-reaches-host",
    score: 0.95,
    pattern: /* @__PURE__ */ new RegExp(
      `(?:\\{\\{|[$#*]\\{|<%|\\{%|\\[\\[)[^\\n]{0,100}?(?:${HOST.map(escapeRegExp).join("|")})`,
    ),
  },
]);

const include = /* @__PURE__ */ patternStructure(["<!--"], 2, 48, [
  {
    rule: "server-side-include",
    score: 0.93,
    pattern: /<!--\s{0,2}#\s{0,2}(?:exec|include|echo|printenv|config|set|fsize|flastmod)\b/,
  },
]);

/** Finds such expressions. */
export const template: Structure = (view, from, to) =>
  reachesHost(view, from, to) ?? include(view, from, to) ?? arithmetic(view, from, to);

function escapeRegExp(text: string): string {
  return text.replace(/[.(]/g, "\\$&");
}
