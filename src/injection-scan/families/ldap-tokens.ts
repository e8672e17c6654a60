/**
 * LDAP search filters, cut into tokens: what a directory's own parser would see in a text.
 *
 * RFC 4515 (string representation of filters), RFC 4512 (attribute descriptions).
 *
 * @module
 */

/** The tokens of a stretch: one character a token, and where each starts. */
export interface FilterTokens {
  /**
   * `( ) & | ! *` are themselves; `}` closes what was never opened; `k` a comparison of an attribute
   * that directories have, `c` of another, `x` one with a matching rule (`attr:rule:=`); `0` a NUL;
   * `w` anything else; a space for white space.
   */
  readonly kinds: string;
  /** Where each token starts in the text. */
  readonly starts: readonly number[];
}

/** Attributes that filters are broken out for; longer options (`;binary`) are cut off before. */
const ATTRIBUTES: ReadonlySet<string> = /* @__PURE__ */ new Set(
  ("objectclass objectcategory uid cn sn ou dc dn mail user username login email pass passwd password " +
    "userpassword unicodepwd samaccountname userprincipalname serviceprincipalname givenname surname " +
    "displayname member memberof uniquemember memberuid department telephonenumber mobile homephone " +
    "homedirectory loginshell uidnumber gidnumber employeenumber employeetype useraccountcontrol " +
    "distinguishedname admincount pwdlastset lastlogon badpwdcount usercertificate manager role " +
    "sshpublickey krbprincipalname shadowlastchange").split(" "),
);

const OPEN = 40;
const CLOSE = 41;
const SPECIAL = /* @__PURE__ */ new Map([..."()&|!*"].map((c) => [c.charCodeAt(0), c]));
/** `\28` and its like: safe when the directory decodes them, not when something before it does. */
const ESCAPED: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["\\28", "("],
  ["\\29", ")"],
  ["\\2a", "*"],
  ["\\26", "&"],
  ["\\7c", "|"],
  ["\\21", "!"],
  ["\\00", "0"],
]);

/** An attribute, its options, a matching rule, and the operator; `==` is a programmer's. */
const COMPARISON = /([a-z\d][\w.-]{0,40})(?:;[\w-]{1,16})?(:[\w.-]{0,40})?(:?[~<>]?=)(?!=)/y;

/**
 * Cuts a stretch into tokens, in one pass.
 *
 * @param byWord Where the stretch may start within parentheses: only what is closed without having
 * been opened in the same word counts as `}`.
 */
export function filterTokens(
  text: string,
  from: number,
  to: number,
  byWord: boolean,
): FilterTokens {
  const starts: number[] = [];
  let kinds = "";
  let depth = 0;
  for (let i = from; i < to;) {
    const code = text.charCodeAt(i);
    let kind = SPECIAL.get(code);
    let end = i + 1;
    if (code === 92) {
      kind = ESCAPED.get(text.slice(i, i + 3));
      if (kind !== undefined) end = i + 3;
    } else if (code === 0) kind = "0";
    else if (code <= 32 || code === 0xa0) kind = " ";
    else if (kind !== undefined && code <= CLOSE && code >= OPEN && isFace(text, i)) {
      kind = undefined;
    }
    if (kind === "(") depth++;
    else if (kind === ")" && depth-- <= 0) {
      depth = 0;
      kind = "}";
    } else if (byWord && (kind === " " || code === 34 || code === 39)) depth = 0;
    if (kind === undefined && isOperator(kinds)) {
      COMPARISON.lastIndex = i;
      const match = COMPARISON.exec(text);
      if (match !== null) {
        kind = match[2] !== undefined ? "x" : ATTRIBUTES.has(match[1]) ? "k" : "c";
        end = i + match[0].length;
      }
    }
    const last = kinds.charCodeAt(kinds.length - 1);
    if (kind === undefined ? last !== 119 : kind !== " " || last !== 32) {
      kinds += kind ?? "w";
      starts.push(i);
    }
    i = end;
  }
  return { kinds, starts };
}

/** `:)`, `;-(`: faces, not parentheses. */
function isFace(text: string, at: number): boolean {
  const before = text.charCodeAt(text.charCodeAt(at - 1) === 45 ? at - 2 : at - 1);
  return before === 58 || before === 59;
}

/** Where a comparison may start: after a parenthesis or an operator. */
function isOperator(kinds: string): boolean {
  const { length } = kinds;
  const last = kinds.charAt(length - 1);
  const sign = last === " " ? kinds.charAt(length - 2) : last;
  return sign === "(" || sign === "&" || sign === "|" || sign === "!";
}
