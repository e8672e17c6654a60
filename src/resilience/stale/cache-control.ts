/**
 * The directives of `Cache-Control` (RFC 9111, 5.2).
 *
 * @module
 */

/** The directives of one message. */
export interface Directives {
  /** True when the directive is there, with or without a value. */
  has(name: string): boolean;
  /**
   * The seconds of a directive, undefined when it is not there. What is no number of seconds is 0,
   * and of several values the smallest counts.
   *
   * @param bare What it means without a value. Default 0.
   */
  seconds(name: string, bare?: number): number | undefined;
}

/** RFC 9111, 1.2.2: a greater number stands for this one. */
const MOST_SECONDS = 2 ** 31;
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/;

/**
 * Reads the directives; several fields come joined by commas, as `Headers` gives them.
 *
 * @returns Undefined for a field that breaks the grammar: nothing is known of what it allows.
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

/** A number of seconds; also in quotes, which the grammar asks to accept. */
function secondsOf(value: string): number {
  const match = /^"?(\d+)"?$/.exec(value);
  return match === null ? 0 : Math.min(Number(match[1]), MOST_SECONDS);
}

/**
 * The members of a list, split at commas outside of quotes, without empty ones. Undefined when a
 * quote is not closed.
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
