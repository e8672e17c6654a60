/** Wrong schemas, targets and options of `validate()`. */
import * as v from "valibot";
import * as djed from "../../../mod.ts";
import { tools } from "../../../src/tools/mod.ts";
import type { Mistake } from "./mistake.ts";
import { wrongValues } from "./value.ts";

const validate = djed.validate as (...values: unknown[]) => unknown;
const STANDARD =
  "validate: the schema of json must be a Standard Schema (valibot, zod, arktype, …)";
const REFUSALS = "; use problems(render) to change refusals";
const wrap = (vendor: string) =>
  `write { "~standard": { version: 1, vendor: "${vendor}", validate: (value) => ` +
  "isValid(value) ? { value } : { issues: [{ message }] } } }";

// The properties by which schemas of these libraries are recognised, as measured on zod 3.23,
// yup 1.6, Joi 17, ajv 8, superstruct 2, io-ts 2 and effect 3.
const zod323 = { _def: { typeName: "ZodObject" }, parse() {} };
const yup16 = { type: "object", fields: {}, __isYupSchema__: true };
const joi17 = { type: "object", $_root: {}, $_terms: {} };
const ajv = Object.assign(() => true, { schema: {}, schemaEnv: {} });
const superstruct = { type: "object", coercer() {}, validator() {}, refiner() {} };
const ioTs = {
  name: "{}",
  is() {},
  validate() {},
  encode() {},
  decode() {},
  _tag: "InterfaceType",
};
const effect = Object.assign(() => {}, { fields: {}, ast: {} });

/** Mistakes in `validate()` and `tools()`. */
export const validateValues: readonly Mistake[] = wrongValues(
  [
    "nested names by name",
    'validate("form", schema, { nested: "brackets" })',
    () => validate("form", v.object({}), { nested: "brackets" }),
    'validate: nested must be nestedNames(), got "brackets"',
    'validate("form", schema, { nested: djed.nestedNames() })',
  ],
  [
    "a limit of files by multer's name",
    'validate("form", schema, { files: { fileSize: 1_000_000 } })',
    () => validate("form", v.object({}), { files: { fileSize: 1_000_000 } }),
    'validate: files: unknown option "fileSize" (1000000): this is "maxBytes" here; allowed: types',
    'validate("form", schema, { files: { maxBytes: "1mb" } })',
  ],
  [
    "types of files by extension",
    'validate("form", schema, { files: { types: [".png"] } })',
    () => validate("form", v.object({}), { files: { types: [".png"] } }),
    'validate: files: types must be a list of media types, like ["image/*", "application/pdf"], ' +
    'got ".png"',
    'validate("form", schema, { files: { types: ["image/png"] } })',
  ],
  [
    "a schema without its target",
    "validate(schema)",
    () => validate(v.object({})),
    'validate: the target is missing; write validate("json", schema)',
    'validate("json", schema)',
  ],
  [
    "a target without its schema",
    'validate("json")',
    () => validate("json"),
    `${STANDARD}, got undefined`,
    'validate("json", schema)',
  ],
  [
    "the target body",
    'validate("body", schema)',
    () => validate("body", v.object({})),
    'validate: unknown target "body": this is "json" here, or form; allowed: param, query',
    'validate("json", schema)',
  ],
  [
    "a target in the plural",
    'validate("params", schema)',
    () => validate("params", v.object({})),
    'validate: unknown target "params", did you mean "param"?; allowed: param, query',
    'validate("param", schema)',
  ],
  [
    "zod before 3.24, without TypeScript",
    'validate("json", z.object({}))',
    () => validate("json", zod323),
    `${STANDARD}: zod 3.24 or later`,
    "npm install zod@latest",
  ],
  [
    "a schema of yup before 1.7",
    'validate("json", yup.object({}))',
    () => validate("json", yup16),
    `${STANDARD}: yup 1.7 or later`,
    "npm install yup@latest",
  ],
  [
    "a schema of Joi before 18",
    'validate("json", Joi.object({}))',
    () => validate("json", joi17),
    `${STANDARD}: joi 18 or later`,
    "npm install joi@latest",
  ],
  [
    "a function compiled by ajv",
    'validate("json", ajv.compile(schema))',
    () => validate("json", ajv),
    `${STANDARD}, got a function; ${wrap("ajv")}`,
    "Wrap it as the message says.",
  ],
  [
    "a struct of superstruct",
    'validate("json", object({}))',
    () => validate("json", superstruct),
    `${STANDARD}, got an object; ${wrap("superstruct")}`,
    "Wrap it as the message says.",
  ],
  [
    "a codec of io-ts",
    'validate("json", t.type({}))',
    () => validate("json", ioTs),
    `${STANDARD}, got an object; ${wrap("io-ts")}`,
    "Wrap it as the message says.",
  ],
  [
    "a schema of effect",
    'validate("json", Schema.Struct({}))',
    () => validate("json", effect),
    `${STANDARD}: write Schema.standardSchemaV1(schema) of effect`,
    'validate("json", Schema.standardSchemaV1(Schema.Struct({})))',
  ],
  [
    "a JSON Schema",
    'validate("json", { type: "object" })',
    () => validate("json", { type: "object" }),
    `${STANDARD}, got an object; ${wrap("custom")}`,
    "Wrap it as the message says.",
  ],
  [
    "an object of schemas",
    'validate("json", { sku: v.string() })',
    () => validate("json", { sku: v.string() }),
    `${STANDARD}, got an object of schemas; write v.object({ … }) or z.object({ … })`,
    'validate("json", v.object({ sku: v.string() }))',
  ],
  [
    "the hook of zod-validator",
    'validate("json", schema, (result, c) => c.text("no", 400))',
    () => validate("json", v.object({}), () => {}),
    `validate: options must be an object, got a function${REFUSALS}`,
    "app.use(problems((c, { title, status }) => c.json({ title }, status)))",
  ],
  [
    "a size in words",
    'validate("json", schema, { maxBytes: "1 MB" })',
    () => validate("json", v.object({}), { maxBytes: "1 MB" }),
    'validate: maxBytes must be a positive number of bytes, or like "100kb", "1mb", ' +
    'got "1 MB"; write "1mb"',
    'validate("json", schema, { maxBytes: "1mb" })',
  ],
  [
    "unknown keys that are true",
    'validate("json", schema, { unknownKeys: true })',
    () => validate("json", v.object({}), { unknownKeys: true }),
    'validate: unknownKeys must be one of "schema", "strip", "reject", got true',
    'validate("json", schema, { unknownKeys: "strip" })',
  ],
  [
    "nothing to validate",
    "validate({})",
    () => validate({}),
    "validate: there is nothing to validate",
    "validate({ json: schema })",
  ],
  [
    "a rendering that was not given",
    "djed.problems()",
    () => djed.problems(undefined as never),
    "problems: the rendering must be a function (c, problem) => Response",
    "djed.problems((c, { title, status }) => c.json({ title }, status))",
  ],
  [
    "an old schema of a tool",
    "tools({ add: { description, input: z.object({}), handler } })",
    () => tools({ add: { description: "Adds.", input: zod323 as never, handler: () => 1 } }),
    ": zod 3.24 or later",
    "npm install zod@latest",
  ],
);
