/**
 * Parses forms and queries. Names and values (`application/x-www-form-urlencoded`, WHATWG URL §5.1)
 * are those of `URLSearchParams`, at a cost that is linear in their length: some platforms take 4
 * µs for each invalid escape.
 *
 * @module
 */

const AMPERSAND = 38;
const EQUALS = 61;
const PLUS = 43;
const PERCENT = 37;
const SPACE = 32;

const utf8: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

/** Returns the names and values in the bytes of a form. */
export function formPairs(bytes: Uint8Array): [name: string, value: string][] {
  const plain = new Uint8Array(bytes.length);
  const pairs: [string, string][] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(AMPERSAND, start);
    const end = found < 0 ? bytes.length : found;
    if (end > start) {
      let equals = start;
      while (equals < end && bytes[equals] !== EQUALS) equals++;
      const name = decoded(bytes, start, equals, plain);
      pairs.push([name, decoded(bytes, equals + 1, end, plain)]);
    }
    start = end + 1;
  }
  return pairs;
}

/** Whether all bytes are ASCII: all platforms parse such a form alike. */
function isAscii(bytes: Uint8Array): boolean {
  let all = 0;
  for (let i = 0; i < bytes.length; i++) all |= bytes[i];
  return all < 128;
}

/** Makes form data of names and values. */
export function formOf(pairs: readonly (readonly [name: string, value: string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

const URL_ENCODED = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Parses bytes as the form that their content type declares; undefined when they are not one. */
export async function parseForm(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<FormData | undefined> {
  // Node decodes escapes wrongly next to non-ASCII bytes: guards must see what its handlers see.
  if (URL_ENCODED.test(type) && isAscii(bytes)) return formOf(formPairs(bytes));
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}

/** Returns the names and values in a query, without its `?`. */
export function queryPairs(query: string): [name: string, value: string][] {
  if (query === "") return [];
  return isPlain(query) ? pairsAsSent(query) : formPairs(new TextEncoder().encode(query));
}

/** Whether a query is ASCII without anything to decode. */
function isPlain(query: string): boolean {
  for (let i = 0; i < query.length; i++) {
    const unit = query.charCodeAt(i);
    if (unit === PLUS || unit === PERCENT || unit > 127) return false;
  }
  return true;
}

/** Returns the names and values in a query, without its `?`, and with their escapes. */
export function pairsAsSent(query: string): [name: string, value: string][] {
  const pairs: [string, string][] = [];
  for (let start = 0; start < query.length;) {
    const found = query.indexOf("&", start);
    const end = found < 0 ? query.length : found;
    if (end > start) {
      const pair = query.slice(start, end);
      const equals = pair.indexOf("=");
      pairs.push(equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)]);
    }
    start = end + 1;
  }
  return pairs;
}

/** Decodes the escapes of one name or value; `plain` is a scratch buffer. */
function decoded(
  bytes: Uint8Array,
  from: number,
  to: number,
  plain: Uint8Array,
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
  if (length > MAX_SHORT || all > 127) return utf8.decode(plain.subarray(0, length));
  let text = "";
  for (let i = 0; i < length; i++) text += String.fromCharCode(plain[i]);
  return text;
}

/** Up to this length, concatenating ASCII characters is faster than decoding them. */
const MAX_SHORT = 24;

/** Returns the value of a hex digit, or -1. */
function digitOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
