/**
 * The leaves of a compiled schema as data: one rule per leaf and one monomorphic function that
 * checks all rules, so that an object checks its members without a closure for each.
 *
 * @module
 */
import type { ValibotNode } from "./schema.ts";

const ANYTHING = 0;
const STRING = 1;
const NUMBER = 2;
const BOOLEAN = 3;
const LITERAL = 4;
const ONE_OF = 5;

/** The values that one leaf accepts. All rules have one shape, so that the checks stay fast. */
export interface LeafRule {
  kind: number;
  /** Minimum length of a string, or minimum number. */
  min: number;
  /** Maximum length of a string, or maximum number. */
  max: number;
  integer: boolean;
  nullable: boolean;
  pattern: RegExp | undefined;
  literal: unknown;
  options: ReadonlySet<unknown> | undefined;
}

/** Whether a leaf accepts a value. */
export function passes(rule: LeafRule, value: unknown): boolean {
  switch (rule.kind) {
    case STRING:
      if (typeof value === "string") {
        return value.length >= rule.min && value.length <= rule.max &&
          (rule.pattern === undefined || rule.pattern.test(value));
      }
      break;
    case NUMBER:
      if (typeof value === "number") {
        // Comparisons with NaN are false, so NaN is refused.
        return value >= rule.min && value <= rule.max && (!rule.integer || Number.isInteger(value));
      }
      break;
    case BOOLEAN:
      if (typeof value === "boolean") return true;
      break;
    case LITERAL:
      if (value === rule.literal) return true;
      break;
    case ONE_OF:
      if (rule.options!.has(value)) return true;
      break;
    default:
      return true;
  }
  return value === null && rule.nullable;
}

/** Whether a leaf accepts any value, at any depth. */
export function isOpenRule(rule: LeafRule): boolean {
  return rule.kind === ANYTHING;
}

/** Returns the rule of a schema; undefined when the schema is not a leaf. */
export function leafRule(schema: ValibotNode): LeafRule | undefined {
  if (schema.async || "fallback" in schema) return undefined;
  if (schema.pipe !== undefined) {
    const [base, ...steps] = schema.pipe;
    const rule = leafRule(base);
    return rule !== undefined && !rule.nullable && steps.every((step) => narrow(rule, step))
      ? rule
      : undefined;
  }
  switch (schema.type) {
    case "string":
      return rule(STRING, { min: 0 });
    case "number":
      return rule(NUMBER);
    case "boolean":
      return rule(BOOLEAN);
    case "null":
      return rule(LITERAL, { literal: null });
    case "any":
    case "unknown":
      return rule(ANYTHING);
    case "literal":
      return Number.isNaN(schema.literal) ? undefined : rule(LITERAL, { literal: schema.literal });
    case "picklist":
    case "enum":
      return rule(ONE_OF, { options: new Set(schema.options) });
    case "optional":
    case "exact_optional":
    case "undefinedable":
      // Callers of the rule run the schema itself on undefined.
      return leafRule(schema.wrapped!);
    case "nullable":
    case "nullish": {
      const wrapped = schema.default === undefined ? leafRule(schema.wrapped!) : undefined;
      return wrapped && { ...wrapped, nullable: true };
    }
    default:
      return undefined;
  }
}

function rule(kind: number, given: Partial<LeafRule> = {}): LeafRule {
  return {
    kind,
    min: given.min ?? -Infinity,
    max: Infinity,
    integer: false,
    nullable: false,
    pattern: undefined,
    literal: given.literal,
    options: given.options,
  };
}

/** Narrows a rule by one step of a pipe; false when a rule cannot represent the step. */
function narrow(rule: LeafRule, step: ValibotNode): boolean {
  if (step.kind === "metadata") return true;
  if (step.kind !== "validation" || step.async) return false;
  const { type, requirement } = step;
  if (rule.kind === STRING) return narrowString(rule, type, requirement);
  if (rule.kind !== NUMBER) return false;
  if (type === "integer") return rule.integer = true;
  return narrowRange(rule, type, requirement, "min_value", "max_value");
}

function narrowString(rule: LeafRule, type: string, requirement: unknown): boolean {
  if (type === "non_empty") return narrowRange(rule, "min_length", 1, "min_length", "");
  if (type === "length") {
    return narrowRange(rule, "min_length", requirement, "min_length", "") &&
      narrowRange(rule, "max_length", requirement, "", "max_length");
  }
  if (PATTERNS.has(type) && isStateless(requirement) && rule.pattern === undefined) {
    rule.pattern = requirement;
    return true;
  }
  return narrowRange(rule, type, requirement, "min_length", "max_length");
}

function narrowRange(
  rule: LeafRule,
  type: string,
  requirement: unknown,
  least: string,
  greatest: string,
): boolean {
  if (typeof requirement !== "number" || Number.isNaN(requirement)) return false;
  if (type === least) rule.min = Math.max(rule.min, requirement);
  else if (type === greatest) rule.max = Math.min(rule.max, requirement);
  else return false;
  return true;
}

/** A global or sticky regular expression keeps state, so it must not run out of order. */
function isStateless(requirement: unknown): requirement is RegExp {
  return requirement instanceof RegExp && !requirement.global && !requirement.sticky;
}

/** Validations that only call `requirement.test(value)`. */
const PATTERNS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    ("base64 bic cuid2 decimal digits domain email emoji hash hexadecimal hex_color ip ipv4 ipv6 " +
      "isrc iso_date iso_date_time iso_date_time_second iso_time iso_time_second iso_timestamp " +
      "iso_week jws_compact ksuid mac mac48 mac64 nanoid octal regex rfc_email slug ulid uuid")
      .split(" "),
  ))();
