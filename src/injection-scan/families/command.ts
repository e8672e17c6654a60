/**
 * Shell commands behind a separator or in a substitution.
 *
 * @module
 */
import { patternStructure, type Structure } from "./structure.ts";

const COMMAND =
  "(?:cat|ls|id|whoami|wget|curl|nc|ncat|bash|sh|zsh|python3?|perl|ruby|php|ping|nslookup|dig|uname|ifconfig|ipconfig|" +
  "netstat|sleep|rm|chmod|touch|echo|powershell|cmd|dir|type|net|systeminfo|ps|kill|env|printenv|find|tail|head|reg)";

/** Finds commands. */
export const command: Structure = /* @__PURE__ */ patternStructure([";", "|", "&", "$("], 8, 80, [
  {
    rule: "substitution",
    score: 0.9,
    pattern: /* @__PURE__ */ new RegExp(
      `\\$\\(\\s{0,2}(?:/\\w{1,8}/){0,3}${COMMAND}(?:\\s[^)\\n]{0,48})?\\)`,
    ),
  },
  {
    rule: "separated-command",
    score: 0.85,
    pattern: /* @__PURE__ */ new RegExp(
      `(?:^|[^\\s;|&]\\s?)(?:;|\\|\\|?|&&?)\\s{0,3}(?:/\\w{1,8}/){0,3}(?:whoami|ls\\s+-\\w|ifconfig|ipconfig|uname -a|id;?$|cat\\s+/etc|` +
        `wget\\s+http|curl\\s+http|nc\\s+-|bash\\s+-[ic]|sleep\\s+\\d|ping\\s+-[nc]|rm\\s+-rf|systeminfo|net\\s+(?:user|localgroup|view))`,
    ),
  },
]);
