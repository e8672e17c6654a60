/**
 * What the prefilter's keywords call for.
 *
 * @module
 */

/** What a keyword calls for: bits of a mark. */
export const Mark = {
  /** What the web model looks at: the keywords of all its families. */
  web: 2,
  escape: 4,
  rot13: 8,
  reversed: 16,
  leet: 32,
  spaced: 64,
  nosql: 128,
  ldap: 256,
  xpath: 512,
  crlf: 1024,
  prototype: 2048,
  jndi: 4096,
  xxe: 8192,
  ssrf: 16384,
  /** Signs that mean nothing in prose, and may mean a lot in a value. */
  signs: 65536,
  sql: 131072,
  xss: 262144,
  command: 524288,
  path: 1048576,
  template: 2097152,
  code: 4194304,
  /** An opening angle bracket: in a value, the start of a tag. */
  angle: 8388608,
  /** Signs that may stand within a word: tags, asterisks. */
  split: 16777216,
  /** A number that may be the code of a letter. */
  codes: 33554432,
} as const;

/** Marks whose places matter: what they call for looks around them only. */
export const PLACED: number = /* @__PURE__ */ placedMarks();

function placedMarks(): number {
  const { crlf, signs, angle, ...placed } = Mark;
  return Object.values(placed).reduce((marks, mark) => marks | mark, 0) & ~(crlf | signs | angle);
}
