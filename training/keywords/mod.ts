/**
 * The keywords of the prefilter, and what each calls for.
 *
 * @module
 */
import { CODE_KEYWORDS, CODE_SIGNS } from "./code.ts";
import { COMMAND_KEYWORDS, COMMAND_SYNTAX } from "./command.ts";
import { LANGUAGE_KEYWORDS } from "./languages.ts";
import { Mark } from "../../src/injection-scan/prefilter/keywords/marks.ts";
import { NOSQL_KEYWORDS } from "./nosql.ts";
import { PATH_KEYWORDS, PATH_SYNTAX } from "./path.ts";
import { PROMPT_KEYWORDS } from "./prompt.ts";
import { split } from "../../src/injection-scan/prefilter/keywords/split.ts";
import { SQL_KEYWORDS } from "./sql.ts";
import { TEMPLATE_KEYWORDS, TEMPLATE_OPENINGS } from "./template.ts";
import { ALSO_ENGLISH, TELLING_KEYWORDS } from "./telling.ts";
import { XSS_KEYWORDS, XSS_SIGNS } from "./xss.ts";
import { XXE_KEYWORDS } from "./xxe.ts";

const ESCAPES = split(`
%0¦%1¦%2¦%3¦%4¦%5¦%6¦%7¦%8¦%9¦%a¦%b¦%c¦%d¦%e¦%f¦%u0¦%uf¦%u2¦&#¦&lt¦&gt¦&quot¦&apos¦&amp¦&colon¦&tab
&newline¦&lpar¦&lbrace¦&lcub¦&dollar¦&sol¦&nbsp¦\\u¦\\x¦\\/
`);

/** Beginnings whose disguises (rot13, reversed, spaced, leet) are looked for. */
const DISGUISED = split(`
ignor¦instr¦promp¦syste¦passw¦disre¦forge¦prete¦revea¦restr¦jailb¦bypas¦previ¦secre¦unfil¦pretend¦above
whoam¦execu¦impor¦pytho
`);

/** Common words that, spelled in leet, give a text in leet away: the telling ones may be spelled oddly. */
const IN_LEET = split(`
 the ¦ you¦ this¦ that¦ what¦ with¦ from ¦ your¦ and ¦ all ¦ act ¦ are ¦ for ¦eval(¦answ¦resp¦tell¦simu¦admi¦safe
`);

/** Keywords of the families that have exact rules only. */
function exactKeywords(): (readonly [string, number])[] {
  return [
    ...marked(
      Mark.ldap,
      `)(¦) (¦*)¦(&¦(|¦(!¦( &¦*(¦)|¦)&¦)!¦*!¦objectclass¦objectcategory¦userpassword¦samaccountname¦*|¦=*¦:=¦,ou=¦;ou=¦;cn=¦,dc=¦,cn=¦+cn=¦,uid=¦)\\0¦*\\0¦\\28¦\\29¦\\2a`,
    ),
    ...marked(
      Mark.xpath,
      `::¦name(¦position(¦text()¦node(¦count(¦length(¦substring¦contains(¦-with(¦matches(¦doc(¦document¦true()
last()¦]|¦] |¦) |¦)|¦]!¦'|¦' |¦//*¦@*¦(/¦or/¦or /¦and/¦and /¦or @¦and @¦or .¦and .¦or *¦and *¦]/¦//.¦//@¦/*/*¦/*[¦points
string(¦sum(¦space(¦translate(¦unparsed-text¦-uri(¦current-date¦not(¦boolean(¦concat(¦exists(¦comment(¦(: ¦collection(¦'or¦' or¦" or¦) or¦] or¦'and¦' and¦" and¦) and¦] and`,
    ),
    ...marked(
      Mark.crlf,
      "\\r¦\\n¦\\x0¦%5cr¦%5cn¦http/¦%0d¦%0a¦%oa¦%u000¦%u560¦%e5%98%8¦%c4%8¦0x0d¦0x0a¦\\u000d¦\\u000a¦&#10¦&#13¦&#x0a¦&#xa¦&#x0d¦&#xd¦&newline¦set-cookie¦location:¦content-¦header-¦rcpt to¦mail from",
    ),
    ["\r", Mark.crlf],
    ["<", Mark.angle],
    ...marked(
      Mark.signs,
      "'¦\"¦(¦)¦=¦;¦<¦>¦*¦#¦&¦$¦\\\\¦{¦[¦^¦+¦%¦!¦~¦:/",
    ),
    ...marked(Mark.prototype, "__pro¦to__¦constructor¦prototype¦__defin¦__looku¦'proto¦\"proto"),
    ...marked(Mark.jndi, "jndi¦${"),
    ...XXE_KEYWORDS.map((word) => [word, Mark.xxe] as const),
    ...marked(
      Mark.ssrf,
      "://¦:/¦http:¦https:¦:\\\\¦//¦169.254¦metadata¦localhost¦:[¦100.100¦192.0.0.192¦jar:¦unix:¦.internal¦lvh.me¦localtest.me¦ip.io¦.rbndr",
    ),
  ];
}

