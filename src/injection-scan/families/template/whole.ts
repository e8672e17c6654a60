/**
 * Short texts whose expression as a whole is odd, though no token of it is: `{{config}}`,
 * `{% debug %}`, `{% if True %}49{% endif %}`, `{{ 'a'.toUpperCase() }}`.
 *
 * @module
 */
import type { Computation } from "./computation.ts";
import * as Kind from "./kinds.ts";
import { ROLES } from "./names.ts";
import * as Role from "./roles.ts";
import { opensConditions, RULES, type Verdict } from "./rules.ts";

/** An expression that was read. */
export interface Expression {
  /** Its kind, of `delimiters.ts`. */
  readonly kind: number;
  /** What its tokens amounted to. */
  readonly points: number;
  readonly tokens: number;
  readonly names: number;
  readonly firstName: string;
  readonly lastName: string;
  /** A method of a literal was called. */
  readonly literalCall: boolean;
}

/** Statements that only probe, or that run code. */
const PROBES = /* @__PURE__ */ new Set([
  "debug",
  "get_admin_log",
  "php",
  "python",
  "perl",
  "rawperl",
]);
/** Go's functions that print a constant. */
const FORMATS = /* @__PURE__ */ new Set(["printf", "html", "js", "urlquery"]);
/** Objects of Java's expression language that hold others. */
const SCOPES = /^(?:(?:application|session|request|page)scope)$/;
/** Macros of wikis that run code. */
const MACROS = /* @__PURE__ */ new Set(["groovy", "velocity", "python", "script"]);
/** Filters that print a whole object. */
const SHOWS = /* @__PURE__ */ new Set(["pprint", "tojson", "list", "string", "dump", "keys"]);
const MODULES = /* @__PURE__ */ new Set(["os", "sys", "subprocess", "commands", "pty", "socket"]);

/** Judges the whole; `alone`: the text is nothing but this expression. */
export function judgeWhole(
  expression: Expression,
  computation: Computation,
  alone: boolean,
): Verdict | undefined {
  const { kind, firstName, lastName, points, tokens } = expression;
  if (points === 2 && (alone || firstName === "with")) return RULES.reaches;
  if (kind === Kind.single && firstName === "php") return RULES.statement;
  if (kind === Kind.brace && alone && tokens === 1 && SCOPES.test(firstName)) return RULES.object;
  if (expression.literalCall) return RULES.constant;
  const inBraces = kind === Kind.mustache;
  if (!inBraces && kind !== Kind.statement && kind !== Kind.erb) return undefined;
  if (firstName === "import" && MODULES.has(lastName)) return RULES.calls;
  return inBraces
    ? judgeBraces(expression, computation, alone)
    : judgeStatement(expression, computation);
}

/** `{{config|pprint}}`, `{{printf "%s" "x"}}`, `{{groovy}}`. */
function judgeBraces(
  { firstName, lastName, tokens, names }: Expression,
  computation: Computation,
  alone: boolean,
): Verdict | undefined {
  if (names > 0 && FORMATS.has(firstName) && computation.texts > 0) return RULES.constant;
  if (tokens === 1 && MACROS.has(firstName)) return RULES.statement;
  const whole = tokens === 1 || (tokens === 3 && names === 2 && SHOWS.has(lastName));
  return alone && whole && ROLES.get(firstName) === Role.root ? RULES.object : undefined;
}

function judgeStatement(
  { kind, firstName, tokens }: Expression,
  computation: Computation,
): Verdict | undefined {
  if (kind === Kind.statement && PROBES.has(firstName)) return RULES.statement;
  const fixed = opensConditions(firstName) && computation.constant && tokens > 1;
  return fixed ? RULES.constant : undefined;
}
