/**
 * The names and values of a query or a form (`application/x-www-form-urlencoded`, WHATWG URL §5.1):
 * those of `URLSearchParams`, at a cost that is linear in their length. Some platforms' own takes
 * 4 µs for each broken escape.
 *
 * @module
 */
const AMPERSAND = 38;
const EQUALS = 61;
const PLUS = 43;
const PERCENT = 37;
const SPACE = 32;

/** The names and values in the bytes of a form. */
export function formPairs(bytes: Uint8Array): [name: string, value: string][] {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const plain = new Uint8Array(bytes.length);
  const pairs: [string, string][] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(AMPERSAND, start);
    const end = found < 0 ? bytes.length : found;
    if (end > start) {
      let equals = start;
      while (equals < end && bytes[equals] !== EQUALS) equals++;
      const name = decoded(bytes, start, equals, plain, decoder);
      pairs.push([name, decoded(bytes, equals + 1, end, plain, decoder)]);
    }
    start = end + 1;
  }
  return pairs;
}

/** True for bytes that are all ASCII: every platform reads such a form alike. */
export function isAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) all |= bytes[i];
  return all < 128;
}

/** Form data of those names and values. */
export function formOf(pairs: readonly (readonly [name: string, value: string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

/** The names and values in a query, without its `?`. */
export function queryPairs(query: string): [name: string, value: string][] {
  return query === "" ? [] : formPairs(new TextEncoder().encode(query));
}

/** A stretch with its escapes undone, written to `plain` on the way. */
function decoded(
  bytes: Uint8Array,
  from: number,
  to: number,
  plain: Uint8Array,
  decoder: TextDecoder,
): string {
  let length = 0;
  let all = 0;
  for (let i = from; i < to; i++) {
    let byte = bytes[i];
    if (byte === PLUS) byte = SPACE;
    else if (byte === PERCENT && i + 2 < to) {
      const high = digitOf(bytes[i + 1]);
      const low = digitOf(bytes[i + 2]);
      if (high >= 0 && low >= 0) {
        byte = high * 16 + low;
        i += 2;
      }
    }
    plain[length++] = byte;
    all |= byte;
  }
  if (length > MAX_SHORT || all > 127) return decoder.decode(plain.subarray(0, length));
  let text = "";
  for (let i = 0; i < length; i++) text += String.fromCharCode(plain[i]);
  return text;
}

/** To decode fewer ASCII characters than this takes longer than to add them up. */
const MAX_SHORT = 24;

/** The value of a hex digit, or -1. */
function digitOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
