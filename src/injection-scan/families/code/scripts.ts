/**
 * Node, Python, Ruby, Perl, Lua, .NET, LaTeX and formulas of spreadsheets.
 *
 * @module
 */
import { type CodeRule, inBareValues, inValues, sure } from "./rule.ts";

/** The rules. */
export const SCRIPTS: readonly CodeRule[] = /* @__PURE__ */ scriptRules();

function scriptRules(): readonly CodeRule[] {
  return [
    ...nodeRules(),
    ...pythonRules(),
    ...rubyRules(),
    sure("perl-interpolation", /@@?\{\s?\[[^\]\n]{0,80}(?:\]|$)/),
    sure(
      "perl-call",
      /\bqx\s?[{/(|!~][^\n]{1,60}[})/|!~]|\bcore::(?:system|exec|time|open)\b|\bopen\s?\(?\s?\w{1,8}\s?,\s?["'](?:\|[^"'\n]{1,60}|[^"'\n|]{1,60}\|)["']/,
    ),
    sure(
      "lua-call",
      /\bos\.execute\s?\(|\bio\.(?:popen|open|lines)\s?\(\s?["']|\bloadstring\s?\(|\bdofile\s?\(\s?["']|package\.loadlib\s?\(/,
    ),
    sure(
      "dotnet",
      /objectdataprovider|system\.diagnostics\.process|system\.(?:windows\.data|configuration\.install|management\.automation|io\.file|reflection\.assembly)\b|aaeaaad\/{4}|typeconfusedelegate|(?:losformatter|binaryformatter|objectstateformatter)\b|activator\.createinstance|new\s{1,4}activexobject\s?\(|<cf(?:execute|script|file|include|object)\b|(?:server\.)?createobject\s?\(\s?["'](?:wscript|shell|scripting|msxml|adodb)|<msxsl:script|<%\s?(?:eval|execute)\b/,
    ),
    sure(
      "latex-file",
      /\\(?:immediate\s?)?\\?write18\b|\\(?:input|include|lstinputlisting|verbatiminput|openin|openout|newread\\file\\openin\\file|usepackage)\s?(?:\[[^\]]{0,20}\])?\s?\d?=?\s?\{?\s?(?:\/|\|)\s?["']?[a-z]|\\catcode\s?`/,
    ),
    sure(
      "formula-command",
      /(?:^|[,;"\n])\s?[=+@-](?:[\w+*\/() -]{0,16}[+*-])?\s?(?:cmd|msexcel|powershell|rundll32|mshta|dde)\s?[|(]|=\s?(?:webservice|importxml|importhtml|importdata|importfeed|importrange)\s?\(\s?["']?|=\s?hyperlink\s?\(\s?["']https?:[^)]{0,80}&/,
    ),
  ];
}

function nodeRules(): readonly CodeRule[] {
  return [
    sure(
      "node-module",
      /require\s?\(\s?[\\"'`]{1,3}(?:node:)?(?:child_process|fs|net|vm|cluster|worker_threads|os|http|https|dgram)(?:\/promises)?[\\"'`]{1,3}\s?\)\s?\.\s?\w|process\.(?:mainmodule|binding|dlopen)\b|\.constructor\._load|_\$\$nd_func\$\$_|import\s?\(\s?["'](?:node:)?child_process|globalthis\.process\.|global\.process\b/,
    ),
    sure(
      "node-constructor",
      /constructor\.constructor\s?\(|\[["']constructor["']\]\[["']constructor["']\]|:constructor:constructor|new\s+function\s?\(\s?["'`](?:return|require|process)/,
    ),
    inValues(
      "node-require",
      /=\s?require\s?;|\bexecsync\s?\(|\bspawnsync\s?\(|(?<!\w\s{1,2}as\s{1,2}\w{1,16}\s{1,2}from\s{1,2}["'])\bchild_process\b/,
    ),
    inBareValues(
      "node-probe",
      /\bprocess\s?(?:\.|\[["'])(?:env|exit|kill|cwd|version|platform|pid)\b|eval\s?\(\s?(?:string\.fromcharcode|atob|unescape|buffer)|\bres(?:ponse)?\.(?:end|write|send)\s?\(|\bwhile\s?\(\s?(?:true|1|!)[^)]{0,12}\)\s?(?:;|\{|$)|\bfor\s?\(\s?;\s?;\s?\)/,
    ),
  ];
}

function pythonRules(): readonly CodeRule[] {
  return [
    sure(
      "python-import",
      /__import__\s?\(\s?[\\"'(]|__builtins__\s?[.[]|\bgetattr\s?\(\s?__import__|\b(?:eval|exec)\s?\(\s?compile\s?\(/,
    ),
    sure(
      "python-pickle",
      /(?:^|["\s=])\(?(?:s[''"]?.{0,24}\n)?c(?:os|posix|nt|subprocess|__builtin__|builtins|commands)\n(?:system|popen|eval|exec|getoutput|check_output)\n|!!python\/(?:object|name|module)|pickle\.loads?\s?\(|\bgasv[a-z0-9+/]{2}aaaaaa|jsonpickle|"py\/(?:object|reduce|type)"/,
    ),
    sure(
      "python-yaml",
      /!ruby\/(?:object|hash|struct|class)|!!perl\/hash|!!js\/function|tag:yaml\.org,2002:(?:python|js)\//,
    ),
    inValues(
      "python-call",
      /\bos\.(?:system|popen|execv?p?e?|spawn\w{0,3})\s?\(|\bsubprocess\.(?:call|run|popen|check_output|getoutput|check_call)\s?\(|\bimport\s+(?:os|subprocess|pty|socket)\s?[;,]|\bpty\.spawn\s?\(|\bopen\s?\(\s?["'](?:\/etc|\/proc|\.\.\/|c:)/,
    ),
    inBareValues(
      "python-dunder",
      /\.__(?:class|mro|subclasses|globals|builtins|init|base|bases|dict|code|import)__/,
    ),
  ];
}

function rubyRules(): readonly CodeRule[] {
  return [
    sure(
      "ruby-call",
      /\b(?:kernel|process|io|open3)\s?\.\s?(?:spawn|popen3?|exec|system|fork|capture[23]e?|sysopen)\s?[\s(]\s?["'`%[]|\bopen\s?\(\s?["']\||\.(?:instance_eval|class_eval|constantize\.new)\s?[({"']|\.send\s?\(\s?:(?:system|exec|eval|`)|erb\.new\s?\(|%x[{([|!][^\n%]{1,60}[})\]|!]|marshal\.load\s?\(|\bbah(?:bo|vo|7b|bd|j)[a-z0-9+/]{12}/,
    ),
    inValues(
      "ruby-file",
      /\b(?:file|dir|io)\.(?:read|readlines|open|entries|glob|binread)\s?\(\s?["']/,
    ),
    inValues(
      "script-line",
      /\b(?:perl|python[23]?|ruby|php|lua|node)\s+-(?:e|c|r|mhttp\.server|mio)\b\s?["'a-z]/,
    ),
    inBareValues(
      "script-call",
      /\b(?:print|echo|eval|puts)\s?\(?\s?`[^`\n]{1,60}`/,
    ),
  ];
}
