/**
 * Style sheets that ran, or fetch, code: `expression()`, bindings, behaviours, script URLs. CSS
 * escapes and comments, which hide their names, are undone first (CSS Syntax 4.3.7).
 *
 * @module
 */

const ACTIVE =
  /:[^;}]{0,60}expression\s{0,4}\(|-moz-binding\s{0,4}:|(?:^|[;{"'\s])behaviou?r\s{0,4}:\s{0,4}url|(?:url|src)\s{0,4}\(\s{0,4}["'`]?\s{0,8}(?:(?:java|vb|live)script\s{0,4}:|data:text\/html)|@import\s{0,4}(?:url\s{0,4}\()?\s{0,4}["'`]?\s{0,8}(?:javascript|vbscript|data):|:\s{0,4}(?:java|vb)script:|-o-link\s{0,4}:/;

const IMPORT = /@import\s{0,4}(?:url\s{0,4}\(\s{0,4})?["'`]?\s{0,4}(?:https?:)?\/{1,2}[a-z0-9]/;

/** What reads a page letter by letter: selectors by the start of a value, fonts for one character. */
const SELECTS =
  /\[(?:value|content)\s{0,2}[$^*]=[^\]]{0,40}\][^{]{0,80}\{|unicode-range\s{0,2}:\s{0,2}u\+[0-9a-f]{1,6}\s{0,2}[;}]/;
/** And what tells another site of it. */
const ELSEWHERE = /(?:url|image-set|src)\s{0,4}\(\s{0,4}["'`]?\s{0,4}(?:https?:)?\/\//;

/** How sure it is that a style sheet is active: 0 to 1. */
export function styleScore(style: string, stern: boolean): number {
  const css = undo(style);
  if (ACTIVE.test(css) || ACTIVE.test(style)) return 0.9;
  if (SELECTS.test(css) && ELSEWHERE.test(css)) return 0.86;
  if (stern && /binding\s{0,4}:\s{0,4}url/.test(css)) return 0.8;
  return stern && IMPORT.test(css) ? 0.76 : 0;
}

/** Escapes and comments undone, control characters dropped. */
function undo(style: string): string {
  // deno-lint-ignore no-control-regex
  if (!/[\\\x00-\x1f]|\/\*/.test(style)) return style;
  return style
    .replace(/\\0{0,4}([0-9a-f]{2})(?:\s|(?![0-9a-f]))/g, (_, hex) => char(hex))
    .replace(/\\([^0-9a-f])/g, "$1")
    .replace(/\\([0-9a-f])/g, (whole, letter) => letter === "0" ? "" : whole.slice(1))
    // deno-lint-ignore no-control-regex
    .replace(/[\x00-\x08\x0e-\x1f]/g, "")
    .replace(/\/\*[^*]{0,80}\*?\*\//g, "");
}

function char(hex: string): string {
  return String.fromCharCode(parseInt(hex, 16)).toLowerCase();
}
