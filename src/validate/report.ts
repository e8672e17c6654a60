/**
 * The words of a refusal: pointers and texts made of what the schema says, never of what was sent.
 *
 * @module
 */
import type { ProblemError } from "../core/problem.ts";
import type { StandardIssue, ValibotIssue, ValibotNode } from "./schema.ts";

const MAX_DETAIL = 160;
const MAX_POINTER = 200;

/** An RFC 6901 JSON Pointer as a URI fragment. */
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

/** What a rule expects: in its author's words, or in those of the schema. */
export function describeRule(rule: ValibotNode): string {
  return ownMessage(rule) ?? expectation(rule.type, rule.expects);
}

/** What was expected where an issue arose; `author` is the schema or rule that raised it. */
export function describeIssue(issue: ValibotIssue, author: ValibotNode | undefined): string {
  const own = author && ownMessage(author);
  if (own !== undefined) return own;
  // What a raw check says it expected was made up while it looked at the value.
  const expected = issue.type.startsWith("raw_") ? null : issue.expected;
  const text = expectation(issue.type, expected);
  return issue.kind === "schema" && expected ? `${text}, got ${typeName(issue.input)}` : text;
}

/** A message counts when it is a text: a function may put the client's value into it. */
function ownMessage({ message }: ValibotNode): string | undefined {
  return typeof message === "string" ? message.slice(0, MAX_DETAIL) : undefined;
}

function expectation(type: string, expected: string | null | undefined): string {
  if (expected) return `Expected ${expected}`.slice(0, MAX_DETAIL);
  const says = type !== "check" && !type.startsWith("raw_");
  return says ? `Not a valid ${type.replaceAll("_", " ")}` : "Not valid";
}

/** The path of an issue, up to the first key that the schema does not name. */
export function segmentsOf(
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
 * An issue of another library. Its message may quote the client, so only its code and what it says
 * it expected are told; its path is told as it is.
 */
export function standardError(target: string, issue: StandardIssue): ProblemError {
  const { code, expected } = issue as { code?: unknown; expected?: unknown };
  const path = (issue.path ?? []).map((part) => {
    const key = typeof part === "object" ? part.key : part;
    return typeof key === "number" ? key : String(key);
  });
  return {
    in: target,
    pointer: pointerOf(path),
    code: typeof code === "string" && /^[a-z_]{1,40}$/.test(code)
      ? code.replaceAll("_", "-")
      : "invalid",
    detail: typeof expected === "string"
      ? `Expected ${expected}`.slice(0, MAX_DETAIL)
      : "Not valid",
  };
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Every key that a schema names, at any depth. */
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
