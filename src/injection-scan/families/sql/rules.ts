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
  /** What it looks for in a sentence. */
  readonly pattern: RegExp;
  /** Symbols of which a match has at least one. */
  readonly needs: string;
  /** For values only: in longer texts it may be what the text is about. */
  readonly ofValue?: boolean;
}

/** All rules, the surest first. */
export const SQL_RULES: readonly SqlRule[] = [
  {
    rule: "union-select",
    needs: "U",
    score: 0.95,
    pattern:
      /^[qd]\)*U!*\(*E|[1qd]\)*U[DF]|[qdQ1)S]\)*(?:[&+=M,].{0,6})?[c(]*U!*\(*(?:E(?!p)|[ZX])|^\^(?!\(*E).{0,24}U!*\(*(?:E(?:[1sSvFTZXYkel+(]|nK|$)|[ZX])/,
  },
  {
    rule: "dangerous-call",
    needs: "T",
    score: 0.95,
    pattern:
      /^[qd]\)*[(!]*T|[qdQr]\)*[&=+;,D][(!]*T|[qdQr]\)+T|^\^(?:[1sn]?\)*[&=+;D,]|[1s]?\)*)[(!]*T|[&DEKkteFXZv;)][(!,]*T|[B1]T/,
  },
  {
    rule: "tautology",
    needs: "eS",
    score: 0.93,
    pattern:
      /^[qdQ]\)*&[(!]*e(?=nS|[^npsf1]|$)|^[qd]1?\)*[=+&][(!]*e(?![npsf1])|^r\)*&\(*e|^[qd]\)*[&=+][^?"p]{0,6}&[(!]*e(?![npsf1])|^\^p&ec|^\^k&[(!]*e|^\^t&e(?:c|$)|^[qdQ]\)*&\(*[1s]=\(+[1sS]|^\^;?[1sn]?\)*&[(!]*e(?=nS|[^npsf1]|$)|^\^n{0,2}Ke(?=[&c]|$)/,
  },
  {
    rule: "stacked-statement",
    needs: "DEZX",
    score: 0.92,
    pattern:
      /^qD|(?:^[qdQ^]|[1)])\)*;+D|^[qdQ]\)*;+E[^p]|^\^[1n]?\)*;+E[1svFTZXl+(]|^[qd]\)*\(*E(?:[1vFTZXYkels+(U]|nK)|^q\)*\(+E$|^\^1D.{0,3}[F(=]|^\^[1n]?\)*;+Z/,
  },
  {
    rule: "statement",
    needs: "D",
    score: 0.8,
    ofValue: true,
    pattern: /^\^D[^?"]*(?:[DE;c(]|s$)/,
  },
  {
    rule: "break-out-condition",
    needs: "FvZXYk",
    score: 0.9,
    pattern:
      /^[qdQ]\)*[&=][(!]*k(?![npsf1])|^[qd]\)*[&+=][(!]*[FvZXY]|^Q\)*&[(!]*[FvZX]|^\^[1n]?\)*[&=][(!]*[kvZX]|^\^\)*&[!(]*(?:F|[1sn]=[(!]*[FvZX])|^\^[kvZFe]c$|F&F&F|^q&f[&+]S/,
  },
  {
    rule: "break-out-comparison",
    needs: "t",
    score: 0.85,
    pattern: /^[qdQ]\)*[&=][(!]*t(?![npsf1])|^\^\)*&[(!]*t(?=[cSsL;&)]|$)|^\^[1n]\)*&\(*tc/,
  },
  {
    rule: "break-out-operand",
    needs: "cSC;1",
    score: 0.85,
    pattern:
      /^[qd]\)*[&+=][(!]*[1sSn]\)*;?c|^Q\)*&[(!]*[1sSn]\)*;?c|^q\)*[&=+][(!]*[1S]\)*;?$|^d\)*[&+][(!]*S$|^\^1?\)*&1c|^q\)*&[1s]C|^[qd]\)*[&+=][^?"pL]{0,8}[&+=][(!]*S$/,
  },
  {
    rule: "comment-tail",
    needs: "c",
    score: 0.85,
    pattern: /^[qd]\)*;?c$/,
  },
  {
    rule: "sorting-or-grouping",
    needs: "BH",
    score: 0.85,
    pattern:
      /^[qd]\)*B[1nlsFvTZXp+(]|^[qdQ]\)*B1|^\^1\)*B[1lFvTZXek]|^\^B[1l][cC]|^[q^d]1?\)*&1[BH]|^[qdQ]\)*H[tek1]|^\^[1n]?\)*(?:B[nl1])?H(?:[ek]|1(?:c|$))/,
  },
  {
    rule: "into-file",
    needs: "I",
    score: 0.9,
    pattern: /I[sSF(]|[qdQ1)]\)*I/,
  },
  {
    rule: "more-values",
    needs: ",",
    score: 0.85,
    pattern: /^[qd^]1?\)+,\(|^q\)*,[1s]\)*[+c;]|^[qd],[1sZXFvT]\)/,
  },
  {
    rule: "system-catalogue",
    needs: "YXvT",
    score: 0.85,
    pattern: /E.{0,8}K?\(*[YX]|^\^\(*E\(*[vTYX]|^\^[nlp]KY|^\^X/,
  },
];
