/**
 * The shapes of valibot's schemas.
 *
 * @module
 */
import { CONFIG, mayBeAbsent } from "../schema.ts";
import type { ValibotNode } from "../schema.ts";
import { merged, OTHER } from "./shape.ts";
import type { Entry, Shape, ShapeOption } from "./shape.ts";

/** Returns the shape of a schema; `isInner` inside of an object. */
export function valibotShape(schema: ValibotNode, isInner = false): Shape {
  if (schema.pipe !== undefined) return valibotShape(schema.pipe[0], isInner);
  if (schema.wrapped !== undefined) return valibotShape(schema.wrapped, isInner);
  const inner = (node: ValibotNode) => valibotShape(node, true);
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
      return { kind: "list", items: [], rest: inner(schema.item!) };
    case "tuple":
    case "loose_tuple":
    case "strict_tuple":
    case "tuple_with_rest":
      return {
        kind: "list",
        items: schema.items!.map(inner),
        rest: schema.rest && inner(schema.rest),
      };
    case "union":
    case "variant":
      return { kind: "union", options: schema.options!.map((node) => optionOf(node, isInner)) };
    case "intersect":
      return merged((schema.options as ValibotNode[]).map((node) => valibotShape(node, isInner)));
    case "lazy":
      return { kind: "lazy", get: (input) => valibotShape(schema.getter!(input), isInner) };
    default:
      return isInner ? OTHER : objectShape(schema);
  }
}

/** Whether a class is that of files. */
export function isFileClass(given: unknown): boolean {
  return given === Blob || given === File;
}

function objectShape({ entries, value, rest }: ValibotNode): Shape {
  if (entries === undefined && value === undefined) return OTHER;
  const named = new Map<string, Entry>();
  for (const [name, entry] of Object.entries(entries ?? {})) {
    named.set(name, { shape: valibotShape(entry, true), isOptional: mayBeAbsent(entry) });
  }
  const others = value ?? rest;
  return { kind: "object", entries: named, rest: others && valibotShape(others, true) };
}

function optionOf(option: unknown, isInner: boolean): ShapeOption {
  const node = option as ValibotNode;
  return {
    shape: valibotShape(node, isInner),
    accepts: node.async ? undefined : (value) => !node["~run"]({ value }, CONFIG).issues,
  };
}
