/**
 * JavaScript that ends a literal and goes on, as in a `$where`, a map or a reduce. For values only:
 * a document with code in it has all of this.
 *
 * @module
 */
import type { Hit, PatternRule } from "../structure.ts";

/**
 * How a value ends the literal that it is put in: with a quote after something like a name, after a
 * number, or with nothing before.
 */
const ENDS = "^(?:[^'\"`{}();=<\\n\\r]{0,48}(?:['\"`]|\\/)|[\\d\\s]{0,12})[\\s)}\\]]{0,6}";
/** What a condition compares. */
const OPERAND = "!{0,2}\\(?(?:['\"`][^'\"`\\n]{0,24}['\"`]|[\\w.$[\\]]{1,32})";

/** Each rule needs one of these. */
const SIGNS: readonly string[] = ["|", ";", "(", "&&", ".*", "this.", "$comment"];

/** Without one of these there is nothing to find. */
const TELLING =
  /\|\||&&|this[.[]|return|sleep\(|while|new|function|\.\*|tojson|\$comment|[|;]\s?\w/;

/** Conditions and statements after a literal. */
const RULES: readonly PatternRule[] = /* @__PURE__ */ rules();

function rules(): readonly PatternRule[] {
  return [
    {
      rule: "javascript-condition",
      score: 0.88,
      pattern: new RegExp(
        `${ENDS}(?:\\|\\|?|&&)\\s{0,4}(?:${OPERAND}\\s{0,3}(?:[!=]==?|[<>]=?)\\s{0,3}['"\`\\w(]?|!{0,2}(?:true|false|1|0)\\s?(?://|%00|[;|&])|[\\w.]{1,24}\\(this\\b|this[.[]|\\(?function|${OPERAND}\\.match\\(|(?:tojson|sleep)\\()`,
      ),
    },
    {
      rule: "javascript-member",
      score: 0.85,
      pattern:
        /^[\s({!]{0,4}(?:return\s)?this\.(?:\w{1,30}\.)?(?:pass|pwd|user|login|role|token|secret|e?mail|admin)\w{0,12}\s?(?:[=!]==?|\.match\(|\.length\s?[=<>])|\.match\(\/\^?\.\*\$?\/\)/,
    },
    {
      rule: "javascript-statement",
      score: 0.88,
      pattern: new RegExp(
        `${ENDS}(?:\\+\\s{0,3}\\(function|;\\s{0,3}(?:return\\b\\s{0,3}(?:['"\`(!\\d]|true|false|this)|sleep\\(\\d|(?:while|for)\\s?\\(|do\\s?\\{|(?:var|let|const)\\s\\w{1,12}\\s?=|\\w{1,12}\\s?=\\s?new[\\s%20]{1,4}date|throw\\b|function\\s?\\w{0,12}\\())`,
      ),
    },
    {
      rule: "match-all",
      score: 0.8,
      pattern: /[{,]\s{0,2}["']?\w{1,24}["']?\s{0,2}:\s{0,2}\/\^?\.\*\$?\//,
    },
    {
      rule: "map-reduce",
      score: 0.85,
      pattern:
        /\bfunction\s?\(.{0,24}\bemit\(|\btojson(?:online)?\(this|['"]\s?\},?\s?\{?\s?\$comment/,
    },
  ];
}

/** The surest rule that finds something in a value. */
export function findJavaScript(text: string): Hit | undefined {
  if (!SIGNS.some((sign) => text.includes(sign)) || !TELLING.test(text)) return undefined;
  let best: Hit | undefined;
  for (const { rule, score, pattern } of RULES) {
    if (best !== undefined && best.score >= score) continue;
    const match = pattern.exec(text);
    if (match === null) continue;
    best = { rule, score, start: match.index, end: match.index + match[0].length };
  }
  return best;
}
