/**
 * Client keys as part of store keys: no client can write itself into another's bucket.
 *
 * @module
 */

const LONGEST_PLAIN = 128;
const [HASH, OPEN_BRACE, CLOSE_BRACE] = [35, 123, 125];

/**
 * True when a client key can stand in a store key as it is. Not so: long ones, spaces, control
 * characters and Unicode, `{` and `}` (Redis Cluster hash tags), and a leading `#` (which marks a
 * hash). On every request's path: a third of the time of a regular expression.
 */
export function isPlainKey(key: string): boolean {
  const { length } = key;
  if (length === 0 || length > LONGEST_PLAIN || key.charCodeAt(0) === HASH) return false;
  for (let i = 0; i < length; i++) {
    const code = key.charCodeAt(i);
    if (code <= 32 || code >= 127 || code === OPEN_BRACE || code === CLOSE_BRACE) return false;
  }
  return true;
}

/** The key as it stands in a store key: itself, or `#` and its SHA-256 when it is long or unsafe. */
export async function storableKey(key: string): Promise<string> {
  if (isPlainKey(key)) return key;
  const digest = await crypto.subtle.digest("SHA-256", utf16Bytes(key));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0"));
  return "#" + hex.join("");
}

/** UTF-16 units, not UTF-8: lone surrogates would all become the same replacement character. */
function utf16Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit >>> 8;
    bytes[2 * i + 1] = unit & 255;
  }
  return bytes;
}
