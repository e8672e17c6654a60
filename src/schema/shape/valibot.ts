/**
 * The shapes of valibot's schemas.
 *
 * @module
 */
import { CONFIG, mayBeAbsent } from "../schema.ts";
import type { ValibotNode } from "../schema.ts";
import { merged, objectShape, OTHER, shapeOnce } from "./shape.ts";
import type { Entry, Shape, ShapeOption } from "./shape.ts";

/** Returns the shape of a schema. */
export function valibotShape(schema: ValibotNode): Shape {
  return shapeOnce(schema, makeShape);
}

function makeShape(schema: ValibotNode): Shape {
  if (schema.pipe !== undefined) return valibotShape(schema.pipe[0]);
  if (schema.wrapped !== undefined) return valibotShape(schema.wrapped);
  switch (schema.type) {
    case "string":
      return { kind: "text" };
    case "number":
    case "bigint":
    case "boolean":
    case "date":
    case "file":
      return { kind: schema.type };
    case "blob":
      return { kind: "file" };
    case "instance":
      return isFileClass((schema as { class?: unknown }).class) ? { kind: "file" } : OTHER;
    case "literal":
      return { kind: "options", options: [schema.literal] };
    case "picklist":
    case "enum":
      return { kind: "options", options: schema.options! };
    case "array":
      return { kind: "list", items: [], rest: valibotShape(schema.item!) };
    case "tuple":
    case "loose_tuple":
    case "strict_tuple":
    case "tuple_with_rest":
      return {
        kind: "list",
        items: schema.items!.map(valibotShape),
        rest: schema.rest && valibotShape(schema.rest),
      };
    case "union":
    case "variant":
      return { kind: "union", options: schema.options!.map(optionOf) };
    case "intersect":
      return merged((schema.options as ValibotNode[]).map(valibotShape));
    case "lazy":
      return { kind: "lazy", get: (input) => valibotShape(schema.getter!(input)) };
    default:
      return membersOf(schema);
  }
}

/** Whether a class is that of files. */
export function isFileClass(given: unknown): boolean {
  return given === Blob || given === File;
}

function membersOf({ entries, value, rest }: ValibotNode): Shape {
  if (entries === undefined && value === undefined) return OTHER;
  return objectShape(() => {
    const named = new Map<string, Entry>();
    for (const [name, entry] of Object.entries(entries ?? {})) {
      named.set(name, { shape: valibotShape(entry), isOptional: mayBeAbsent(entry) });
    }
    const others = value ?? rest;
    return { entries: named, rest: others && valibotShape(others) };
  });
}

function optionOf(option: unknown): ShapeOption {
  const node = option as ValibotNode;
  return {
    shape: valibotShape(node),
    accepts: node.async ? undefined : (value) => !node["~run"]({ value }, CONFIG).issues,
  };
}
