/**
 * What this room knows of schemas: the Standard Schema interface, and the parts of a valibot schema
 * that the compiler reads. valibot itself is never imported: its schemas run themselves.
 *
 * @module
 */

/** Any schema of a library that speaks Standard Schema: valibot, zod, arktype, … */
export interface StandardSchema<Input = any, Output = any> {
  /** The Standard Schema properties, version 1. */
  readonly "~standard": {
    /** The version of the interface. */
    readonly version: 1;
    /** The library's name. */
    readonly vendor: string;
    /** Validates a value. (Arguments after the first are the library's own.) */
    readonly validate: (
      value: unknown,
      ...rest: any[]
    ) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** The types, for inference only. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a Standard Schema answers. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

/** One issue of a Standard Schema. */
export interface StandardIssue {
  /** The library's text. It may quote the input, so it is never sent. */
  readonly message: string;
  /** Where. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type a schema takes. */
export type InputOf<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["input"];
/** The type a schema gives. */
export type OutputOf<S extends StandardSchema> = NonNullable<S["~standard"]["types"]>["output"];

/** What runs through a valibot schema. */
export interface Dataset {
  value: unknown;
  typed?: boolean;
  issues?: ValibotIssue[] | undefined;
}

/** The parts of a valibot issue that are read. */
export interface ValibotIssue {
  readonly kind: string;
  readonly type: string;
  readonly input: unknown;
  readonly expected: string | null;
  readonly requirement?: unknown;
  readonly path?: readonly { readonly key: unknown; readonly origin?: string }[];
}

/** A schema, validation, transformation or metadata of valibot, as far as the compiler reads it. */
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

/** What each run of valibot is configured with: nothing. */
export const CONFIG: object = Object.freeze({});

/** A synchronous valibot schema that can be compiled. */
export function isValibot(schema: object): schema is StandardSchema & ValibotNode {
  const node = schema as Partial<StandardSchema & ValibotNode>;
  return node["~standard"]?.vendor === "valibot" && node.kind === "schema" &&
    typeof node["~run"] === "function";
}

/** True for anything that speaks Standard Schema. (arktype's schemas are functions.) */
export function isStandardSchema(value: unknown): value is StandardSchema {
  return value !== null && (typeof value === "object" || typeof value === "function") &&
    typeof (value as Partial<StandardSchema>)["~standard"]?.validate === "function";
}

/** The default of a schema: a value, or what its function gives. */
export function defaultOf(schema: ValibotNode, dataset?: Dataset): unknown {
  return typeof schema.default === "function"
    ? schema.default(...(dataset ? [dataset, CONFIG] : []))
    : schema.default;
}

/** Entries of these types may be absent. */
export function mayBeAbsent({ type }: ValibotNode): boolean {
  return type === "optional" || type === "exact_optional" || type === "nullish";
}

/** True for a schema that has its own mind about undefined, whatever it wraps. */
export function takesUndefined({ type, wrapped }: ValibotNode): boolean {
  if (type === "optional" || type === "undefinedable" || type === "nullish") return true;
  return (type === "nullable" || type === "exact_optional") && takesUndefined(wrapped!);
}

/** The names that an object schema, or a combination of them, has an entry for. */
export function entriesOf(schema: ValibotNode): [string, ValibotNode][] {
  const base = baseOf(schema);
  if (base.entries) return Object.entries(base.entries);
  if (base.type !== "intersect" && base.type !== "variant" && base.type !== "union") return [];
  return (base.options as ValibotNode[]).flatMap(entriesOf);
}

/** What a schema is inside its wrappers and before the steps of its pipe. */
export function baseOf(schema: ValibotNode): ValibotNode {
  if (schema.pipe) return baseOf(schema.pipe[0]);
  return schema.wrapped ? baseOf(schema.wrapped) : schema;
}