function marked(mark: number, list: string): (readonly [string, number])[] {
  return split(list).map((word) => [word, mark] as const);
}

/** Every keyword with its mark. */
export function keywords(): (readonly [string, number])[] {
  return [
    ...PROMPT_KEYWORDS.map((word) =>
      [word, TELLING_KEYWORDS.has(word) ? Mark.prompt : Mark.promptHint] as const
    ),
    ...LANGUAGE_KEYWORDS.map((word) =>
      [word, ALSO_ENGLISH.has(word) ? Mark.promptHint : Mark.prompt] as const
    ),
    ...SQL_KEYWORDS.map((word) => [word, Mark.web | Mark.sql] as const),
    ...XSS_KEYWORDS.map((word) => [word, Mark.web | Mark.xss] as const),
    ...XSS_SIGNS.map((word) => [word, Mark.xss] as const),
    ...COMMAND_KEYWORDS.map((word) => [word, Mark.web | Mark.command] as const),
    ...PATH_KEYWORDS.map((word) => [word, Mark.web | Mark.path] as const),
    ...TEMPLATE_KEYWORDS.map((word) => [word, Mark.web | Mark.template] as const),
    ...TEMPLATE_OPENINGS.map((word) => [word, Mark.template] as const),
    ...CODE_KEYWORDS.map((word) => [word, Mark.web | Mark.code] as const),
    ...CODE_SIGNS.map((word) => [word, Mark.code] as const),
    ...NOSQL_KEYWORDS.map((word) => [word, Mark.nosql] as const),
    ...COMMAND_SYNTAX.map((word) => [word, Mark.command] as const),
    ...PATH_SYNTAX.map((word) => [word, Mark.path] as const),
    ...ESCAPES.map((word) => [word, Mark.escape] as const),
    ...DISGUISED.flatMap(disguises),
    ...IN_LEET.flatMap((word) => leetSpellings(word).map((leet) => [leet, Mark.leet] as const)),
    ...exactKeywords(),
  ];
}

function disguises(word: string): [string, number][] {
  return [
    [[...word].map(rot13Letter).join(""), Mark.rot13],
    [[...word].reverse().join(""), Mark.reversed],
    [[...word].slice(0, 4).join(" "), Mark.spaced],
    ...leetSpellings(word.slice(0, 4)).map((leet): [string, number] => [leet, Mark.leet]),
  ];
}

function rot13Letter(letter: string): string {
  const code = letter.charCodeAt(0);
  return String.fromCharCode(code < 110 ? code + 13 : code - 13);
}

const LEET: Readonly<Record<string, string>> = {
  o: "0",
  i: "1!|",
  l: "1|",
  e: "3",
  a: "4@",
  s: "5$",
  t: "7+",
};

/** Every spelling with at least one letter as a digit or a sign. */
function leetSpellings(word: string): string[] {
  let spellings = [""];
  for (const letter of word) {
    const signs = [letter, ...(LEET[letter] ?? "")];
    spellings = spellings.flatMap((start) => signs.map((sign) => start + sign));
  }
  return spellings.filter((spelling) => spelling !== word);
}
