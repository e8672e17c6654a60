/** Compares compiled schemas with valibot itself. */
import * as v from "valibot";
import { compile } from "../../../src/schema/compile.ts";
import { INVALID } from "../../../src/schema/run.ts";
import { nearValue, randomSchema, seeded, structured } from "./schemas.ts";

/** The result of a comparison. */
export interface Comparison {
  comparisons: number;
  accepted: number;
  /** The first difference, with the data to reproduce it; undefined without a difference. */
  difference: string | undefined;
}

const VALUES_PER_SCHEMA = 8;

/** Compares `schemas` random schemas on eight values each, editing in place and copying. */
export function compareWithValibot(seed: number, schemas: number): Comparison {
  const random = seeded(seed);
  const total: Comparison = { comparisons: 0, accepted: 0, difference: undefined };
  for (let i = 0; i < schemas; i++) {
    const schema = randomSchema(random, 3);
    for (const reuse of [true, false]) {
      const { run } = compile(schema as never, { reuse, unknownKeys: "schema", maxDepth: 64 });
      for (let j = 0; j < VALUES_PER_SCHEMA; j++) {
        const value = nearValue(random, schema);
        const difference = compareOne(schema, run, value, reuse, total);
        if (difference === undefined) continue;
        total.difference =
          `seed ${seed}, schema ${i}, value ${j}, reuse ${reuse}: ${difference}\n` +
          `schema ${describeSchema(schema)}\nvalue ${print(value)}`;
        return total;
      }
    }
  }
  return total;
}

function compareOne(
  schema: v.GenericSchema,
  run: (value: unknown) => unknown,
  value: unknown,
  reuse: boolean,
  total: Comparison,
): string | undefined {
  const theirs = attempt(() => {
    const result = v.safeParse(schema, structured(value));
    return result.success ? { output: result.output } : "refused";
  });
  const given = structured(value);
  const ours = attempt(() => {
    const output = run(given);
    return output === INVALID ? "refused" : { output };
  });
  total.comparisons++;
  if (typeof theirs === "object") total.accepted++;
  if (!reuse && print(given) !== print(value)) return "the input was edited";
  // Once a value is refused, one of the two may stop before a check that throws.
  if (theirs === "thrown" && ours === "refused") return undefined;
  return print(ours) === print(theirs)
    ? undefined
    : `ours ${print(ours)}, valibot ${print(theirs)}`;
}

function attempt<T>(work: () => T): T | "thrown" {
  try {
    return work();
  } catch {
    return "thrown";
  }
}

/** A text that keeps what JSON loses: undefined, NaN, -0, key order, own `__proto__`. */
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join()}]`;
  if (value === null || typeof value !== "object") {
    return Object.is(value, -0)
      ? "-0"
      : typeof value === "string"
      ? JSON.stringify(value)
      : `${String(value)}`;
  }
  return `{${Object.keys(value).map((k) => `${k}:${print((value as any)[k])}`).join()}}`;
}

function describeSchema(schema: v.GenericSchema): string {
  return JSON.stringify(schema, (_key, value) => {
    if (typeof value === "function") return "function";
    return typeof value === "bigint" ? String(value) : value;
  });
}
