/**
 * Server-side template expressions that compute or reach into the host: SSTI and SSI.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

/** Finds such expressions. */
export const template: Structure = patternStructure(["{{", "${", "#{", "<%", "{%", "*{", "@(", "<!--#", "[[", "@{", "{"], 4, 160, [
  { rule: "template-arithmetic", score: 0.92, pattern: /(?:\{\{|[$#*@]\{|<%=?|\[\[\$?\{?|\{%|@\(|^\{)\s{0,3}['"]?\d{1,6}['"]?\s{0,2}[*+-]\s{0,2}['"]?\d{1,6}['"]?\s{0,3}(?:\}|%>|\)|\])/ },
  { rule: "template-reaches-host", score: 0.95, pattern: /(?:\{\{|[$#*]\{|<%|\{%|\[\[).{0,100}(?:__class__|__mro__|__subclasses__|__globals__|__builtins__|__import__|getclass\(|getruntime|processbuilder|java\.lang|\.constructor|popen|system\(|exec\(|freemarker\.template|request\.application|self\.__|t\(java)/ },
  { rule: "server-side-include", score: 0.93, pattern: /<!--\s{0,2}#\s{0,2}(?:exec|include|echo|printenv|config|set|fsize|flastmod)\b/ },
]);
