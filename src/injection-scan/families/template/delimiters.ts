/**
 * Where template engines' expressions begin and end: Jinja, Twig, Handlebars, Angular, Go and Vue
 * (`{{ }}`, `{% %}`), EL, SpEL, Freemarker, Mako and Thymeleaf (`${ }`, `*{ }`, `[[ ]]`, `<# >`),
 * Ruby, Pug and OGNL (`#{ }`, `%{ }`), ERB, EJS and JSP (`<% %>`), Razor (`@( )`), Velocity
 * (`#set( )`, `$name.`), Smarty and Latte (`{$name}`, `{php}`).
 *
 * @module
 */
import * as Kind from "./kinds.ts";

/** An opening: its kind, its first character, and how long it is. */
export interface Opening {
  kind: number;
  sign: number;
  length: number;
}

const BRACE = 123;
const PERCENT = 37;
const SQUARE = 91;
const HASH = 35;
const DOLLAR = 36;
const AT = 64;
const LESS = 60;
const PAREN = 40;

/** The characters that openings begin with. */
export const OPENS: Uint8Array = /* @__PURE__ */ table("{$#*@%~<[");

function table(chars: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const char of chars) table[char.charCodeAt(0)] = 1;
  return table;
}

/** What follows `{` where it is Smarty, Latte or Freemarker, and no JSON or CSS. */
const SINGLE =
  /\s?\d|\$|!!|=\s?["'\d$a-z]|["'][^"'\n]{0,64}["']\|@?[a-z]|php\}|(?:system|exec|shell_exec|passthru|eval|popen|phpinfo|fetch|include|include_php|if|elseif|math|capture|assign)(?![a-z0-9])|smarty_|self::/y;

/** Directives of Velocity that take an expression. */
const VELOCITY = /(?:set|if|elseif|foreach|evaluate|include|parse|define|macro)\s?\(/y;

/** Directives of Freemarker. */
const FREEMARKER =
  /(?:assign|global|local|if|elseif|list|items|include|import|function|macro|attempt|setting|switch|return|visit|recurse|nested|escape)\b/y;

const REFERENCE = /!?[a-z][a-z0-9_-]{0,40}[.[]/y;

/** Razor's names without brackets, `@System.IO.File.ReadAllText(…)`. */
const RAZOR = /system\.[a-z]|html\.raw\(/y;

/** The opening at a place, written to `opening`; false when there is none. */
export function openingAt(text: string, at: number, opening: Opening): boolean {
  const sign = text.charCodeAt(at);
  if (sign > 127 || OPENS[sign] === 0) return false;
  const next = text.charCodeAt(at + 1);
  opening.sign = sign;
  if (next === BRACE) {
    // `${{` is an expression in two braces; `{{{` one that is not escaped.
    const third = text.charCodeAt(at + 2) === BRACE;
    if (sign === LESS || sign === SQUARE) return false;
    const double = sign === BRACE || third;
    return found(opening, double ? Kind.mustache : Kind.brace, double && third ? 3 : 2);
  }
  if (next === PERCENT && (sign === BRACE || sign === SQUARE)) {
    return found(opening, Kind.statement, 2);
  }
  if (next === PERCENT && sign === LESS) return found(opening, Kind.erb, 2);
  if (sign === SQUARE) return squareAt(text, at, next, opening);
  if (sign === LESS) {
    return next === HASH && matches(FREEMARKER, text, at + 2) &&
      found(opening, Kind.directive, 2);
  }
  if (sign === AT) return next === PAREN && found(opening, Kind.paren, 2);
  if (sign === HASH) {
    return matches(VELOCITY, text, at + 1) &&
      found(opening, Kind.paren, VELOCITY.lastIndex - at);
  }
  return false;
}

function squareAt(text: string, at: number, next: number, opening: Opening): boolean {
  if (next === SQUARE) return found(opening, Kind.square, 2);
  if (next === 61) return found(opening, Kind.square, 2);
  return next === HASH && matches(FREEMARKER, text, at + 2) && found(opening, Kind.directive, 2);
}

/** Openings that only count outside of expressions: a single brace, and Velocity's bare names. */
export function bareOpeningAt(text: string, at: number, opening: Opening): boolean {
  const sign = text.charCodeAt(at);
  opening.sign = sign;
  // `x_{7*7}` is LaTeX.
  if (sign === BRACE && /[\w^\\}]/.test(text.charAt(at - 1))) return false;
  if (sign === BRACE) return matches(SINGLE, text, at + 1) && found(opening, Kind.single, 1);
  if (sign === AT) return matches(RAZOR, text, at + 1) && found(opening, Kind.reference, 1);
  return sign === DOLLAR && matches(REFERENCE, text, at + 1) &&
    found(opening, Kind.reference, text[at + 1] === "!" ? 2 : 1);
}

function found(opening: Opening, kind: number, length: number): true {
  opening.kind = kind;
  opening.length = length;
  return true;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** How long the close of an expression at this place is; 0 when it goes on. `depth`: open brackets. */
export function closeAt(
  text: string,
  at: number,
  kind: number,
  sign: number,
  depth: number,
): number {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  switch (kind) {
    case Kind.mustache:
      return code === 125 && next === 125 ? 2 : 0;
    case Kind.statement:
      return code === PERCENT && (next === 125 || next === 93) ? 2 : 0;
    case Kind.erb:
      return code === PERCENT && next === 62 ? 2 : 0;
    case Kind.directive:
      return code === (sign === LESS ? 62 : 93) && depth <= 0 ? 1 : 0;
    case Kind.square:
      return code === 93 && depth <= 0 ? 1 : 0;
    case Kind.reference:
      return depth <= 0 && !isChain(code) ? 1 : 0;
    case Kind.paren:
      return code === 41 && depth <= 0 ? 1 : 0;
    default:
      return code === 125 && depth <= 0 ? 1 : 0;
  }
}

/** What a chain of members goes on with. */
function isChain(code: number): boolean {
  return code === 46 || code === PAREN || code === 41 || code === SQUARE || code === 93 ||
    code === 34 || code === 39;
}
