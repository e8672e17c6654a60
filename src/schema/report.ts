/**
 * The texts of a refusal: pointers and messages made from the schema, never from the input.
 *
 * @module
 */
import type { ProblemError } from "../core/problem.ts";
import { isValibot } from "./schema.ts";
import type { StandardIssue, StandardSchema, ValibotIssue, ValibotNode } from "./schema.ts";

const MAX_DETAIL = 160;
const MAX_POINTER = 200;

/** Formats a path as an RFC 6901 JSON Pointer in a URI fragment. */
export function pointerOf(path: readonly (string | number)[]): string {
  let pointer = "#";
  for (const segment of path) {
    pointer += "/" + encodeURIComponent(
      String(segment).replace(/\p{Cs}/gu, "\ufffd").replaceAll("~", "~0").replaceAll("/", "~1"),
    );
  }
  return pointer.length > MAX_POINTER
    ? pointer.slice(0, pointer.lastIndexOf("/", MAX_POINTER))
    : pointer;
}

/** Describes what a rule expects: the message of its author, or a text derived from the schema. */
export function describeRule(rule: ValibotNode): string {
  return ownMessage(rule) ?? expectation(rule.type, rule.expects);
}

/** Describes an issue that valibot raised in this schema, without quoting the input. */
export function describeIssue(
  schema: ValibotNode,
  issue: ValibotIssue,
): { code: string; detail: string; path: (string | number)[] } {
  const isSchema = issue.kind === "schema";
  const path = segmentsOf(schema, issue.path);
  const author = authorOf(schema, issue);
  // The expectation of a raw check may be derived from the value.
  const expected = issue.type.startsWith("raw_") ? null : issue.expected;
  let detail = (author && ownMessage(author)) ?? expectation(issue.type, expected);
  if (isSchema && expected && issue.type !== "union" && !author?.message) {
    detail += `, got ${typeName(issue.input)}`;
  }
  return { code: isSchema ? "type" : issue.type.replaceAll("_", "-"), detail, path };
}

/** Finds the schema or rule that raised an issue along its path. */
function authorOf(schema: ValibotNode, issue: ValibotIssue): ValibotNode | undefined {
  let at: ValibotNode | undefined = schema;
  const path = [...(issue.path ?? [])];
  while (at !== undefined) {
    const rule: ValibotNode | undefined = at.pipe?.find((step) =>
      step.kind === issue.kind && step.type === issue.type && step.requirement === issue.requirement
    );
    if (rule !== undefined && issue.kind !== "schema") return rule;
    const part = path.shift();
    if (part === undefined) return issue.kind === "schema" ? at : undefined;
    const inner: ValibotNode = unwrapped(at);
    at = inner.entries?.[part.key as string] ?? inner.items?.[part.key as number] ?? inner.item;
  }
  return undefined;
}

function unwrapped(schema: ValibotNode): ValibotNode {
  return schema.wrapped ? unwrapped(schema.wrapped) : schema;
}

/** Returns the author's message, unless it is a function, which may quote the input. */
function ownMessage({ message }: ValibotNode): string | undefined {
  return typeof message === "string" ? message.slice(0, MAX_DETAIL) : undefined;
}

function expectation(type: string, expected: string | null | undefined): string {
  if (type === "union") return "Fits none of the options";
  if (expected) return `Expected ${expected}`.slice(0, MAX_DETAIL);
  const says = type !== "check" && !type.startsWith("raw_");
  return says ? `Not a valid ${type.replaceAll("_", " ")}` : "Not valid";
}

/** Returns the path of an issue up to the first key that is not in the schema. */
function segmentsOf(
  schema: ValibotNode,
  path: ValibotIssue["path"],
): (string | number)[] {
  const segments: (string | number)[] = [];
  const names = path && namesOf(schema);
  for (const { key } of path ?? []) {
    if (typeof key === "number" || (typeof key === "string" && names!.has(key))) segments.push(key);
    else break;
  }
  return segments;
}

/**
 * Describes an issue of a schema that was not compiled. Of other libraries, only the code, the
 * expected type and the path are reported, because the message may quote the input, unless `isOwn`
 * tells that it does not.
 */
export function standardError(
  target: string,
  schema: StandardSchema,
  issue: StandardIssue,
  isOwn: (issue: StandardIssue) => boolean,
): ProblemError {
  if (isValibot(schema)) {
    const { path, ...described } = describeIssue(schema, issue as unknown as ValibotIssue);
    return { in: target, pointer: pointerOf(path), ...described };
  }
  const { code, expected } = issue as { code?: unknown; expected?: unknown };
  const path = (issue.path ?? []).map((part) => {
    const key = typeof part === "object" ? part.key : part;
    return typeof key === "number" ? key : String(key);
  });
  const isCode = typeof code === "string" && /^[a-z_]{1,40}$/.test(code);
  return {
    in: target,
    pointer: pointerOf(path),
    code: isCode ? code.replaceAll("_", "-") : "invalid",
    detail: isOwn(issue)
      ? issue.message.slice(0, MAX_DETAIL)
      : expectation("check", typeof expected === "string" ? expected : null),
  };
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Collects all keys of a schema, at any depth. */
function namesOf(schema: ValibotNode): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = [schema];
  while (open.length > 0) {
    const node = open.pop() as ValibotNode | undefined;
    if (node === null || typeof node !== "object" || seen.has(node)) continue;
    seen.add(node);
    for (const [name, entry] of Object.entries(node.entries ?? {})) {
      names.add(name);
      open.push(entry);
    }
    open.push(node.item, node.wrapped, node.value, node.rest);
    open.push(...(node.items ?? []), ...(node.pipe ?? []), ...(node.options ?? []));
  }
  return names;
}
