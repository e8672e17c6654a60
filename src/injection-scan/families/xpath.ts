/**
 * XPath in a value: conditions that follow a string or a predicate which they end, paths where a
 * value belongs, and functions that ask a document about its nodes.
 *
 * Selectors that people copy from a browser (`//div[@id='x']/a`) are XPath too: what counts is that
 * something is ended that the value did not begin, or that nodes are asked for whatever their name.
 *
 * XML Path Language 1.0, 2.0, 3.1.
 *
 * @module
 */
import type { Hit, Structure } from "./structure.ts";

/** Longer texts are documents. */
const MAX_VALUE = 256;

const NODE_FUNCTION =
  "(?:(?:local-)?name|position|last|count|string-length|substring(?:-before|-after)?|contains|" +
  "(?:starts|ends)-with|matches|normalize-space|translate|text|node|true|false|not|boolean|number|" +
  "string|sum|doc|lower-case|upper-case|concat|exists|empty)";

const AXIS =
  "(?:ancestor|child|parent|descendant|following|preceding|self|attribute|namespace)(?:-or-self|-sibling)?";

/** What a condition may go on with, and prose does not. */
const FUNCTION_CONDITION =
  /* @__PURE__ */ (() => "(?:not ?\\( ?)?(?:" + NODE_FUNCTION + " ?\\(|" + AXIS + "::|\\(: )")();
/** What prose goes on with as well: `the dogs' and @cats`. */
const PATH_CONDITION =
  "(?:\\.{0,2}/{1,2}[\\w*@.]|@[\\w*]|\\.\\.?(?:[\\s/=|]|$)|\\*(?:[\\s/=|[]|$)|/\\*)";
/** A string's end, and an operator. */
const END = `['"][\\])\\s]{0,4}(?:or|and|\\||div|mod)[\\s(]{0,4}`;

interface ValueRule {
  readonly rule: string;
  readonly score: number;
  readonly pattern: RegExp;
  /** The match starts with what must end something that the value did not begin. */
  readonly ends?: true;
}

const RULES: readonly ValueRule[] = /* @__PURE__ */ valueRules();

