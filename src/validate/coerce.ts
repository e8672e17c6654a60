/**
 * Texts of a query, path, header, cookie or form as the values that a schema's leaves ask for.
 * Strict: what is not the text of exactly one value stays the text it is, and the schema refuses it.
 *
 * @module
 */
import { baseOf, entriesOf } from "../schema/schema.ts";
import type { ValibotNode } from "../schema/schema.ts";

/** What a string-borne target holds: every value that was sent under a name, in order. */
export type Multi = Readonly<Record<string, readonly unknown[]>>;

/** How arrays are sent: by repeating the name, or as one comma-separated text. */
export type Arrays = "repeated" | "csv";

/** Makes one value of all that were sent under a name. */
type Coerce = (values: readonly unknown[]) => unknown;

/** Makes the input of a schema of what was sent. */
export function coercer(
  schema: ValibotNode | undefined,
  arrays: Arrays,
): (sent: Multi) => Record<string, unknown> {
  const named = new Map<string, Coerce>();
  for (const [name, entry] of schema ? entriesOf(schema) : []) {
    if (!named.has(name)) named.set(name, coerceEntry(entry, arrays));
  }
  return (sent) => {
    const input: Record<string, unknown> = {};
    for (const name of Object.keys(sent)) {
      // Never a name that reaches a prototype.
      if (name !== "__proto__") input[name] = (named.get(name) ?? oneOrMany)(sent[name]);
    }
    return input;
  };
}

/** As Hono: a text, or a list where the name was repeated. */
export const oneOrMany: Coerce = (values) => values.length === 1 ? values[0] : values;

function coerceEntry(schema: ValibotNode, arrays: Arrays): Coerce {
  const base = baseOf(schema);
  if (base.type !== "array") return (values) => scalar(base, oneOrMany(values));
  const item = baseOf(base.item!);
  return (values) => {
    const isList = arrays === "csv" && values.length === 1 && typeof values[0] === "string";
    const items = isList ? splitList(values[0] as string) : values;
    return items.map((value) => scalar(item, value));
  };
}

function splitList(text: string): string[] {
  return text === "" ? [] : text.split(",");
}

/** A repeated scalar is a list, a file a file: only texts are coerced. */
function scalar(schema: ValibotNode, value: unknown): unknown {
  if (typeof value !== "string") return value;
  switch (schema.type) {
    case "number":
      return toNumber(value) ?? value;
    case "bigint":
      return INTEGER.test(value) ? BigInt(value) : value;
    case "boolean":
      return value === "true" ? true : value === "false" ? false : value;
    case "date":
      return toDate(value) ?? value;
    case "literal":
      return toOption([schema.literal], value);
    case "picklist":
    case "enum":
      return toOption(schema.options!, value);
    case "union":
      return toFirst(schema.options as ValibotNode[], value);
    default:
      return value;
  }
}

/** A JSON number: no blanks, no sign but minus, no hex, no leading zeros. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
/** At most 100 digits: BigInt's cost grows with their square. */
const INTEGER = /^-?(0|[1-9]\d{0,99})$/;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** Undefined for what is no finite number, or an integer that a number cannot hold exactly. */
function toNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  const isExact = !INTEGER.test(text) || Number.isSafeInteger(number);
  return Number.isFinite(number) && isExact ? number : undefined;
}

/** An ISO date, or date and time with its zone; undefined for a day that no calendar has. */
function toDate(text: string): Date | undefined {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || Number.isNaN(midnight.getTime())) return undefined;
  return midnight.getUTCDate() === Number(day) ? date : undefined;
}

/** The option that is written so, unless the text itself is one. */
function toOption(options: readonly unknown[], text: string): unknown {
  if (options.includes(text)) return text;
  const written = options.find((option) =>
    (typeof option === "number" || typeof option === "boolean" || typeof option === "bigint") &&
    String(option) === text
  );
  return written ?? text;
}

/** The first option that takes a text, or that this one is a value of. */
function toFirst(options: readonly ValibotNode[], text: string): unknown {
  for (const option of options) {
    const base = baseOf(option);
    const value = scalar(base, text);
    if (value !== text || base.type === "string") return value;
    if (base.type === "literal" && base.literal === text) return text;
  }
  return text;
}
