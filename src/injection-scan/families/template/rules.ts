/**
 * The rules for template expressions by name, and what single words mean to them.
 *
 * @module
 */

/** What the evidence came to. */
export interface Verdict {
  readonly rule: string;
  readonly score: number;
}

type RuleName =
  | "reaches"
  | "calls"
  | "applies"
  | "built"
  | "arithmetic"
  | "constant"
  | "object"
  | "statement"
  | "polyglot";

/** The rules. */
export const RULES: Readonly<Record<RuleName, Verdict>> = {
  /** Climbs from a value to classes, modules or the engine. */
  reaches: { rule: "template-reaches-host", score: 0.95 },
  /** Calls what runs a command or reads a file. */
  calls: { rule: "template-calls", score: 0.93 },
  /** Gives a filter the name of such a function. */
  applies: { rule: "template-filter-calls", score: 0.94 },
  /** Puts a name together that it would not write out. */
  built: { rule: "template-built-name", score: 0.93 },
  /** Computes with numbers alone. */
  arithmetic: { rule: "template-arithmetic", score: 0.92 },
  /** Depends on nothing: `'a'.toUpperCase()`, `if True`. */
  constant: { rule: "template-constant", score: 0.78 },
  /** Prints a whole object of the application: `{{config}}`. */
  object: { rule: "template-object", score: 0.78 },
  /** A statement that users have no business with. */
  statement: { rule: "template-statement", score: 0.8 },
  /** Openings of several engines in a row, with nothing in them. */
  polyglot: { rule: "template-polyglot", score: 0.88 },
};

const CONDITIONS = /* @__PURE__ */ new Set(["if", "elif", "elsif", "elseif", "unless", "while"]);

/** Words that a condition follows. */
export function opensConditions(word: string): boolean {
  return CONDITIONS.has(word);
}

/** True for the characters that texts are put in. */
export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

const AFTER_CONSTRUCTOR =
  /(?:\.(?:constructor|prototype|call|apply|bind|_load|fromcharcode)|[[(`])/y;
const JAVA_TYPE = /\s?\(\s?(?:java|javax|org|com|sun|groovy)\b/y;

/**
 * True for names that reach out where they stand: `x.__class__`, `x.constructor(…)`, `''.class.base`,
 * `T(java.lang.Runtime)`. `joined`: it is a member, a filter, or called. `last`, `beforeLast`: the
 * tokens before it.
 */
export function reachesOut(
  word: string,
  text: string,
  end: number,
  joined: boolean,
  last: number,
  beforeLast: number,
): boolean {
  if (word.charCodeAt(0) === 95) return isDunder(word) && joined;
  // `this.constructor.name` only names a class.
  if (word === "constructor") return sticks(AFTER_CONSTRUCTOR, text, end);
  if (word === "class" && last === 46) {
    const literal = beforeLast === 115 || beforeLast === 93 || beforeLast === 41;
    return literal && text[end] === ".";
  }
  return word === "t" && sticks(JAVA_TYPE, text, end);
}

/** `__class__`, and not `__`. */
function isDunder(word: string): boolean {
  return word.length > 5 && word.startsWith("__") && word.endsWith("__");
}

function sticks(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The first character of what a call is given, from its bracket on. */
export function firstGiven(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 92 || text.charCodeAt(i) === 32) i++;
  return text.charCodeAt(i);
}
