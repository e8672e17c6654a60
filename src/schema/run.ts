/**
 * What the parts of the compiler share.
 *
 * @module
 */
import { CONFIG } from "./schema.ts";
import type { ValibotNode } from "./schema.ts";

/** What a run answers for a value that the schema refuses. */
export const INVALID: unique symbol = Symbol("invalid");

/** Judges one value: its output, or {@link INVALID}. */
export type Run = (value: unknown) => unknown;

/** What becomes of keys that a schema does not name: as the schema says, dropped, or refused. */
export type UnknownKeys = "schema" | "strip" | "reject";

/** How a schema is compiled. */
export interface CompileOptions {
  /**
   * True when the caller owns the values: objects and arrays are then checked in place and handed
   * out again, instead of copied as valibot does. A refused value may be left half edited.
   */
  readonly reuse: boolean;
  /** What becomes of keys that an object schema does not name. */
  readonly unknownKeys: UnknownKeys;
  /** Values that are dropped unseen may nest no deeper than this, counted from the root. */
  readonly maxDepth: number;
}

/** Lets valibot itself judge. */
export function throughValibot(schema: ValibotNode): Run {
  return (value) => {
    const dataset = schema["~run"]({ value }, CONFIG);
    return dataset.issues ? INVALID : dataset.value;
  };
}

/** valibot's own rule for the keys of open objects. */
export function isRecordKey(object: object, key: string): boolean {
  return key !== "__proto__" && key !== "prototype" && key !== "constructor" &&
    Object.hasOwn(object, key);
}
