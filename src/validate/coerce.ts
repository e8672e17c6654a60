/**
 * Coerces the text of a query, path, header, cookie or form to the types of a schema. Strict: text
 * that does not represent exactly one value stays text, which the schema then refuses.
 *
 * @module
 */
import type { StandardSchema } from "../schema/schema.ts";
import { shapeOf } from "../schema/shape/mod.ts";
import { OTHER } from "../schema/shape/shape.ts";
import type { ListShape, ObjectShape, Shape } from "../schema/shape/shape.ts";
import { firstFit, NOTHING, resolved } from "./fit.ts";
import type { Fit } from "./fit.ts";
import { toBigInt, toDate, toNumber, toOption } from "./text-values.ts";

/** The values of a target that is sent as text: all values of each name, in order. */
export type Multi = Readonly<Record<string, Values>>;

/** All values of one name, or the members that nested names give it. */
export type Values = readonly unknown[] | Members;

/** The members of a name, such as `a` of `a[b]`. See `nested-names.ts`. */
export interface Members {
  /** Whether no member has a value. */
  readonly isEmpty: boolean;
  /** Coerces the members to a shape. */
  coerce(shape: Shape, coercer: Coercer, fit: Fit): unknown;
  /** Returns the members without coercion. */
  plain(): unknown;
}

/** The encoding of arrays: a repeated name, or one comma-separated text. */
export type Arrays = "repeated" | "csv";

type Input = Record<string, unknown>;

/** Turns the values of a target into the input of its schema. */
export class Coercer {
  readonly #schema: StandardSchema;
  readonly #arrays: Arrays;
  readonly #hasBrackets: boolean;
  #shape: Shape | undefined;
  #names: readonly string[] | undefined;

  /** @param hasBrackets Whether a name that ends with `[]` is a list, as in Hono's forms. */
  constructor(schema: StandardSchema, arrays: Arrays, hasBrackets: boolean) {
    this.#schema = schema;
    this.#arrays = arrays;
    this.#hasBrackets = hasBrackets;
  }

  /** The names that the schema knows. */
  get names(): readonly string[] {
    return this.#names ??= namesOf(this.#made);
  }

  /** Makes the input of the schema. */
  coerce(sent: Multi): Input {
    return this.#input(this.#made, sent, { misfits: 0 });
  }

  /** Made on first use, because a schema may refer to one that does not exist yet. */
  get #made(): Shape {
    return this.#shape ??= shapeOf(this.#schema);
  }

  #input(shape: Shape, sent: Multi, fit: Fit): Input {
    switch (shape.kind) {
      case "object":
        return this.object(shape, sent, fit);
      case "union":
        return firstFit(shape.options, fit, (option, own) => this.#input(option, sent, own));
      case "lazy":
        return this.#input(resolved(shape, uncoerced(sent, this.#hasBrackets)), sent, fit);
      default:
        return uncoerced(sent, this.#hasBrackets);
    }
  }

  /** Coerces the values of an object. */
  object({ entries, rest }: ObjectShape, sent: Multi, fit: Fit): Input {
    const input: Input = {};
    for (const name of Object.keys(sent)) {
      // Assigning to `__proto__` would set a prototype.
      if (name === "__proto__") continue;
      const values = sent[name];
      const entry = entries.get(name);
      const shape = entry?.shape ?? rest;
      const isNothing = isEmpty(values) &&
        (entry?.isOptional || isList(values) && shape?.kind !== "list");
      const value = isNothing
        ? NOTHING
        : shape === undefined
        ? this.#oneOrMany(name, values)
        : this.value(shape, name, values, fit);
      if (value !== NOTHING) input[name] = value;
    }
    for (const [name, { isOptional }] of entries) {
      if (!isOptional && !(name in input)) fit.misfits++;
    }
    return input;
  }

  /** Coerces all values of one name. */
  value(shape: Shape, name: string, values: Values, fit: Fit): unknown {
    if (!isList(values)) return values.coerce(shape, this, fit);
    switch (shape.kind) {
      case "list":
        return this.#list(shape, values, fit);
      case "union":
        return firstFit(
          shape.options,
          fit,
          (option, own) => this.value(option, name, values, own),
        );
      case "lazy":
        return this.value(resolved(shape, this.#oneOrMany(name, values)), name, values, fit);
      case "other":
      case "object":
        return this.#oneOrMany(name, values);
      default:
        if (values.length === 1) return scalar(shape, values[0], fit);
        fit.misfits++;
        return values;
    }
  }

  #oneOrMany(name: string, values: Values): unknown {
    return oneOrMany(name, values, this.#hasBrackets);
  }

  #list({ items, rest }: ListShape, values: readonly unknown[], fit: Fit): unknown[] {
    const isText = this.#arrays === "csv" && values.length === 1 && typeof values[0] === "string";
    const parts = isText ? splitList(values[0] as string) : values;
    return parts
      .map((part, i) => this.value(items[i] ?? rest ?? OTHER, "", [part], fit))
      .filter((item) => item !== NOTHING);
  }
}

/** Returns the values of a target without coercion, as Hono does. */
export function uncoerced(sent: Multi, hasBrackets: boolean): Input {
  const input: Input = {};
  for (const name of Object.keys(sent)) {
    if (name === "__proto__" || isList(sent[name]) && isEmpty(sent[name])) continue;
    input[name] = oneOrMany(name, sent[name], hasBrackets);
  }
  return input;
}

/** As Hono: a list when the name was repeated or has brackets, otherwise a text. */
function oneOrMany(name: string, values: Values, hasBrackets: boolean): unknown {
  if (!isList(values)) return values.plain();
  const isOne = values.length === 1 && !(hasBrackets && name.endsWith("[]"));
  return isOne ? values[0] : values;
}

function isList(values: Values): values is readonly unknown[] {
  return Array.isArray(values);
}

function isEmpty(values: Values): boolean {
  return isList(values) ? values.length === 0 : values.isEmpty;
}

function splitList(text: string): string[] {
  return text === "" ? [] : text.split(",");
}

function namesOf(shape: Shape): string[] {
  if (shape.kind === "object") return [...shape.entries.keys()];
  if (shape.kind === "union") return shape.options.flatMap((option) => namesOf(option.shape));
  return shape.kind === "lazy" ? namesOf(resolved(shape, {})) : [];
}

type Leaf = Exclude<Shape, { readonly kind: "list" | "object" | "union" | "lazy" | "other" }>;

/** Coerces one value, and keeps what does not fit. A file stays a file. */
function scalar(shape: Leaf, value: unknown, fit: Fit): unknown {
  if (shape.kind === "file" && value === "") return NOTHING;
  const fits = typeof value === "string"
    ? read(shape, value)
    : shape.kind === "file"
    ? value
    : undefined;
  if (fits === undefined) fit.misfits++;
  return fits ?? value;
}

/** Undefined when a text does not represent a value of the shape. */
function read(shape: Leaf, text: string): unknown {
  switch (shape.kind) {
    case "text":
      return text;
    case "number":
      return toNumber(text);
    case "bigint":
      return toBigInt(text);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "date":
      return toDate(text);
    case "options":
      return toOption(shape.options, text);
    case "file":
      return undefined;
  }
}
