/**
 * Client keys as part of store keys: no client can write itself into another's bucket.
 *
 * @module
 */
import { canonicalAddress } from "../core/address.ts";
import { sha256Hex } from "../core/hash.ts";

/**
 * What a client is known by: its address, or the key that the app gives it. Each has a name space of
 * its own in the store: a user named `192.0.2.1` is not the client with that address.
 */
export type ClientKind = "ip" | "key";

/** Requests without an address (unit tests, unix sockets) share the bucket `ip:none`. */
export const NO_ADDRESS = "none";

/** A hexadecimal digit or a colon, in lower case. Digits and the colon have that bit already. */
function startsAddress(code: number): boolean {
  return (code >= 48 && code <= 58) || (code >= 97 && code <= 102);
}

/** How a key that is given by hand is read: `192.0.2.1` and `2001:db8::/64` are addresses. */
export function kindOfKey(key: string): ClientKind {
  if (!startsAddress(key.charCodeAt(0) | 32)) return "key";
  const slash = key.lastIndexOf("/");
  return canonicalAddress(slash < 0 ? key : key.slice(0, slash)) === undefined ? "key" : "ip";
}

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
  return "#" + await sha256Hex(utf16Bytes(key));
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
