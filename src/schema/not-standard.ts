/**
 * Recognises what is given in place of a Standard Schema, to say what it needs.
 *
 * @module
 */
import { show } from "../core/option-hints.ts";
import { isStandardSchema } from "./schema.ts";

/** Libraries by a property of their schemas, and the first version with Standard Schema. */
const FIRST_VERSIONS = { _def: "zod 3.24", __isYupSchema__: "yup 1.7", $_terms: "joi 18" } as const;
/** Libraries without Standard Schema, by a property of their schemas. */
const WITHOUT = { schemaEnv: "ajv", refiner: "superstruct", decode: "io-ts" } as const;

/** Returns `, got …` with the version or the code that makes it a Standard Schema. */
export function insteadOf(value: unknown): string {
  const isObject = value !== null && (typeof value === "object" || typeof value === "function");
  if (!isObject) return `, got ${show(value)}`;
  const older = propertyOf(FIRST_VERSIONS, value);
  if (older !== undefined) return `: ${older} or later`;
  if ("ast" in value) return ": write Schema.standardSchemaV1(schema) of effect";
  const entries = Object.values(value);
  if (entries.length > 0 && entries.every(isStandardSchema)) {
    return ", got an object of schemas; write v.object({ … }) or z.object({ … })";
  }
  const without = propertyOf(WITHOUT, value);
  if (typeof value === "function" && without === undefined) return ", got a function; call it";
  const vendor = without ?? "custom";
  return `, got ${show(value)}; write { "~standard": { version: 1, vendor: "${vendor}", ` +
    `validate: (value) => isValid(value) ? { value } : { issues: [{ message }] } } }`;
}

function propertyOf(names: Readonly<Record<string, string>>, value: object): string | undefined {
  const found = Object.keys(names).find((name) => name in value);
  return found && names[found];
}
