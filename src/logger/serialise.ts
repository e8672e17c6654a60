/**
 * Writes any value as JSON: bounded, redacted, without throwing. Values that JSON cannot represent
 * (cycles, functions, getters that throw) are described in words; errors, maps and big integers are
 * converted.
 *
 * @module
 */
import { cutText, escapeControls, toWellFormed } from "../core/text.ts";
import { handleRejection } from "../core/thenable.ts";
import { REDACTED } from "./redact.ts";
import type { Redactor } from "./redact.ts";

const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;
const MAX_TEXT = 4_096;
/** Maximum length of the fields of one line, in UTF-16 units. */
const MAX_LENGTH = 32_768;
/** The members of an error that are written first. */
const ERROR_MEMBERS: readonly string[] = ["name", "message", "stack", "cause"];

interface Writing {
  readonly redact: Redactor;
  /** The objects that are being written: an object inside itself is a cycle. */
  readonly open: Set<object>;
  /** Remaining length. */
  left: number;
}

/**
 * Writes the members of an object as JSON, each with a comma before it: `,"a":1,"b":"x"`.
 *
 * @param reserved Names that the line already has: `_` is appended to the name of such a member.
 */
export function membersText(
  fields: unknown,
  redact: Redactor,
  reserved: ReadonlySet<string>,
): string {
  if (fields === undefined || fields === null) return "";
  const writing: Writing = { redact, open: new Set(), left: MAX_LENGTH };
  try {
    if (typeof fields === "object" && !(fields instanceof Error)) writing.open.add(fields);
    let text = "";
    for (const [key, value] of fieldsOf(fields)) {
      const name = reserved.has(key) ? key + "_" : key;
      text += `,${quoted(name)}:${valueText(key, value, writing)}`;
    }
    return text;
  } catch {
    return ',"value":"[unreadable]"';
  }
}

/** Fields by name, of a log or of the line of a request. */
export type Fields = ReadonlyMap<string, unknown>;

/** Adds fields to others, of which those of the same names are replaced. Never throws. */
export function withFields(present: Fields | undefined, added: unknown): Fields {
  const fields = new Map(present);
  try {
    for (const [name, value] of fieldsOf(added)) {
      if (fields.size < MAX_ENTRIES || fields.has(name)) fields.set(name, value);
    }
  } catch {
    fields.set("value", "[unreadable]");
  }
  return fields;
}

/** The fields of an argument of a log call; an error, or a value that is no object, is one. */
function fieldsOf(given: unknown): Iterable<[string, unknown]> {
  if (given === undefined || given === null) return [];
  if (given instanceof Error) return [["error", given]];
  const isFields = typeof given === "object" && !Array.isArray(given);
  return isFields ? membersOf(given) : [["value", given]];
}

/** Writes one value as JSON. */
export function jsonText(value: unknown, redact: Redactor): string {
  return valueText("", value, { redact, open: new Set(), left: MAX_LENGTH });
}

/**
 * Writes a string as JSON. All control characters are escaped, not only those that JSON requires,
 * because lines are read in terminals; lone surrogates are replaced.
 */
export function quoted(text: string): string {
  return NEEDS_ESCAPES.test(text)
    ? escapeControls(JSON.stringify(toWellFormed(text)))
    : `"${text}"`;
}

const NEEDS_ESCAPES =
  // deno-lint-ignore no-control-regex
  /["\\\u0000-\u001f\u007f-\u009f\ud800-\udfff\u2028-\u202e\u2066-\u2069]/;

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
  // deno-lint-ignore conventions/promise-test -- the `then` of a query is not read
  if (value instanceof Promise) {
    // Not isThenable(): calling the `then` of a lazy query would start it. A promise may come from
    // a getter or a toJSON() that was called here, so its rejection is handled here.
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
  let label = "";
  for (const [name, member] of membersOf(value)) {
    if (writing.left <= 0) break;
    // `{ name: "DB_PASSWORD", value: "…" }`
    if ((name === "name" || name === "key") && typeof member === "string") label = member;
    const under = name === "value" && label !== "" ? label : name;
    members.push(`${quoted(name)}:${valueText(under, member, writing)}`);
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
  // An entry of a list of headers or a form: ["authorization", "…"].
  const [first] = values;
  const isEntry = size === 2 && typeof first === "string";
  for (const item of values) {
    if (items.length === MAX_ENTRIES || writing.left <= 0) break;
    items.push(valueText(isEntry && items.length === 1 ? first : key, item, writing));
  }
  if (items.length < size) items.push(`"[${size - items.length} more]"`);
  return `[${items.join(",")}]`;
}

/** The members of an object, at most 100; those that cannot be read are marked. */
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
  // Usually not enumerable. If the class of an error makes them enumerable, they are still written
  // once.
  if (isError) { for (const key of ERROR_MEMBERS) yield [key, read(value, key)]; }
  for (const key of Object.keys(value)) {
    if (!isError || !ERROR_MEMBERS.includes(key)) yield [key, read(value, key)];
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
  if (text.length <= length) return text;
  const start = cutText(text, length);
  return `${start}…[${text.length - start.length} more]`;
}
