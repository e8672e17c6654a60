/**
 * The rules: patterns over the sentences that texts fold to.
 *
 * A sentence begins with what is before the text that was read:
 * - `^` the text begins here, as in a query that puts a number or a whole expression there;
 * - `~` something that was not looked at;
 * - `q` a quote that ends a value like a name, or an empty one; `d` one of digits; `Q` one of
 *   several words;
 * - `r` a quote that ends a string which the text itself began.
 *
 * The other symbols are listed in `kinds.ts`. Operands: 1 s S L v n l p f F T Y Z, comparisons:
 * t k e.
 *
 * @module
 */

/** One rule. */
export interface SqlRule {
  /** Its name. */
  readonly rule: string;
  /** How sure it is. */
  readonly score: number;
  /** What it looks for in a sentence: regular expressions, any of them. */
  readonly shapes: readonly string[];
  /** Symbols of which a match has at least one. */
  readonly needs: string;
  /** For values only: in longer texts it may be what the text is about. */
  readonly ofValue?: boolean;
}

/** All rules, the surest first. The comments give examples; `x'` stands for a quote that ends a value. */
export const SQL_RULES: readonly SqlRule[] = [
  {
    rule: "union-select",
    needs: "U",
    score: 0.95,
    shapes: [
      // x' union select …
      "^[qd]\\)*U!*\\(*E",
      // 1 union exec, x' union values(
      "[1qd]\\)*UK?[DF(]",
      // 1) union select, x' and 1=0 union (select
      "[qdQ1)S]\\)*(?:[&+=M,].{0,6})?[c(]*U!*\\(*(?:E(?!p)|[ZX])",
      // union all select null, … union select a from; not a query from its beginning
      "^\\^[ZX]U.*c$",
      "^\\^(?!\\(*[EZXDK]).{0,24}U!*\\(*(?:E(?:[1sSvFTZXYkel+(]|nK|$)|[ZX])",
    ],
  },
  {
    rule: "dangerous-call",
    needs: "T",
    score: 0.95,
    shapes: [
      // x' waitfor, x')) sleep(
      "^[qd]\\)*[(!]*T",
      // x' and sleep(, x'; waitfor, x'||pg_sleep(
      "[qdQr]\\)*[&=+;,D][(!]*T",
      // 1 and sleep(, sleep(9)
      "^\\^[1sn]?\\)*[&=+;D,][(!]*T",
      "^\\^[1s]?\\)*[(!]*T(?![np])",
      // … and sleep(, select sleep(, exec xp_cmdshell
      "[&DEKkteFXZv;)][(!,]*T",
      // 1 waitfor, order by sleep(
      "[B1]T",
    ],
  },
  {
    rule: "tautology",
    needs: "eS1",
    score: 0.93,
    shapes: [
      // x' or 1=1, x' or ""a""=""a
      "^[qdQ]\\)*&[(!]*e(?=nS|[^npsf1]|$)",
      // x'='x, x'+1=1, x'1 or 1=1
      "^[qd]1?\\)*[=+&][(!]*e(?![npsf1])",
      // 'x' or 1=1
      "^r\\)*&\\(*e",
      // x' or 1 and 1=1
      '^[qd]\\)*[&=+][^?"p]{0,6}&[(!]*e(?![npsf1])',
      // x') or ('a')=('a
      "^[qdQ]\\)*&\\(*[1s]=\\(+[1sS]",
      // or 1=1, 1 or 1=1
      "^\\^;?[1sn]?\\)*&[(!]*e(?=nS|[^npsf1]|$)",
      // len(a)=1 or 1=1, id=5 or 6=6
      "^\\^k&[(!]*e",
      // where 1=1, 1 where 2=2, x') as t where 3=3
      "^\\^n{0,2}Ke(?=[&c]|$)",
      "^[qd]1?\\)*[+n]{0,2}K[ek]",
    ],
  },
  {
    rule: "stacked-statement",
    needs: "DEZX",
    score: 0.92,
    shapes: [
      // 'drop table x, x'; drop table x, 1; drop table x
      "^qD",
      "^[qdQ^][1sn]?\\)*;+D",
      // x'; select, 1; select 1
      "^[qdQ]\\)*;+E[^p]",
      "^\\^[1n]\\)*;+(?:E[1svFTZXl+(]|Z)",
      // if (1=2) select 1 else drop function x
      "^\\^[ek][ED]",
      // x' select a from b, x'(select top 1
      "^[qd]\\)*\\(*E(?:[1vFTZXYkels+(U]|nK)",
      "^q\\)*\\(+E$",
      // 21 update x set a=cast(
      "^\\^1D.{0,3}[F(=]",
    ],
  },
  {
    rule: "stacked-statement",
    needs: "EZ",
    score: 0.92,
    ofValue: true,
    // ; select 1
    shapes: ["^\\^\\)*;+(?:E[1svFTZXl+(]|Z)"],
  },
  {
    rule: "statement",
    needs: "D",
    score: 0.8,
    ofValue: true,
    // drop table x; --
    shapes: ['^\\^D[^?"p]*c$'],
  },
  {
    rule: "break-out-condition",
    needs: "FvZXYk",
    score: 0.9,
    shapes: [
      // x' and length(a)>5, x'||(select 1)
      "^[qdQ]\\)*[&=][(!]*k(?![npsf1])",
      "^[qd]\\)*[&+=][(!]*[FvZXY]",
      "^Q\\)*&[(!]*[FvZX]",
      // 1 and (select 1)=1, and exists(…), and 1=count(
      "^\\^[1n]?\\)*[&=][(!]*[kvZX]",
      "^\\^\\)*&[!(]*(?:F|[1sn]=[(!]*[FvZX])",
      // len(@@version)>1--, (select 1)--, select (case …)--
      "^\\^E?[kvZFe]c$",
      // (select a from b)
      "^\\^Z$",
      // chr(1)||chr(2)||chr(3)
      "F&F&F",
    ],
  },
  {
    rule: "break-out-comparison",
    needs: "t&",
    score: 0.85,
    shapes: [
      // x' or a=b
      "^[qdQ]\\)*&[(!]*t(?![npsf1])",
      // and a=(, or a==, x' or a<
      "^\\^\\)*&[1n]=\\(",
      "^[\\^qd]\\)*&[1n]=$",
      // or a=b --, 1 or a=b --
      "^\\^\\)*&[(!]*t(?=[cS;]|$)",
      "^\\^[1n]\\)*&\\(*tc",
    ],
  },
  {
    rule: "break-out-operand",
    needs: "cSC;1",
    score: 0.85,
    shapes: [
      // x' or 1 --, x'-a --
      "^[qd]\\)*[&+=][(!]*[1sSn]\\)*;?c",
      "^q\\)*&[1s]C",
      // x' notnull --, x' or true; …
      "^q\\)*1c",
      "^q\\)*&1;",
      // x'||'y, x' or 1
      "^q\\)*(?:[&=+][(!]*S|&[(!]*1)\\)*;?$",
      "^d\\)*[&+][(!]*S$",
      // x'*a or 'y
      '^[qd]\\)*[&+=][^?"pL]{0,8}[&+=][(!]*S$',
      // or 1--
      "^\\^1?\\)*&1c",
    ],
  },
  {
    rule: "comment-tail",
    needs: "c",
    score: 0.85,
    shapes: ["^[qd]\\)*;?c$"],
  },
  {
    rule: "sorting-or-grouping",
    needs: "BH",
    score: 0.85,
    shapes: [
      // x' order by 5, 1 order by 5, order by 5--
      "^[qd]\\)*B[1nlsFvTZXp+(]",
      "^\\^1\\)*B[1lFvTZXek]",
      "^\\^B[1l][cC]",
      // x' or 1 group by
      "^[q^d]1?\\)*&1[BH]",
      // x' having 1=1, 1 group by a having 1=1
      "^[qdQ]\\)*H[tek1]",
      "^\\^[1n]?\\)*(?:B[nl1])?H(?:[ek]|1(?:c|$))",
    ],
  },
  {
    rule: "into-file",
    needs: "I",
    score: 0.9,
    // into outfile 'x', x' into outfile, limit 1 procedure analyse(
    shapes: ["I[sSFT(]", "[qdQ1)]\\)*I"],
  },
  {
    rule: "more-values",
    needs: ",",
    score: 0.85,
    ofValue: true,
    // 1),(2, x',1)--, x',(select 1))
    shapes: ["^[qd^]1?\\)+,\\(", "^q\\)*,[1slFvTZX]\\)*[+c;]"],
  },
  {
    rule: "system-catalogue",
    needs: "YXvTF",
    score: 0.85,
    shapes: [
      // select a from information_schema.tables
      "E.{0,8}K?\\(*[YX]",
      // select @@version, (select user from dual)
      "^\\^\\(*E\\(*[vTYX]",
      "^\\^X",
      // name from sysobjects
      "^\\^[nlp]?KY",
      // select char(
      "^\\^E[Fv]\\(",
    ],
  },
];
