/**
 * Parses header values with parameters: `form-data; name="a"; filename=b.txt` (RFC 2045 §5.1).
 *
 * @module
 */

/** A header value and its parameters. */
export interface Parameterised {
  /** The text before the first semicolon, in lower case. */
  readonly value: string;
  /** The parameters by name, in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = /[\w!#$%&'*+.^`|~-]+/y;
/** A value without quotes that is not a token: some clients write boundaries with `=` or `/`. */
const UNQUOTED = /[^\s";,]+/y;
const NEXT = / *; */y;
const EQUALS = /=/y;

/**
 * Parses a header value; undefined when it is malformed or has a parameter twice.
 *
 * @param isLax Whether values without quotes may be more than tokens, and a semicolon may be last.
 */
export function parseParameters(text: string, isLax = false): Parameterised | undefined {
  const end = text.indexOf(";");
  const value = (end === -1 ? text : text.slice(0, end)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  let at = end === -1 ? text.length : end;
  while (text.slice(at).trim() !== "") {
    const start = endOf(NEXT, text, at);
    if (isLax && start !== undefined && text.slice(start).trim() === "") break;
    const nameEnd = start && endOf(TOKEN, text, start);
    const valueStart = nameEnd && endOf(EQUALS, text, nameEnd);
    const parsed = valueStart && valueAt(text, valueStart, isLax ? UNQUOTED : TOKEN);
    if (!parsed) return undefined;
    const name = text.slice(start, nameEnd).toLowerCase();
    if (parameters.has(name)) return undefined;
    parameters.set(name, parsed.value);
    at = parsed.end;
  }
  return { value, parameters };
}

/** Returns the end of a match at exactly this place; undefined when there is none. */
function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function valueAt(
  text: string,
  at: number,
  unquoted: RegExp,
): { value: string; end: number } | undefined {
  if (text[at] === '"') return quotedAt(text, at + 1);
  const end = endOf(unquoted, text, at);
  return end === undefined ? undefined : { value: text.slice(at, end), end };
}

/**
 * Reads a quoted text. Only `\"` and `\\` are escapes: old browsers send the backslashes of a path
 * as they are.
 */
function quotedAt(text: string, start: number): { value: string; end: number } | undefined {
  let value = "";
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return { value, end: at + 1 };
    const isEscape = char === "\\" && (text[at + 1] === '"' || text[at + 1] === "\\");
    value += isEscape ? text[++at] : char;
  }
  return undefined;
}
