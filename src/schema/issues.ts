/**
 * Explains why a value is refused: walks the schema and lists a limited number of errors, with
 * texts that come from the schema alone. Never contains a value that the client sent, nor a key
 * that is not in the schema.
 *
 * @module
 */
import { didYouMean } from "../core/options.ts";
import type { ProblemError } from "../core/problem.ts";
import { literalsOf } from "./compile.ts";
import { lengthOf, lengthRules } from "./containers.ts";
import { modeOf } from "./object.ts";
import { describeIssue, describeRule, pointerOf } from "./report.ts";
import { isRecordKey } from "./run.ts";
import type { UnknownKeys } from "./run.ts";
import { CONFIG, mayBeAbsent } from "./schema.ts";
import type { ValibotNode } from "./schema.ts";

/** The reasons why a value is refused. */
interface Explanation {
  /** The first errors, in the order of the schema. */
  readonly errors: readonly ProblemError[];
  /** Whether there are more. */
  readonly truncated: boolean;
}

/** How a refusal is explained. */
interface ExplainOptions {
  /** The part of the request: `"json"`, `"query"`, … */
  readonly target: string;
  /** Maximum number of errors to list. */
  readonly maxIssues: number;
  /** Handling of keys that are not in an object schema. */
  readonly unknownKeys: UnknownKeys;
}

/** Explains why a compiled schema refused a value. */
export function explain(
  schema: ValibotNode,
  value: unknown,
  options: ExplainOptions,
): Explanation {
  const walk = new Walk(options);
  walk.visit(schema, value);
  // A check that is not deterministic may accept the value the second time.
  if (walk.errors.length === 0) walk.add("invalid", "Not valid");
  const errors = walk.errors.slice(0, options.maxIssues);
  return { errors, truncated: walk.errors.length > errors.length };
}

/** Stops at the first issue: one is enough for a pipe on a container. */
const FIRST_ISSUE: object = /* @__PURE__ */ Object.freeze({
  abortEarly: true,
  abortPipeEarly: true,
});
const PRIMITIVES: ReadonlySet<string> = new Set([
  ...["string", "number", "boolean", "bigint", "date", "literal", "picklist", "enum"],
]);

/** One walk over a value along its schema. */
class Walk {
  readonly errors: ProblemError[] = [];
  readonly #options: ExplainOptions;
  /** The current path: names of the schema and array indexes only. */
  readonly #path: (string | number)[] = [];

  constructor(options: ExplainOptions) {
    this.#options = options;
  }

