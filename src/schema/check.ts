/**
 * Makes one check of one schema: valibot schemas are compiled, other Standard Schemas run
 * unchanged.
 *
 * @module
 */
import { BODY_TOO_DEEP, VALIDATION_FAILED } from "../core/problem-kinds.ts";
import { isDeeperThan } from "../core/body/json.ts";
import { optionChecks } from "../core/options.ts";
import type { ProblemError } from "../core/problem.ts";
import type { Refusal } from "../core/refusal.ts";
import { compile } from "./compile.ts";
import { explain } from "./issues.ts";
import { standardError } from "./report.ts";
import { INVALID } from "./run.ts";
import type { UnknownKeys } from "./run.ts";
import { isStandardSchema, isValibot } from "./schema.ts";
import type { StandardIssue, StandardResult, StandardSchema, ValibotNode } from "./schema.ts";
import { isThenable } from "../core/thenable.ts";
import { zodMessages } from "./zod-messages.ts";
import { insteadOf } from "./not-standard.ts";

/** The result of a check. */
export type Verdict =
  | { readonly value: unknown; readonly refusal?: undefined }
  | { readonly refusal: Refusal };

/** Checks a value; `again` returns the same value once more, in case the check has edited it. */
export type SchemaCheck = (value: unknown, again: () => unknown) => Verdict | Promise<Verdict>;

/** Default maximum nesting of objects and arrays. */
export const DEFAULT_MAX_DEPTH = 32;
/** Default maximum number of errors in a refusal. */
export const DEFAULT_MAX_ISSUES = 16;

/** How a check is made. */
export interface SchemaCheckOptions {
  /** The name of the factory, for errors at construction. */
  readonly factory: string;
  /** The part of the request, for errors. */
  readonly target: string;
  /** Whether the check may edit the value in place. */
  readonly reuse: boolean;
  readonly maxDepth: number;
  readonly maxIssues: number;
  readonly unknownKeys: UnknownKeys;
}

/** valibot schemas in which `unknownKeys` cannot be enforced. */
const UNENFORCEABLE = ["intersect", "object_with_rest", "custom"];

/**
 * Makes the check of one schema.
 *
 * @throws {TypeError} When it is not a schema.
 * @throws {RangeError} When `unknownKeys` cannot be enforced in this schema.
 */
export function makeCheck(schema: unknown, options: SchemaCheckOptions): SchemaCheck {
  const { factory, target } = options;
  if (!isStandardSchema(schema)) {
    throw new TypeError(
      `${factory}: the schema of ${target} must be a Standard Schema (valibot, zod, arktype, …)` +
        insteadOf(schema),
    );
  }
  return isValibot(schema) && !schema.async
    ? compiledCheck(schema, options)
    : standardCheck(schema, options);
}

function compiledCheck(schema: ValibotNode, options: SchemaCheckOptions): SchemaCheck {
  const { maxDepth, unknownKeys } = options;
  const { run, open, rewrites, opaque } = compile(schema, options);
  const beyond = UNENFORCEABLE.find((type) => opaque.has(type));
  if (unknownKeys !== "schema" && beyond !== undefined) {
    throw optionChecks(options.factory).error(
      "unknownKeys",
      `"schema" with ${beyond}`,
      unknownKeys,
    );
  }
  return (value, again) => {
    if (open && isDeeperThan(value, maxDepth)) return tooDeep(maxDepth);
    const output = run(value);
    if (output !== INVALID) return { value: output };
    const refused = options.reuse && rewrites ? again() : value;
    if (isDeeperThan(refused, maxDepth)) return tooDeep(maxDepth);
    return { refusal: invalid(options.target, explain(schema, refused, options)) };
  };
}

function standardCheck(schema: StandardSchema, options: SchemaCheckOptions): SchemaCheck {
  const { maxDepth, maxIssues, target, unknownKeys } = options;
  if (unknownKeys !== "schema") {
    throw optionChecks(options.factory).error(
      "unknownKeys",
      `"schema" for a schema that is not a synchronous one of valibot`,
      unknownKeys,
    );
  }
  const ownMessages = schema["~standard"].vendor === "zod" ? zodMessages(schema) : noMessages;
  const report = (issues: readonly StandardIssue[], input: unknown): Verdict => {
    const isOwn = ownMessages(input);
    const errors = issues.slice(0, maxIssues)
      .map((issue) => standardError(target, schema, issue, isOwn));
    return { refusal: invalid(target, { errors, truncated: issues.length > errors.length }) };
  };
  const conclude = (result: StandardResult<unknown>, input: unknown): Verdict => {
    if (result.issues) return report(result.issues, input);
    if ("value" in result) return { value: result.value };
    throw new TypeError(
      `${options.factory}: the schema of ${target} gave neither value nor issues`,
    );
  };
  return (value) => {
    if (isDeeperThan(value, maxDepth)) return tooDeep(maxDepth);
    const result = schema["~standard"].validate(value);
    // Any kind of promise: one that is mistaken for a result would make every value valid.
    return isThenable(result)
      ? Promise.resolve(result).then((settled) => conclude(settled, value))
      : conclude(result, value);
  };
}

function noMessages(): () => boolean {
  return () => false;
}

function tooDeep(maxDepth: number): Verdict {
  const detail = `The body is nested deeper than ${maxDepth} levels`;
  return { refusal: { kind: BODY_TOO_DEEP, detail } };
}

/** Makes the refusal of a value that does not match. */
export function invalid(
  target: string,
  { errors, truncated }: { errors: readonly ProblemError[]; truncated: boolean },
): Refusal {
  return {
    kind: VALIDATION_FAILED,
    detail: `The ${NAMES[target] ?? target} does not match the schema`,
    errors,
    ...(truncated && { truncated }),
  };
}

const NAMES: Readonly<Record<string, string>> = {
  json: "JSON body",
  form: "form",
  text: "text",
  param: "path",
  cookie: "set of cookies",
  header: "set of headers",
  input: "set of arguments",
};
