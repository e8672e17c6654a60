/**
 * LDAP filters: values that break out of the one they were put in, filters where a value belongs,
 * and names (DNs) that go on where a part of one belongs.
 *
 * RFC 4515, RFC 4514.
 *
 * @module
 */
import { filterTokens } from "./tokens.ts";
import type { Hit, Structure } from "../structure.ts";

interface TokenRule {
  readonly rule: string;
  readonly score: number;
  /** Over the kinds of tokens. */
  readonly pattern: RegExp;
  /** True for values only: in documents it may be an example. */
  readonly valuesOnly?: true;
}

/** A comparison with more than a wildcard. */
const ASKS = /= ?(?!\*\s?\))[^\s)]/;
/** What holds always, and a password by a part of it. */
const ALWAYS = /\( ?[&|] ?\)|(?:userpassword|unicodepwd|passw(?:or)?d) ?[~<>]?=[^()]{0,20}\*/;

/** Longer texts are documents. */
const MAX_VALUE = 256;

const RULES: readonly TokenRule[] = /* @__PURE__ */ tokenRules();

function tokenRules(): readonly TokenRule[] {
  return [
    // `x)(cn=`, `*))(|(uid=`, `x)|(mail=`, `*)((|userpassword=`
    { rule: "filter-break-out", score: 0.93, pattern: /\}[)}]{0,9}[&|!]?\( ?[(&|!]{0,9}[kx]/ },
    {
      rule: "filter-break-out",
      score: 0.9,
      pattern: /^[^ ]*\}[)}]{0,9}[&|!]?\([(&|!]{0,9}c/,
      valuesOnly: true,
    },
    // With white space between, and something that only a filter has.
    {
      rule: "filter-break-out",
      score: 0.9,
      pattern: /\}[)} ]{0,9}[&|!]? ?\( ?(?:[&|!][(&|! ]{0,9}[ckx]|[kx] ?\*)/,
      valuesOnly: true,
    },
    // `x)|uid=*`
    { rule: "filter-break-out", score: 0.9, pattern: /\}[)}]{0,9}[&|!]{1,3}[kx]/ },
    // `x)(&)`, `x)(|`
    {
      rule: "filter-always",
      score: 0.9,
      pattern: /\}[)} ]{0,9}\( ?[&|] ?(?:[)}]|w?$)/,
      valuesOnly: true,
    },
    {
      rule: "filter-always",
      score: 0.9,
      pattern: /\}[)} ]{0,9}\( ?(?:[&|]|! ?\()[(&|! ]{0,9}[)}]{0,3}$/,
      valuesOnly: true,
    },
    { rule: "filter-always", score: 0.9, pattern: /\}\([&|]\)[()]?/ },
    // `*)(`, `*))`
    { rule: "filter-wildcard", score: 0.85, pattern: /^[^ ]*\*\}[(}]/, valuesOnly: true },
    // `*(|(mail=`, `*()|&`
    { rule: "filter-wildcard", score: 0.88, pattern: /\*\((?:[kx]|[&|!]\(*[ckx]|\)[&|])/ },
    { rule: "filter-wildcard", score: 0.85, pattern: /^\*\|$/, valuesOnly: true },
    // `x)\0`
    { rule: "filter-cut-off", score: 0.9, pattern: /[)}*]0/, valuesOnly: true },
    // `(&(uid=…`, `(!(cn=`
    {
      rule: "filter-operator",
      score: 0.9,
      pattern: /\( ?[&|] ?\([(&|! ]{0,9}[ckx]|\( ?! ?\([(&|! ]{0,9}[kx]/,
      valuesOnly: true,
    },
    // `(uid=*)`, `(userpassword=a*`
    {
      rule: "filter-wildcard",
      score: 0.85,
      pattern: /^w?\([kx](?:w?\*){1,9}[)}]?[w0]?$/,
      valuesOnly: true,
    },
    { rule: "filter-wildcard", score: 0.88, pattern: /\}\([kx]w?\*/ },
  ];
}

/** A comparison on its own, with a wildcard or a matching rule that nobody types by chance. */
const BARE =
  /\bobjectclass=\*|\b(?:userpassword|samaccountname|objectcategory)=\w{0,20}\*(?!\w)|[a-z]:(?:\d(?:\.\d{1,7}){3,12}|case\w{4,30}match):=/;

/** `bob,ou=admins,dc=…`: the end of a name, and another one's parts. */
const NAME =
  /^[^\s=,;+(){}"'&?]{1,64}[,+;](?:ou=[^\s,;:]{1,64}(?:$|[,+])|(?:cn|dc|uid|o)=[^\s,;:]{1,64}[,+](?:cn|ou|dc|uid|o)=)/;

/** Finds filter syntax. */
export const ldap: Structure = (view, from, to) => {
  const { text } = view;
  const isShort = text.length <= MAX_VALUE;
  if (isShort && ASKS.test(text) && isWhole(text) && !ALWAYS.test(text)) return undefined;
  const { kinds, starts } = filterTokens(text, from, to, from > 0);
  let best: Hit | undefined;
  for (const { rule, score, pattern, valuesOnly } of RULES) {
    if (best !== undefined && best.score >= score) continue;
    if (valuesOnly === true && !isShort) continue;
    const match = pattern.exec(kinds);
    if (match === null) continue;
    const last = match.index + match[0].length;
    best = { rule, score, start: starts[match.index], end: starts[last] ?? to };
  }
  if (best !== undefined || !isShort) return best;
  return plain("filter-comparison", BARE, text) ?? plain("name-break-out", NAME, text);
};

/** True for a filter from its first parenthesis to its last: it breaks out of nothing. */
function isWhole(text: string): boolean {
  if (!text.startsWith("(")) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) depth++;
    else if (code === 41 && --depth < 0) return false;
  }
  return depth === 0;
}

function plain(rule: string, pattern: RegExp, text: string): Hit | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  return { rule, score: 0.85, start: match.index, end: match.index + match[0].length };
}