  /** Collects one error more than listed, to know whether the list is truncated. */
  get #isFull(): boolean {
    return this.errors.length > this.#options.maxIssues;
  }

  add(code: string, detail: string, rest: readonly (string | number)[] = []): void {
    if (this.#isFull) return;
    const pointer = pointerOf([...this.#path, ...rest]);
    this.errors.push({ in: this.#options.target, pointer, code, detail });
  }

  visit(schema: ValibotNode, value: unknown): void {
    if (this.#isFull) return;
    if ("fallback" in schema) return this.#runValibot(schema, value);
    if (schema.pipe) return this.#visitPipe(schema, schema.pipe, value);
    switch (schema.type) {
      case "object":
      case "strict_object":
      case "loose_object":
        return this.#visitObject(schema, value);
      case "array":
        return this.#visitArray(schema, value);
      case "tuple":
      case "strict_tuple":
        return this.#visitTuple(schema, value);
      case "record":
        return this.#visitRecord(schema, value);
      case "variant":
        return this.#visitVariant(schema, value);
      case "lazy":
        return this.visit(schema.getter!(value), value);
      case "exact_optional":
        return this.visit(schema.wrapped!, value);
      case "optional":
      case "undefinedable":
      case "nullable":
      case "nullish":
        if (value === undefined || value === null) return this.#runValibot(schema, value);
        return this.visit(schema.wrapped!, value);
      default:
        return this.#runValibot(schema, value);
    }
  }

  #visitPipe(schema: ValibotNode, [base, ...steps]: readonly ValibotNode[], value: unknown): void {
    if (PRIMITIVES.has(base.type)) return this.#runValibot(schema, value);
    if (base.type === "array" && Array.isArray(value)) {
      const wrong = lengthRules(steps).find((rule) => !lengthOf(rule, value.length));
      if (wrong) return this.add(wrong.type.replaceAll("_", "-"), describeRule(wrong));
    }
    const before = this.errors.length;
    this.visit(base, value);
    if (this.errors.length === before) this.#runValibot(schema, value);
  }

  #visitObject(schema: ValibotNode, value: unknown): void {
    if (typeof value !== "object" || value === null) return this.#runValibot(schema, value);
    const entries = schema.entries!;
    for (const key of Object.keys(entries)) {
      if (this.#isFull) return;
      const entry = entries[key];
      if (key in value) this.#visitAt(key, entry, (value as Record<string, unknown>)[key]);
      else if (!mayBeAbsent(entry) && entry.fallback === undefined) {
        this.add("required", "Required", [key]);
      }
    }
    if (modeOf(schema, this.#options.unknownKeys) !== "reject") return;
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(entries, key));
    if (unknown === undefined) return;
    this.add("unknown-key", "Unknown key" + nearest(unknown, Object.keys(entries)));
  }

  #visitArray(schema: ValibotNode, value: unknown): void {
    if (!Array.isArray(value)) return this.#runValibot(schema, value);
    for (let i = 0; i < value.length && !this.#isFull; i++) {
      this.#visitAt(i, schema.item!, value[i]);
    }
  }

  #visitTuple(schema: ValibotNode, value: unknown): void {
    const items = schema.items!;
    if (!Array.isArray(value)) return this.#runValibot(schema, value);
    items.forEach((item, i) => this.#visitAt(i, item, value[i]));
    if (schema.type === "strict_tuple" && value.length > items.length) {
      this.add("max-length", `Expected ${items.length} items`);
    }
  }

  /** The keys of a record are chosen by the client, so the pointer stops at the record. */
  #visitRecord(schema: ValibotNode, value: unknown): void {
    if (typeof value !== "object" || value === null) return this.#runValibot(schema, value);
    for (const key in value) {
      if (this.#isFull) return;
      if (!isRecordKey(value, key)) continue;
      this.visit(schema.key as ValibotNode, key);
      this.visit(schema.value!, (value as Record<string, unknown>)[key]);
    }
  }

  #visitVariant(schema: ValibotNode, value: unknown): void {
    if (typeof value !== "object" || value === null) return this.#runValibot(schema, value);
    const key = schema.key as string;
    const given = (value as Record<string, unknown>)[key];
    const takes = (option: unknown) => {
      const discriminator = (option as ValibotNode).entries?.[key];
      return discriminator && literalsOf(discriminator)?.includes(given);
    };
    const option = schema.options!.find(takes);
    return option ? this.visit(option as ValibotNode, value) : this.#runValibot(schema, value);
  }

  #visitAt(key: string | number, schema: ValibotNode, value: unknown): void {
    this.#path.push(key);
    this.visit(schema, value);
    this.#path.pop();
  }

  /** Runs valibot itself and reports its issues. */
  #runValibot(schema: ValibotNode, value: unknown): void {
    const isLeaf = PRIMITIVES.has((schema.pipe?.[0] ?? schema).type);
    const { issues } = schema["~run"]({ value }, isLeaf ? CONFIG : FIRST_ISSUE);
    for (const issue of issues ?? []) {
      const { code, detail, path } = describeIssue(schema, issue);
      this.add(code, detail, path);
    }
  }
}

/** Suggests a key of the schema, never one that the client sent. */
function nearest(unknown: string, names: readonly string[]): string {
  return unknown.length <= 40 ? didYouMean(unknown, names.slice(0, 64)) : "";
}
