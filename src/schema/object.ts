/**
 * Compiled objects: one pass over the keys that are there finds unknown, missing and misplaced
 * ones together.
 *
 * @module
 */
import { isDeeperThan } from "../core/body/json.ts";
import { leafRule, passes } from "./leaf.ts";
import type { LeafRule } from "./leaf.ts";
import { INVALID, isRecordKey, throughValibot } from "./run.ts";
import type { Run, UnknownKeys } from "./run.ts";
import { defaultOf, mayBeAbsent } from "./schema.ts";
import type { ValibotNode } from "./schema.ts";

/** What an object schema does with keys it does not name. */
export type KeyMode = "strip" | "reject" | "keep";

/** One entry of an object schema, compiled. */
interface Field {
  readonly key: string;
  readonly schema: ValibotNode;
  readonly run: Run;
  /** The whole check, when the entry is a leaf; undefined values still go through `run`. */
  readonly rule: LeafRule | undefined;
}

type Values = Record<string, unknown>;

/** The compiled entries; undefined when only valibot itself can say what they mean. */
export function fieldsOf(
  schema: ValibotNode,
  compileEntry: (entry: ValibotNode) => Run,
): readonly Field[] | undefined {
  const keys = Object.keys(schema.entries!);
  // Inherited names are "present" in every object to valibot, and a fallback fills in what is absent.
  const isOdd = (key: string) =>
    key in Object.prototype || schema.entries![key].fallback !== undefined;
  if (keys.some(isOdd)) return undefined;
  return keys.map((key) => {
    const entry = schema.entries![key];
    return { key, schema: entry, run: compileEntry(entry), rule: leafRule(entry) };
  });
}

/** The mode of an object schema. */
export function modeOf(schema: ValibotNode, unknownKeys: UnknownKeys): KeyMode {
  if (unknownKeys !== "schema") return unknownKeys;
  if (schema.type === "strict_object") return "reject";
  return schema.type === "loose_object" ? "keep" : "strip";
}

/** Compiles an object; what its members drop may nest no deeper than `depthLeft`. */
export function compileObject(
  fields: readonly Field[],
  mode: KeyMode,
  reuse: boolean,
  depthLeft: number,
): Run {
  const index = new Map(fields.map((field, i) => [field.key, i]));

  /** Fills in a key that is absent; false when it is required. */
  function fill({ key, schema, run }: Field, output: Values): boolean {
    if (!mayBeAbsent(schema)) return false;
    if (schema.default === undefined) return true;
    const given = defaultOf(schema);
    // A default object is the schema author's own: it goes through valibot, which copies.
    const isObject = typeof given === "object" && given !== null;
    const result = isObject ? throughValibot(schema)(given) : run(given);
    if (result === INVALID) return false;
    output[key] = result;
    return true;
  }

  /** As valibot: a new object, keys in the order of the schema. */
  function copy(input: Values): unknown {
    const output: Values = {};
    for (const field of fields) {
      const { key } = field;
      const value = input[key];
      if (value === undefined && !(key in input)) {
        if (!fill(field, output)) return INVALID;
        continue;
      }
      const result = field.run(value);
      if (result === INVALID) return INVALID;
      output[key] = result;
    }
    for (const key in input) {
      if (index.has(key)) continue;
      if (mode === "reject") return INVALID;
      if (mode === "keep") keep(input, key, output);
      else if (isDeeperThan(input[key], depthLeft)) return INVALID;
    }
    return output;
  }

  /** The object itself, unless its keys are not those of the schema, in its order. */
  function edit(input: Values): unknown {
    let next = 0;
    let seen = 0;
    let tidy = true;
    for (const key in input) {
      let at = next;
      if (at === fields.length || fields[at].key !== key) {
        at = index.get(key) ?? -1;
        if (at < next) tidy = false;
        if (at === -1) {
          if (mode === "reject") return INVALID;
          if (mode === "strip" && isDeeperThan(input[key], depthLeft)) return INVALID;
          continue;
        }
      }
      next = at + 1;
      seen++;
      const { rule, run } = fields[at];
      const value = input[key];
      if (rule !== undefined && value !== undefined) {
        if (!passes(rule, value)) return INVALID;
        continue;
      }
      const result = run(value);
      if (result === INVALID) return INVALID;
      if (result !== value) input[key] = result;
    }
    if (seen < fields.length) {
      for (const field of fields) {
        if (field.key in input) continue;
        if (!fill(field, input)) return INVALID;
        if (field.key in input) tidy = false;
      }
    }
    return tidy ? input : inOrder(input);
  }

  function inOrder(input: Values): Values {
    const output: Values = {};
    for (const { key } of fields) if (key in input) output[key] = input[key];
    if (mode === "keep") {
      for (const key in input) if (!index.has(key)) keep(input, key, output);
    }
    return output;
  }

  return (value) => {
    if (typeof value !== "object" || value === null) return INVALID;
    // An array is an object to valibot, and not one to hand out again as an object.
    return reuse && !Array.isArray(value) ? edit(value as Values) : copy(value as Values);
  };
}

function keep(input: Values, key: string, output: Values): void {
  if (isRecordKey(input, key)) output[key] = input[key];
}
