/**
 * The shapes of arktype's schemas, from the JSON of their input. arktype is never imported.
 *
 * @module
 */
import type { StandardSchema } from "../schema.ts";
import { OTHER } from "./shape.ts";
import type { Entry, Shape } from "./shape.ts";

/** The JSON of a type, the parts that are read. A string is the name of a domain or a class. */
type ArkNode = string | readonly ArkNode[] | {
  readonly domain?: string | { readonly domain?: string };
  readonly proto?: string | { readonly proto?: string };
  readonly unit?: unknown;
  /** The input of a type that transforms it. */
  readonly in?: ArkNode;
  readonly sequence?: ArkNode | ArkSequence;
  readonly required?: readonly ArkEntry[];
  readonly optional?: readonly ArkEntry[];
  readonly index?: readonly { readonly signature: ArkNode; readonly value: ArkNode }[];
};

interface ArkSequence {
  readonly prefix?: readonly ArkNode[];
  readonly optionals?: readonly ArkNode[];
  readonly defaultables?: readonly (readonly [ArkNode, unknown])[];
  readonly variadic?: ArkNode;
  readonly postfix?: readonly ArkNode[];
}

interface ArkEntry {
  readonly key: string;
  readonly value: ArkNode;
}

/** Returns the shape of a schema. */
export function arktypeShape(schema: StandardSchema): Shape {
  // Not the `in` of the type, which may compile: Workers allow that only while they start.
  return shapeOfNode((schema as unknown as { readonly json: ArkNode }).json);
}

const NAMED: Readonly<Record<string, Shape>> = {
  string: { kind: "text" },
  number: { kind: "number" },
  bigint: { kind: "bigint" },
  boolean: { kind: "boolean" },
  Date: { kind: "date" },
  File: { kind: "file" },
  Blob: { kind: "file" },
};

function shapeOfNode(node: ArkNode): Shape {
  if (typeof node === "string") return NAMED[node] ?? OTHER;
  if (isList(node)) return unionShape(node);
  if (node.in !== undefined) return shapeOfNode(node.in);
  if ("unit" in node) return { kind: "options", options: [node.unit] };
  if (node.sequence !== undefined) return listShape(node.sequence);
  if (node.required ?? node.optional ?? node.index) return objectOf(node);
  const { domain, proto } = node;
  const name = nameOf(domain, "domain") ?? nameOf(proto, "proto");
  return name === undefined ? OTHER : NAMED[name] ?? OTHER;
}

function isList(node: unknown): node is readonly ArkNode[] {
  return Array.isArray(node);
}

function nameOf(given: unknown, key: string): string | undefined {
  const name = typeof given === "object" ? (given as Record<string, unknown>)[key] : given;
  return typeof name === "string" ? name : undefined;
}

/** A union of units only is one list of options. Unions of arktype have no order. */
function unionShape(nodes: readonly ArkNode[]): Shape {
  const shapes = nodes.map(shapeOfNode);
  if (shapes.every((shape) => shape.kind === "options")) {
    return { kind: "options", options: shapes.flatMap(({ options }) => options) };
  }
  return { kind: "union", options: shapes.map((shape) => ({ shape, accepts: undefined })) };
}

function listShape(sequence: ArkNode | ArkSequence): Shape {
  const isPlain = typeof sequence === "string" || isList(sequence) || !isSequence(sequence);
  if (isPlain) return { kind: "list", items: [], rest: shapeOfNode(sequence as ArkNode) };
  const { prefix = [], optionals = [], defaultables = [], variadic } = sequence;
  const items = [...prefix, ...defaultables.map(([node]) => node), ...optionals].map(shapeOfNode);
  return { kind: "list", items, rest: variadic === undefined ? undefined : shapeOfNode(variadic) };
}

function isSequence(sequence: object): sequence is ArkSequence {
  return ["prefix", "optionals", "defaultables", "variadic"].some((name) => name in sequence);
}

function objectOf(
  { required = [], optional = [], index = [] }: Exclude<ArkNode, string | readonly ArkNode[]>,
): Shape {
  const entries = new Map<string, Entry>();
  const add = (isOptional: boolean) => ({ key, value }: ArkEntry) =>
    void entries.set(key, { shape: shapeOfNode(value), isOptional });
  required.forEach(add(false));
  optional.forEach(add(true));
  const rest = index.find(({ signature }) => signature === "string");
  return { kind: "object", entries, rest: rest && shapeOfNode(rest.value) };
}
