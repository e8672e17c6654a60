/**
 * The directives of `Cache-Control` (RFC 9111, 5.2).
 *
 * @module
 */

/** The directives of one message. */
export interface Directives {
  /** Whether the directive is present, with or without a value. */
  has(name: string): boolean;
  /**
   * The seconds of a directive; undefined when it is missing. An invalid value is 0, and of several
   * values the smallest applies.
   *
   * @param bare The seconds of a directive without a value. Default 0.
   */
  seconds(name: string, bare?: number): number | undefined;
}

/** The maximum; a greater number means this one (RFC 9111, 1.2.2). */
const MOST_SECONDS = 2_147_483_648;
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/;

/**
 * Parses the directives of a field. Several fields are joined by commas, as `Headers` returns them.
 *
 * @returns Undefined for a field that violates the grammar.
 */
export function parseDirectives(field: string | null): Directives | undefined {
  if (field === null) return NONE;
  const items = splitList(field);
  if (items === undefined) return undefined;
  const values = new Map<string, string[]>();
  for (const item of items) {
    const at = item.indexOf("=");
    const name = (at < 0 ? item : item.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? "" : item.slice(at + 1).trim();
    if (!TOKEN.test(name) || !(value === "" || TOKEN.test(value) || QUOTED.test(value))) {
      return undefined;
    }
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }
  return {
    has: (name) => values.has(name),
    seconds(name, bare = 0) {
      const given = values.get(name);
      return given && Math.min(...given.map((value) => value === "" ? bare : secondsOf(value)));
    },
  };
}

const NONE: Directives = { has: () => false, seconds: () => undefined };

/** Parses a number of seconds, also in quotes, as the grammar requires. */
function secondsOf(value: string): number {
  const match = /^"?(\d+)"?$/.exec(value);
  return match === null ? 0 : Math.min(Number(match[1]), MOST_SECONDS);
}

/**
 * Splits a list at commas outside of quotes, and drops empty members. Undefined for an unclosed
 * quote.
 */
function splitList(field: string): string[] | undefined {
  const items: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < field.length; i++) {
    const char = field[i];
    if (char === '"') quoted = !quoted;
    else if (quoted && char === "\\") i++;
    else if (!quoted && char === ",") {
      items.push(field.slice(start, i));
      start = i + 1;
    }
  }
  if (quoted) return undefined;
  items.push(field.slice(start));
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
