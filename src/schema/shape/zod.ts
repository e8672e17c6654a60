/**
 * The shapes of zod's schemas, of version 4 (also mini) and 3. zod is never imported: its schemas
 * carry their definition.
 *
 * @module
 */
import { handleRejection, isThenable } from "../../core/thenable.ts";
import type { StandardSchema } from "../schema.ts";
import { merged, objectShape, OTHER, shapeOnce } from "./shape.ts";
import type { Entry, ObjectShape, Shape, ShapeOption } from "./shape.ts";
import { isFileClass } from "./valibot.ts";

/** The parts of a definition that are read, of both versions. */
interface Definition {
  /** The name of the type; in version 3 the item of an array or the schema inside of a brand. */
  readonly type?: unknown;
  /** The name of the type in version 3: `"ZodString"`. */
  readonly typeName?: string;
  readonly coerce?: boolean;
  readonly element?: ZodNode;
  readonly innerType?: ZodNode;
  readonly schema?: ZodNode;
  readonly in?: ZodNode;
  readonly left?: ZodNode;
  readonly right?: ZodNode;
  readonly catchall?: ZodNode;
  readonly valueType?: ZodNode;
  readonly rest?: ZodNode | null;
  readonly items?: readonly ZodNode[];
  readonly options?: readonly ZodNode[] | ReadonlyMap<unknown, ZodNode>;
  readonly shape?: Readonly<Record<string, ZodNode>> | (() => Readonly<Record<string, ZodNode>>);
  readonly effect?: { readonly type: string };
  readonly values?: unknown;
  readonly value?: unknown;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly getter?: () => ZodNode;
}

type ZodNode = StandardSchema & {
  readonly _zod?: { readonly def: Definition; readonly bag?: { readonly Class?: unknown } };
  readonly _def?: Definition;
};

/** Returns the shape of a schema. */
export function zodShape(schema: StandardSchema): Shape {
  return shapeOnce(schema as ZodNode, makeShape);
}

function makeShape(node: ZodNode): Shape {
  const def = definitionOf(node);
  switch (typeOf(def)) {
    case "string":
    case "template_literal":
      return { kind: "text" };
    case "number":
    case "bigint":
    case "boolean":
    case "date":
      // The author of z.coerce asked for zod's own coercion.
      return def.coerce ? OTHER : { kind: typeOf(def) as "number" };
    case "file":
      return { kind: "file" };
    case "custom":
      return isFileClass(node._zod?.bag?.Class) ? { kind: "file" } : OTHER;
    case "literal":
      return { kind: "options", options: def.values as unknown[] ?? [def.value] };
    case "enum":
    case "nativeenum":
      return { kind: "options", options: enumValues(def.entries ?? def.values as object) };
    case "array":
      return { kind: "list", items: [], rest: zodShape(def.element ?? def.type as ZodNode) };
    case "tuple":
      return {
        kind: "list",
        items: def.items!.map(zodShape),
        rest: def.rest ? zodShape(def.rest) : undefined,
      };
    case "union":
    case "discriminatedunion":
      return {
        kind: "union",
        options: [...def.options!.values()].map(optionOf),
      };
    case "intersection":
      return merged([zodShape(def.left!), zodShape(def.right!)]);
    case "lazy": {
      // As version 4 does, of which each call may make another schema.
      let made: Shape | undefined;
      return { kind: "lazy", get: () => made ??= zodShape(def.getter!()) };
    }
    case "effects":
      return def.effect!.type === "preprocess" ? OTHER : zodShape(def.schema!);
    case "object":
      return objectShape(() => membersOf(def));
    case "record":
      return objectShape(() => ({ entries: new Map(), rest: zodShape(def.valueType!) }));
    default: {
      const wrapped = wrappedBy(def);
      return wrapped === undefined ? OTHER : zodShape(wrapped);
    }
  }
}

function definitionOf({ _zod, _def }: ZodNode): Definition {
  return _zod?.def ?? _def ?? {};
}

/** The name of a type as version 4 has it. */
function typeOf({ typeName, type }: Definition): string {
  return typeName?.slice(3).toLowerCase() ?? String(type);
}

/** The schema inside of a wrapper: optional, nullable, default, readonly, brand, pipe, … */
function wrappedBy(def: Definition): ZodNode | undefined {
  return def.innerType ?? def.in ??
    (def.typeName === "ZodBranded" ? def.type as ZodNode : undefined);
}

function membersOf(def: Definition): Omit<ObjectShape, "kind"> {
  const shape = typeof def.shape === "function" ? def.shape() : def.shape!;
  const entries = new Map<string, Entry>();
  for (const [name, entry] of Object.entries(shape)) {
    entries.set(name, { shape: zodShape(entry), isOptional: isOptional(entry) });
  }
  return { entries, rest: def.catchall && zodShape(def.catchall) };
}

/** Whether a schema handles an absent value itself. */
function isOptional(node: ZodNode): boolean {
  const def = definitionOf(node);
  if (/^(optional|default|prefault|catch)$/.test(typeOf(def))) return true;
  const wrapped = wrappedBy(def);
  return wrapped !== undefined && typeOf(def) !== "nonoptional" && isOptional(wrapped);
}

/** The values of an enum; those of TypeScript also map numbers to names. */
function enumValues(entries: object): unknown[] {
  if (Array.isArray(entries)) return entries;
  const numbers = new Set(Object.values(entries).filter((value) => typeof value === "number"));
  return Object.entries(entries).filter(([name]) => !numbers.has(Number(name))).map(([, v]) => v);
}

function optionOf(option: ZodNode): ShapeOption {
  const accepts = (value: unknown): boolean => {
    const result = option["~standard"].validate(value);
    if (!isThenable(result)) return !result.issues;
    // Asynchronous: only the check itself waits.
    handleRejection(result);
    return true;
  };
  return { shape: zodShape(option), accepts };
}
