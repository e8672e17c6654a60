/**
 * Anything as JSON: bounded, redacted, never a throw. What JSON cannot say (cycles, big integers,
 * errors with their causes, maps, getters that throw) is said in words.
 *
 * @module
 */
import { handleRejection } from "../core/thenable.ts";
import { REDACTED } from "./redact.ts";
import type { Redactor } from "./redact.ts";

const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
const MAX_TEXT = 4_096;
/** The longest that the fields of one line become, in UTF-16 units. */
const MAX_LENGTH = 32_768;
/** What every error has, and what is told of it first. */
const OF_ERRORS: readonly string[] = ["name", "message", "stack", "cause"];

interface Writing {
  readonly redact: Redactor;
  /** The objects that are being written: one of them within itself is a cycle. */
  readonly open: Set<object>;
  /** What may still be written. */
  left: number;
}

/**
 * The members of an object as JSON, each with a comma before it: `,"a":1,"b":"x"`.
 *
 * @param taken Names that the line has already: such a member gets a `_` at its end.
 */
export function membersText(
  fields: unknown,
  redact: Redactor,
  taken: ReadonlySet<string>,
): string {
  if (fields === undefined || fields === null) return "";
  const writing: Writing = { redact, open: new Set(), left: MAX_LENGTH };
  try {
    if (fields instanceof Error) return `,"error":${valueText("error", fields, writing)}`;
    if (typeof fields !== "object" || Array.isArray(fields)) {
      return `,"value":${valueText("value", fields, writing)}`;
    }
    writing.open.add(fields);
    let text = "";
    for (const [key, value] of membersOf(fields)) {
      const name = taken.has(key) ? key + "_" : key;
      text += `,${quoted(name)}:${valueText(key, value, writing)}`;
    }
    return text;
  } catch {
    return ',"value":"[unreadable]"';
  }
}

/** One value as JSON. */
export function jsonText(value: unknown, redact: Redactor): string {
  return valueText("", value, { redact, open: new Set(), left: MAX_LENGTH });
}

/** A string as JSON. */
export function quoted(text: string): string {
  return NEEDS_ESCAPES.test(text) ? JSON.stringify(text) : `"${text}"`;
}

// deno-lint-ignore no-control-regex
const NEEDS_ESCAPES = /["\\\u0000-\u001f\ud800-\udfff\u2028\u2029]/;

function valueText(key: string, value: unknown, writing: Writing): string {
  if (writing.redact.isSecret(key, value)) return `"${REDACTED}"`;
  if (writing.left <= 0) return '"[cut]"';
  const text = typeof value === "object" && value !== null
    ? objectText(key, value, writing)
    : plainText(value, writing.redact);
  writing.left -= text.length;
  return text;
}

function plainText(value: unknown, redact: Redactor): string {
  switch (typeof value) {
    case "string":
      return quoted(cut(redact.text(cut(value))));
    case "number":
      return Number.isFinite(value) ? String(value) : `"${value}"`;
    case "boolean":
      return String(value);
    case "bigint":
      return cut(`"${value}"`);
    case "function":
      return '"[function]"';
    case "symbol":
      return quoted(cut(String(value)));
    default:
      return "null";
  }
}

function objectText(key: string, value: object, writing: Writing): string {
  if (writing.open.has(value)) return '"[circular]"';
  if (writing.open.size >= MAX_DEPTH) return Array.isArray(value) ? '"[array]"' : '"[object]"';
  writing.open.add(value);
  try {
    return openedText(key, value, writing);
  } catch {
    return '"[unreadable]"';
  } finally {
    writing.open.delete(value);
  }
}

function openedText(key: string, value: object, writing: Writing): string {
  if (Array.isArray(value) || value instanceof Set) return arrayText(key, value, writing);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    return `"[${value.constructor.name} of ${value.byteLength} bytes]"`;
  }
  if (value instanceof Promise) {
    // It came from a getter or a toJSON() that was called here: nobody else may know of it.
    handleRejection(value);
    return '"[promise]"';
  }
  if (value instanceof URL) return plainText(value.href, writing.redact);
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function" && !(value instanceof Error)) {
    const plain: unknown = toJSON.call(value, key);
    if (plain !== value) return valueText(key, plain, writing);
  }
  const members: string[] = [];
  for (const [name, member] of membersOf(value)) {
    if (writing.left <= 0) break;
    members.push(`${quoted(name)}:${valueText(name, member, writing)}`);
  }
  return `{${members.join(",")}}`;
}

function arrayText(
  key: string,
  values: readonly unknown[] | Set<unknown>,
  writing: Writing,
): string {
  const size = Array.isArray(values) ? values.length : (values as Set<unknown>).size;
  const items: string[] = [];
  for (const item of values) {
    if (items.length === MAX_ENTRIES || writing.left <= 0) break;
    items.push(valueText(key, item, writing));
  }
  if (items.length < size) items.push(`"[${size - items.length} more]"`);
  return `[${items.join(",")}]`;
}

/** The members to show of an object, at most 100; what cannot be read says so. */
function* membersOf(value: object): Iterable<[string, unknown]> {
  let count = 0;
  for (const [key, member] of allMembersOf(value)) {
    if (member === undefined) continue;
    if (count++ === MAX_ENTRIES) return yield ["...", "[more]"];
    yield [cut(String(key), 200), member];
  }
}

function* allMembersOf(value: object): Iterable<[unknown, unknown]> {
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) {
    return yield* value as Map<unknown, unknown>;
  }
  const isError = value instanceof Error;
  // Not enumerable as a rule; an error's class may make them its own, and then they come once.
  if (isError) { for (const key of OF_ERRORS) yield [key, read(value, key)]; }
  for (const key of Object.keys(value)) {
    if (!isError || !OF_ERRORS.includes(key)) yield [key, read(value, key)];
  }
}

function read(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return "[unreadable]";
  }
}

function cut(text: string, length: number = MAX_TEXT): string {
  return text.length > length ? `${text.slice(0, length)}…[${text.length - length} more]` : text;
}
