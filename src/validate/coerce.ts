/**
 * Coerces the text of a query, path, header, cookie or form to the types of a schema. Strict: text
 * that does not represent exactly one value stays text, which the schema then refuses.
 *
 * @module
 */
import { baseOf, entriesOf } from "../schema/schema.ts";
import type { ValibotNode } from "../schema/schema.ts";

/** The values of a target that is sent as text: all values of each name, in order. */
export type Multi = Readonly<Record<string, readonly unknown[]>>;

/** The encoding of arrays: a repeated name, or one comma-separated text. */
export type Arrays = "repeated" | "csv";

/** Makes one value of all values that were sent under a name. */
type Coerce = (values: readonly unknown[]) => unknown;

/** Makes the function that turns the values of a target into the input of its schema. */
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
      // Assigning to `__proto__` would set a prototype.
      if (name !== "__proto__") input[name] = (named.get(name) ?? oneOrMany)(sent[name]);
    }
    return input;
  };
}

/** Returns the values of a target without coercion, as Hono does. */
export function uncoerced(sent: Multi): Record<string, unknown> {
  return coercer(undefined, "repeated")(sent);
}

/** As Hono: a text, or a list when the name was repeated. */
const oneOrMany: Coerce = (values) => values.length === 1 ? values[0] : values;

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

/** Coerces text only: a repeated scalar stays a list, a file stays a file. */
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

/** Undefined unless the text is a finite number and, if an integer, exactly representable. */
function toNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  const isExact = !INTEGER.test(text) || Number.isSafeInteger(number);
  return Number.isFinite(number) && isExact ? number : undefined;
}

/** Parses an ISO date, or date and time with zone; undefined for a date that does not exist. */
function toDate(text: string): Date | undefined {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || Number.isNaN(midnight.getTime())) return undefined;
  return midnight.getUTCDate() === Number(day) ? date : undefined;
}

/** Returns the option that the text represents, unless the text itself is an option. */
function toOption(options: readonly unknown[], text: string): unknown {
  if (options.includes(text)) return text;
  const written = options.find((option) =>
    (typeof option === "number" || typeof option === "boolean" || typeof option === "bigint") &&
    String(option) === text
  );
  return written ?? text;
}

/** Coerces to the first option that accepts text, or that the text represents a value of. */
function toFirst(options: readonly ValibotNode[], text: string): unknown {
  for (const option of options) {
    const base = baseOf(option);
    const value = scalar(base, text);
    if (value !== text || base.type === "string") return value;
    if (base.type === "literal" && base.literal === text) return text;
  }
  return text;
}