function valueRules(): readonly ValueRule[] {
  const of = (source: string) => new RegExp(source, "g");
  return [
    // `' or count(/*)=1`, `"] | //*`, `') and contains(../password,'`
    {
      rule: "xpath-condition",
      score: 0.9,
      ends: true,
      pattern: of(
        `${END}${FUNCTION_CONDITION}|['"][\\])]{1,4}\\s{0,3}(?:or|and|\\|)[\\s(]{0,4}${PATH_CONDITION}|${END}${PATH_CONDITION}.{0,80}['"]|['"]\\s{0,3}(?:,|!?=)\\s{0,3}${NODE_FUNCTION}\\(\\s?[/.@*]`,
      ),
    },
    {
      rule: "xpath-condition",
      score: 0.9,
      pattern: of(`^[^\\s'"]{0,20}${END}${PATH_CONDITION}`),
    },
    // `') ] / password | a[`, `admin']%00`
    {
      rule: "xpath-union",
      score: 0.88,
      ends: true,
      pattern: of(`['"]\\)?\\](?:\\s{0,2}/{1,2}[\\w*.@]|\\0)`),
    },
    // `1] | //user`, `x]/parent::*`, `1]/..//a[1`
    {
      rule: "xpath-union",
      score: 0.88,
      ends: true,
      pattern: of(
        `\\][)\\s]{0,4}(?:\\|\\s{0,3}(?:/|\\.|\\*|@|\\w{1,20}(?:[\\[/]|$))|/(?:\\.\\.|/|\\*|@|${AXIS}::|(?:node|text)\\())`,
      ),
    },
    // `1 or position()=1`, `x and count(//user)>0`, `) or (1=count(/*))`
    {
      rule: "xpath-condition",
      score: 0.88,
      pattern: of(
        `^[^\\s'"]{0,40}[\\])\\s]{1,4}(?:or|and)[\\s(]{1,4}(?:not ?\\( ?)?(?:not ?\\(\\s?(?:/|@|\\.\\.)|position\\(\\)|last\\(\\)|true\\(\\)|` +
          `(?:local-)?name\\([./)]|(?:count|sum|string-length|string|substring|contains|starts-with|name|exists|boolean|number)\\(\\s?` +
          `(?:/|\\.|@|\\*|name\\(|local-name\\(|${AXIS}::|string\\()|(?:doc|document|unparsed-text|doc-available)\\(\\s?['"c])`,
      ),
    },
    // `count(/child::node())`, `string-length(name(/*[1]))=4`, `substring(//user[1]/text(),1,1)='a'`
    {
      rule: "xpath-question",
      score: 0.88,
      pattern: of(
        `^[\\W_]{0,6}(?:(?:count|sum|string-length|string|substring|contains|starts-with|ends-with|matches|not|boolean|number|` +
          `name|local-name|concat|normalize-space|string-to-codepoints|lower-case|upper-case|exists)[\\s(]{1,3}){1,3}` +
          `(?:/{1,2}[\\w*@]|${AXIS}::|\\.\\./|/\\*)`,
      ),
    },
    // `doc('http://…')`, `document("file:///…")`, `doc(concat(…`
    {
      rule: "xpath-document",
      score: 0.9,
      pattern: of(
        `(?:^|[^\\w.])(?:doc|document|doc-available|unparsed-text|collection|json-doc)\\(\\s?(?:concat\\(\\s?)?['"](?:https?:|ftp:|file:|//|\\\\\\\\)`,
      ),
    },
    {
      rule: "xpath-document",
      score: 0.88,
      pattern: of(
        `(?:^|[^\\w.])doc(?:-available|ument)?\\(\\s?(?:concat|string-join|encode-for-uri)\\(`,
      ),
    },
    // `/child::node()[1]`, `//user/descendant-or-self::*`, `//node()`
    {
      rule: "xpath-any-node",
      score: 0.86,
      pattern: of(
        `^[^\\s]{0,80}(?:${AXIS}::(?:\\*|node\\(\\)|text\\(\\)|comment\\(\\))|/{1,2}node\\(\\)|/{2}comment\\(\\)|` +
          `\\*\\[(?:\\d{1,3}|position\\(\\)[^\\]]{1,12})\\]/\\*|/{1,2}@\\*(?:$|[\\[|)])|\\[name\\(\\)=|\\[local-name\\(\\)=)`,
      ),
    },
    {
      rule: "xpath-any-node",
      score: 0.8,
      pattern: of("^(?://\\*|//@\\*|@\\*|//\\.|/\\*/\\*(?:/\\*)*)$"),
    },
    // `string-length(name(/*[1]))`, wherever it is compared
    {
      rule: "xpath-question",
      score: 0.86,
      pattern: of(
        `(?:count|string-length|name|substring)\\(\\s?(?:name\\()?(?:/\\*|//\\w{1,20}\\[\\d{1,3}\\]|/@\\*|/{1,2}comment\\(|/{1,2}child::|parent::|\\.\\./\\*)[^=<>]{0,60}[=<>]`,
      ),
    },
  ];
}

/** A word or a sign in quotes. */
const QUOTED_WORD = /^(['"])[^'"=()@:*]{0,8}\1$/;

/** Finds XPath. */
export const xpath: Structure = (view) => {
  const { text } = view;
  if (text.length > MAX_VALUE || QUOTED_WORD.test(text)) return undefined;
  let best: Hit | undefined;
  for (const { rule, score, pattern, ends } of RULES) {
    if (best !== undefined && best.score >= score) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (ends === true && !endsSomething(text, match.index)) continue;
      best = { rule, score, start: match.index, end: match.index + match[0].length };
      break;
    }
  }
  return best;
};

/** Whether a quote or bracket ends what the value did not begin. */
function endsSomething(text: string, at: number): boolean {
  const sign = text.charAt(at);
  let depth = 0;
  for (let i = 0; i < at; i++) {
    const c = text.charAt(i);
    if (sign === "]") depth += c === "[" ? 1 : c === "]" && depth > 0 ? -1 : 0;
    else if (c === sign) depth ^= 1;
  }
  return depth === 0;
}
