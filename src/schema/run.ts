/**
 * Types and helpers shared by the parts of the compiler.
 *
 * @module
 */
import { CONFIG } from "./schema.ts";
import type { ValibotNode } from "./schema.ts";

/** The result of a run for a value that the schema refuses. */
export const INVALID: unique symbol = Symbol("invalid");

/** Validates one value: returns its output, or {@link INVALID}. */
export type Run = (value: unknown) => unknown;

/** Handling of keys that are not in the schema: as the schema says, stripped, or refused. */
export type UnknownKeys = "schema" | "strip" | "reject";

/** How a schema is compiled. */
export interface CompileOptions {
  /**
   * Whether the caller owns the values: objects and arrays are then validated in place and
   * returned, instead of copied as valibot does. A refused value may be left partly edited.
   */
  readonly reuse: boolean;
  /** Handling of keys that are not in an object schema. */
  readonly unknownKeys: UnknownKeys;
  /** Maximum nesting of values that are stripped unchecked, counted from the root. */
  readonly maxDepth: number;
}

/** Validates through valibot itself. */
export function throughValibot(schema: ValibotNode): Run {
  return (value) => {
    const dataset = schema["~run"]({ value }, CONFIG);
    return dataset.issues ? INVALID : dataset.value;
  };
}

/** Whether valibot keeps a key of an open object. */
export function isRecordKey(object: object, key: string): boolean {
  return key !== "__proto__" && key !== "prototype" && key !== "constructor" &&
    Object.hasOwn(object, key);
}
