/**
 * Detects numbers that are not finite. JSON has none, but a literal such as `1e999` is beyond the
 * range of a number (RFC 8259 §6), and `JSON.parse()` makes it Infinity.
 *
 * @module
 */

/** An exponent of two or more digits. Escapes and words of strings match too. */
const LARGE_EXPONENT = /\d[eE]\+?\d\d/;
/** Without such an exponent, a number above 1e308 has at least this many digits in a row. */
const MANY_DIGITS = 299;
const ZERO = 48;
const NINE = 57;

/** Whether a JSON value, parsed from `text`, contains a number that is not finite. */
export function hasOverflow(text: string, value: unknown): boolean {
  return (LARGE_EXPONENT.test(text) || mayHoldManyDigits(text)) && holdsNonFinite(value);
}

/** Whether a value contains Infinity, -Infinity or NaN, at any depth. The value has no cycles. */
export function holdsNonFinite(root: unknown): boolean {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "number") {
      if (!Number.isFinite(value)) return true;
    } else if (value !== null && typeof value === "object") {
      if (Array.isArray(value)) { for (const item of value) open.push(item); }
      else for (const key in value) open.push((value as Record<string, unknown>)[key]);
    }
  }
  return false;
}

/** Samples the text: a run of {@link MANY_DIGITS} covers two neighbouring samples and the rest. */
function mayHoldManyDigits(text: string): boolean {
  const step = MANY_DIGITS >> 1;
  for (let i = 2 * step; i < text.length; i += step) {
    if (isDigit(text, i) && areDigits(text, i - step, i)) return true;
  }
  return false;
}

function areDigits(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigit(text, i)) return false;
  return true;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}
