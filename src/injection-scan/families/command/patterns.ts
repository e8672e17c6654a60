/**
 * Shell syntax that is not a command line: functions in the environment, batch files, expansions, and
 * the prompts of other programs.
 *
 * @module
 */

import { signs } from "../signs.ts";

/** A pattern with its rule. */
export interface Pattern {
  readonly rule: string;
  readonly score: number;
  readonly pattern: RegExp;
  /** The signs of every match, as bits. */
  readonly needs: number;
  /** True when documents are looked at as well as values. */
  readonly anywhere?: boolean;
}

/** Tried on a stretch once; without nested repetition. */
export const PATTERNS: readonly Pattern[] = /* @__PURE__ */ patterns();

function patterns(): readonly Pattern[] {
  return [
    {
      rule: "shellshock",
      needs: signs("({"),
      score: 0.95,
      // What has a name before its brackets is a function of a script.
      pattern: /(?<![\w$\])]\s{0,2})\(\)\s{0,4}\{\s{0,4}(?::\s?;|_;|echo |\w{1,12};)/,
      anywhere: true,
    },
    {
      rule: "network-file",
      needs: signs("/"),
      score: 0.9,
      pattern: /\/dev\/(?:tcp|udp)\/[\w.$-]{1,60}\/[\d$]|\$\w\/tcp\/\d/,
      anywhere: true,
    },
    {
      rule: "fork-bomb",
      needs: signs("({|"),
      score: 0.9,
      pattern:
        /[:\w]{1,8}\s?\(\)\s?\{\s?[:\w]{1,8}(?:\(\))?\s?\|\s?[:\w]{1,8}(?:\(\))?\s?&?\s?;?\s?\}\s?;?\s?[:\w]/,
    },
    {
      rule: "field-separator",
      needs: signs("$"),
      score: 0.9,
      pattern: /[a-z\d/]\$(?:ifs(?![a-z_=])|\{ifs[^}]{0,12}\})[\w$'"/|&;<>.-]/,
    },
    {
      rule: "variable-slice",
      needs: signs("${:"),
      score: 0.85,
      pattern:
        /\$\{(?:path|home|pwd|shell|hostname|user|ifs|oldpwd|ps\d|bash\w{0,12}|langu?a?g?e?|term):\d{1,2}:\d{1,2}\}/,
    },
    {
      rule: "variable-slice",
      needs: signs("%"),
      score: 0.85,
      pattern: /%comspec%\s{0,2}\/[ckr]\b|%\w{1,24}:~-?\d{1,3}(?:,-?\d{1,3})?%/,
    },
    {
      rule: "ansi-quote",
      needs: signs("$'\\"),
      score: 0.85,
      pattern: /\$'(?:[\w/ -]{0,8}\\(?:x[\da-f]{2}|[0-7]{3})){2}/,
    },
    {
      rule: "expansion",
      needs: signs("$"),
      score: 0.8,
      pattern:
        /^\W{0,3}\$\(\((?:\$\(\) ?)?\d+\)\)|^\$\[\d+[+*-]\d+\]$|\becho\b[^\n;|&]{0,24}\$\(\(\s?\d+\s?[-+*%/]/,
    },
    // `sh<<<id`, `rev<<<'di'`
    {
      rule: "here-string",
      needs: signs("<"),
      score: 0.85,
      pattern:
        /(?:^|[\s;|&`(/])(?:(?:ba|z|k|da)?sh|cat|tac|rev|tr|base64|xxd|python\d?|perl|php|ruby|node|sed|awk)\b[^\n<]{0,40}<<<\s?[^<\s]/,
    },
    // PHP that is evaluated in a string, printed into one, or brings its own tags.
    {
      rule: "evaluated-string",
      needs: signs("("),
      score: 0.85,
      pattern:
        /\$\{@[a-z_]\w{1,24}\(|\{\$\{(?:sleep|print|phpinfo|system|exec|passthru|eval|assert)\(|['"]\s?\.\s?(?:phpinfo|system|exec|passthru|shell_exec|sleep|eval)\s?\(|\bprint\(md5\(|^\W{0,4}phpinfo\(\)\W{0,4}$/,
    },
    {
      rule: "evaluated-string",
      needs: signs("<?"),
      score: 0.85,
      pattern:
        /<\?(?:php\b|=)[^>]{0,80}(?:\b(?:system|exec|passthru|shell_exec|popen|eval|assert)\s?\(|`|\$_(?:get|post|request|cookie)\b)/,
    },
    {
      rule: "evaluated-string",
      needs: signs("$["),
      score: 0.85,
      pattern: /^\W{0,4}\$_(?:get|post|request|cookie)\[/,
    },
    // Options by which a program runs another.
    {
      rule: "running-option",
      needs: signs("-="),
      score: 0.85,
      pattern: /(?:^|\s)-(?:oproxycommand\s?=|-(?:checkpoint-action|upload-pack|to-command)=)\S/,
    },
    // Objects of YAML that run when they are read.
    {
      rule: "yaml-object",
      needs: signs("!"),
      score: 0.9,
      pattern:
        /!!?(?:<tag:yaml\.org,2002:)?(?:python\/(?:object|name|module)|ruby\/(?:object|hash|struct|class)|perl\/|js\/function|javax?\.\w|(?:com|org|sun|net)\.[a-z]\w{0,24}\.\w|php\/object|clojure\/|system\.diagnostics)/,
    },
    {
      rule: "batch-for",
      needs: signs("%"),
      score: 0.85,
      pattern:
        /^\W{0,4}for\s+(?:\/[dflr]\s+)?(?:"[^"\n]{0,60}"\s+)?(?:\/[dr]\s+)?(?:[a-z]:\\\S{0,40}\s+)?%{1,2}\S{1,12}\s+in\s*[('"]/,
    },
    {
      rule: "batch-if",
      needs: signs(""),
      score: 0.8,
      pattern:
        /^[^\w#]{0,4}if(?:\s+|\/i\s+)(?:\/i\s+)?(?:not\s+)?(?:exist\s+\S{1,80}\s+\S|errorlevel\s+\d|defined\s+\w{1,24}\s+[\w(]|\S{1,40}(?:\s+[\w\s]{0,12}")?\s+(?:equ|neq|lss|leq|gtr|geq)\s+\S|[^\s=!(]{1,40}\s{0,4}={2,3}\s{0,4}[^\s=]{1,40}(?:\s+[\w\s]{0,12}")?\s+(?:\(?\s{0,2}(?:echo|set|goto|cmd|exit|call|del|copy|cd|start|type)\b|@?echo|[a-z]{3,8}$)|(?:["%{[]|\(%)[^\n=!]{0,30}==\s{0,4}[^=\s])/,
    },
    {
      rule: "assigned-command",
      needs: signs("=$"),
      score: 0.8,
      pattern: /(?:^|[;&|?])([a-z]\w{0,15})=[^\n]{1,80}[;&|]\s?\$\{?\1\b/,
    },
    {
      rule: "login-shell",
      needs: signs("$-"),
      score: 0.8,
      pattern: /(?:^|[;&|]\s?)\$\{?(?:shell|0)\}?\s+-\w/,
    },
    {
      rule: "prompt-escape",
      needs: signs(";."),
      score: 0.8,
      pattern:
        /;(?:\\n)?\\?"?\.\s?(?:\\?"?\s?shell|system|databases|tables|dump|schema|import|sh|output|once)\b/,
    },
    {
      rule: "placeholder",
      needs: signs("{}"),
      score: 0.75,
      pattern: /(?:[;&|^`]|%0[ad]|\\n|cmd=\$?\\?['"])\{cmd\}|^['"<]?\{cmd\}/,
    },
  ];
}
