/**
 * The header `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a String of
 * structured fields, in quotes, or the same text without quotes, as most clients send it.
 *
 * @module
 */

/** Maximum length of a key. */
const MAX_KEY_LENGTH = 255;

/** Quotes and backslashes are escaped. Unknown parameters are ignored (RFC 9651, 3.3). */
const QUOTED =
  /^"((?:[ !#-[\]-~]|\\["\\])*)"(?:[ ]*;[ ]*[a-z*][\w.*-]*(?:=(?:"[^"\\]*"|[\w.:?*+\/-]*))?)*$/;
/** Two fields are joined by a comma, so an unquoted key has none. */
const BARE = /^[!#-+\--~]+$/;

/** Returns the key, without quotes; undefined for an invalid field. */
export function parseKey(field: string): string | undefined {
  const text = field.trim();
  if (text.length > 2 * MAX_KEY_LENGTH + 2) return undefined;
  const [, quoted] = QUOTED.exec(text) ?? [];
  const key = quoted?.replace(/\\(.)/g, "$1") ?? (BARE.test(text) ? text : "");
  return key !== "" && key.length <= MAX_KEY_LENGTH ? key : undefined;
}

/** The bits that a key of random characters needs, so that nobody guesses it. */
const MIN_BITS = 128;
/** Number of different characters that practically every random key of that length has. */
const MIN_DIFFERENT = 8;

/**
 * Whether a key may be random with at least 128 bits. A UUID counts as 128 bits. The text cannot
 * prove it: a sequential number in the form of a UUID passes.
 */
export function isUnguessable(key: string): boolean {
  if (new Set(key).size < MIN_DIFFERENT) return false;
  if (/^[\d-]+$/.test(key)) return bitsOf(key.replaceAll("-", ""), 10) >= MIN_BITS;
  if (/^[\da-f-]+$/i.test(key)) return bitsOf(key.replaceAll("-", ""), 16) >= MIN_BITS;
  const isMixed = /[a-z]/.test(key) && /[A-Z]/.test(key);
  return bitsOf(key, isMixed ? 64 : 36) >= MIN_BITS;
}

function bitsOf({ length }: string, alphabet: number): number {
  return length * Math.log2(alphabet);
}
