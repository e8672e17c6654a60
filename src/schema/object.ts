/**
 * Compiled objects: one pass over the keys of the input finds unknown, missing and misplaced keys.
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

/** How an object schema handles unknown keys. */
type KeyMode = "strip" | "reject" | "keep";

/** One entry of an object schema, compiled. */
interface Field {
  readonly key: string;
  readonly schema: ValibotNode;
  readonly run: Run;
  /** The complete check of a leaf entry, except for undefined values, which go through `run`. */
  readonly rule: LeafRule | undefined;
}

type Values = Record<string, unknown>;

/** Compiles the entries; undefined when only valibot itself can run them. */
export function fieldsOf(
  schema: ValibotNode,
  compileEntry: (entry: ValibotNode) => Run,
): readonly Field[] | undefined {
  const keys = Object.keys(schema.entries!);
  // valibot finds inherited names in every object, and a fallback fills in absent values.
  const isOdd = (key: string) =>
    key in Object.prototype || schema.entries![key].fallback !== undefined;
  if (keys.some(isOdd)) return undefined;
  return keys.map((key) => {
    const entry = schema.entries![key];
    return { key, schema: entry, run: compileEntry(entry), rule: leafRule(entry) };
  });
}

/** Returns how an object schema handles unknown keys. */
export function modeOf(schema: ValibotNode, unknownKeys: UnknownKeys): KeyMode {
  if (unknownKeys !== "schema") return unknownKeys;
  if (schema.type === "strict_object") return "reject";
  return schema.type === "loose_object" ? "keep" : "strip";
}

/** Compiles an object; stripped values must not nest deeper than `depthLeft`. */
export function compileObject(
  fields: readonly Field[],
  mode: KeyMode,
  reuse: boolean,
  depthLeft: number,
): Run {
  const index = new Map(fields.map((field, i) => [field.key, i]));

  /** Fills in the default of an absent key; false when the key is required. */
  function fill({ key, schema, run }: Field, output: Values): boolean {
    if (!mayBeAbsent(schema)) return false;
    if (schema.default === undefined) return true;
    const given = defaultOf(schema);
    // A default object belongs to the author of the schema; valibot copies it.
    const isObject = typeof given === "object" && given !== null;
    const result = isObject ? throughValibot(schema)(given) : run(given);
    if (result === INVALID) return false;
    output[key] = result;
    return true;
  }

  /** As valibot does: makes a new object with the keys in the order of the schema. */
  function copy(value: unknown): unknown {
    if (typeof value !== "object" || value === null) return INVALID;
    const input = value as Values;
    const output: Values = {};
    for (const field of fields) {
      const { key } = field;
      const member = input[key];
      if (member === undefined && !(key in input)) {
        if (!fill(field, output)) return INVALID;
        continue;
      }
      const result = field.run(member);
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

  /** Validates in place: returns the input itself, unless its keys or their order differ. */
  function edit(value: unknown): unknown {
    // valibot accepts an array as an object, but returns a new object for it.
    if (typeof value !== "object" || value === null || Array.isArray(value)) return copy(value);
    const input = value as Values;
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
      const member = input[key];
      if (rule !== undefined && member !== undefined) {
        if (!passes(rule, member)) return INVALID;
        continue;
      }
      const result = run(member);
      if (result === INVALID) return INVALID;
      if (result !== member) input[key] = result;
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

  return reuse ? edit : copy;
}

function keep(input: Values, key: string, output: Values): void {
  if (isRecordKey(input, key)) output[key] = input[key];
}
