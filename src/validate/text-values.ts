/**
 * The values that texts represent. Strict: a text that does not represent exactly one value
 * represents none.
 *
 * @module
 */

/** A JSON number: no blanks, no sign but minus, no hex, no leading zeros. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
/** At most 100 digits: BigInt's cost grows with their square. */
const INTEGER = /^-?(0|[1-9]\d{0,99})$/;
const ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** Undefined unless the text is a finite number and, if an integer, exactly representable. */
export function toNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  const isExact = !INTEGER.test(text) || Number.isSafeInteger(number);
  return Number.isFinite(number) && isExact ? number : undefined;
}

/** Parses an ISO date, or date and time with zone; undefined for a date that does not exist. */
export function toDate(text: string): Date | undefined {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || Number.isNaN(midnight.getTime())) return undefined;
  return midnight.getUTCDate() === Number(day) ? date : undefined;
}

/** Undefined unless the text is a whole number. */
export function toBigInt(text: string): bigint | undefined {
  return INTEGER.test(text) ? BigInt(text) : undefined;
}

/** Returns the option that the text represents, first the text itself; undefined when none is. */
export function toOption(options: readonly unknown[], text: string): unknown {
  if (options.includes(text)) return text;
  return options.find((option) =>
    (typeof option === "number" || typeof option === "boolean" || typeof option === "bigint") &&
    String(option) === text
  );
}
