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
  readonly starts: Uint32Array;
}

/** Attributes that filters are broken out for; longer options (`;binary`) are cut off before. */
const ATTRIBUTES =
  /^(?:object(?:class|category)|uid(?:number)?|cn|sn|ou|dc|dn|e?mail|user(?:name|password|principalname)?|login(?:shell)?|pass(?:w(?:or)?d)?|unicodepwd|samaccountname|(?:given|sur|display|distinguished|serviceprincipal)name|member(?:of|uid)?|department|(?:telephone|gid|employee)number|mobile|home\w{5,9}|useraccountcontrol|admincount|pwdlastset|role|description|sshpublickey)$/;

const OPEN = 40;
const CLOSE = 41;
const OTHER = 119;
const SPACE = 32;
const OUTER = 125;
/** The kind of each ASCII character; 0 for what may be part of a word. */
const KIND_OF = /* @__PURE__ */ kindTable();

function kindTable(): Uint8Array {
  const table = new Uint8Array(128).fill(SPACE, 1, 33);
  for (const sign of "()&|!*") table[sign.charCodeAt(0)] = sign.charCodeAt(0);
  table[0] = 48;
  return table;
}

/** `\28` and its like: safe when the directory decodes them, not when something before it does. */
const ESCAPED: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ["\\28", OPEN],
  ["\\29", CLOSE],
  ["\\2a", 42],
  ["\\26", 38],
  ["\\7c", 124],
  ["\\21", 33],
  ["\\00", 48],
]);

/** An attribute, its options, a matching rule, and the operator; `==` is a programmer's. */
const COMPARISON = /([a-z\d][\w.-]{0,40})(?:;[\w-]{1,16})?(:[\w.-]{0,40})? ?(:?[~<>]?=)(?!=)/y;

/**
 * Cuts a stretch into tokens, in one pass.
 *
 * @param cut The text goes on before the stretch, maybe within parentheses: what is closed before the
 * first white space or quote has been opened.
 */
export function filterTokens(
  text: string,
  from: number,
  to: number,
  cut: boolean,
): FilterTokens {
  const kinds = new Uint8Array(to - from);
  const starts = new Uint32Array(to - from);
  let count = 0;
  let depth = 0;
  let isCut = cut;
  for (let i = from; i < to;) {
    const code = text.charCodeAt(i);
    let kind = code < 128 ? KIND_OF[code] : code === 0xa0 ? SPACE : 0;
    let end = i + 1;
    if (kind === OPEN || kind === CLOSE) {
      if (isFace(text, i)) kind = 0;
      else if (kind === OPEN) depth++;
      else if (depth > 0) depth--;
      else if (!isCut) kind = OUTER;
    } else if (code === 92) {
      kind = ESCAPED.get(text.slice(i, i + 3)) ?? 0;
      if (kind !== 0) end = i + 3;
      if (kind === OPEN) depth++;
      else if (kind === CLOSE && depth > 0) depth--;
      else if (kind === CLOSE && !isCut) kind = OUTER;
    } else if (kind === SPACE || code === 34 || code === 39) isCut = false;
    if (kind === 0 && isOperator(kinds, count)) {
      COMPARISON.lastIndex = i;
      const match = COMPARISON.exec(text);
      if (match !== null) {
        kind = match[2] !== undefined ? 120 : ATTRIBUTES.test(match[1]) ? 107 : 99;
        end = i + match[0].length;
      }
    }
    if (kind === 0) kind = OTHER;
    if ((kind !== OTHER && kind !== SPACE) || count === 0 || kinds[count - 1] !== kind) {
      kinds[count] = kind;
      starts[count++] = i;
    }
    i = end;
  }
  return {
    kinds: String.fromCharCode.apply(null, kinds.subarray(0, count) as never),
    starts: starts.subarray(0, count),
  };
}

/** `:)`, `;-(`: faces, not parentheses. */
function isFace(text: string, at: number): boolean {
  const before = text.charCodeAt(text.charCodeAt(at - 1) === 45 ? at - 2 : at - 1);
  return before === 58 || before === 59;
}

/** Where a comparison may start: after a parenthesis or an operator. */
function isOperator(kinds: Uint8Array, count: number): boolean {
  const sign = kinds[kinds[count - 1] === SPACE ? count - 2 : count - 1];
  return sign === OPEN || sign === 38 || sign === 124 || sign === 33;
}
