/**
 * Reads base64, and compares the texts of signatures.
 *
 * @module
 */
import { constantTimeEqual } from "../../runtime/sha256.ts";
import type { Bytes } from "../../runtime/sha256.ts";

const encoder: TextEncoder = /* @__PURE__ */ new TextEncoder();

/** Decodes base64 or base64url, with or without padding; undefined for any other text. */
export function decodeBase64(text: string): Bytes | undefined {
  try {
    const decoded = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(decoded, (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Returns the UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/**
 * Whether two texts are equal, in constant time for texts of one length. Signatures are compared as
 * texts, so that only the one canonical form of each is accepted.
 */
export function equalTexts(a: string, b: string): boolean {
  return constantTimeEqual(utf8(a), utf8(b));
}
