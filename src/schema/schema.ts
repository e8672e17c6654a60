/**
 * The Standard Schema interface, and the parts of a valibot schema that the compiler reads. valibot
 * itself is never imported: its schemas carry their own code.
 *
 * @module
 */

/** A schema of any library that implements Standard Schema: valibot, zod, arktype, … */
// deno-lint-ignore conventions/no-any -- the defaults of the Standard Schema interface
export interface StandardSchema<Input = any, Output = any> {
  /** The Standard Schema properties, version 1. */
  readonly "~standard": {
    /** The version of the interface. */
    readonly version: 1;
    /** The name of the library. */
    readonly vendor: string;
    /** Validates a value. (Additional arguments are specific to the library.) */
    readonly validate: (
      value: unknown,
      // deno-lint-ignore conventions/no-any -- libraries declare arguments of their own types
      ...rest: any[]
    ) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** The types, used for inference only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** The result of a Standard Schema. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One issue of a Standard Schema. */
export interface StandardIssue {
  /** The message of the library. It may quote the input; only texts of the author are sent. */
  readonly message: string;
  /** The location of the issue. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The input type of a schema. */
export type InputOf<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["input"];
/** The output type of a schema. */
export type OutputOf<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["output"];

/** The value that is passed through a valibot schema. */
interface Dataset {
  value: unknown;
  typed?: boolean;
  issues?: ValibotIssue[] | undefined;
}

/** The parts of a valibot issue that this library reads. */
export interface ValibotIssue {
  readonly kind: string;
  readonly type: string;
  readonly input: unknown;
  readonly expected: string | null;
  readonly requirement?: unknown;
  readonly path?: readonly { readonly key: unknown; readonly origin?: string }[];
}

/** The parts of a valibot schema, validation, transformation or metadata that are read. */
export interface ValibotNode {
  readonly kind: "schema" | "validation" | "transformation" | "metadata";
  readonly type: string;
  readonly async?: boolean;
  readonly expects?: string | null;
  readonly message?: unknown;
  readonly requirement?: unknown;
  readonly fallback?: unknown;
  readonly default?: unknown;
  readonly pipe?: readonly ValibotNode[];
  readonly entries?: Readonly<Record<string, ValibotNode>>;
  readonly item?: ValibotNode;
  readonly items?: readonly ValibotNode[];
  readonly wrapped?: ValibotNode;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: unknown;
  readonly value?: ValibotNode;
  readonly rest?: ValibotNode;
  getter?(input: unknown): ValibotNode;
  "~run"(dataset: Dataset, config: object): Dataset;
}

/** The (empty) configuration of every run of valibot. */
export const CONFIG: object = /* @__PURE__ */ Object.freeze({});

/** Whether a schema is a valibot schema. */
export function isValibot(schema: object): schema is StandardSchema & ValibotNode {
  const node = schema as Partial<StandardSchema & ValibotNode>;
  return node["~standard"]?.vendor === "valibot" && node.kind === "schema" &&
    typeof node["~run"] === "function";
}

/** Whether a value is a Standard Schema. (Schemas of arktype are functions.) */
export function isStandardSchema(value: unknown): value is StandardSchema {
  return value !== null && (typeof value === "object" || typeof value === "function") &&
    typeof (value as Partial<StandardSchema>)["~standard"]?.validate === "function";
}

/** Returns the default of a schema: a value, or the result of its function. */
export function defaultOf(schema: ValibotNode, dataset?: Dataset): unknown {
  return typeof schema.default === "function"
    ? schema.default(...(dataset ? [dataset, CONFIG] : []))
    : schema.default;
}

/** Whether an entry of this schema may be absent. */
export function mayBeAbsent({ type }: ValibotNode): boolean {
  return type === "optional" || type === "exact_optional" || type === "nullish";
}

/** Whether a schema handles undefined itself, regardless of the schema that it wraps. */
export function takesUndefined({ type, wrapped }: ValibotNode): boolean {
  if (type === "optional" || type === "undefinedable" || type === "nullish") return true;
  return (type === "nullable" || type === "exact_optional") && takesUndefined(wrapped!);
}

/** Returns the entries of an object schema, or of a combination of object schemas. */
export function entriesOf(schema: ValibotNode): [string, ValibotNode][] {
  const base = baseOf(schema);
  if (base.entries) return Object.entries(base.entries);
  if (base.type !== "intersect" && base.type !== "variant" && base.type !== "union") return [];
  return (base.options as ValibotNode[]).flatMap(entriesOf);
}

/** Returns the schema inside all wrappers and before the steps of its pipe. */
export function baseOf(schema: ValibotNode): ValibotNode {
  if (schema.pipe) return baseOf(schema.pipe[0]);
  return schema.wrapped ? baseOf(schema.wrapped) : schema;
}
