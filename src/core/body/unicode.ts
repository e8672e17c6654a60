/**
 * What is no Unicode: bytes that are not UTF-8, and lone surrogates. JSON can spell texts that are
 * not Unicode (`"\ud800"`), which no encoder takes and `encodeURIComponent` throws on (RFC 7493
 * §2.1 forbids them).
 *
 * @module
 */

const LONE_SURROGATE = /\p{Cs}/u;

/** True when a text in a parsed JSON value is not Unicode. `text` is what it was parsed from. */
export function hasLoneSurrogate(text: string, value: unknown): boolean {
  // Valid UTF-8 holds none; only an escape can make one.
  if (!text.includes("\\ud") && !text.includes("\\uD")) return false;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") {
      if (LONE_SURROGATE.test(next)) return true;
    } else if (next !== null && typeof next === "object") {
      for (const [key, member] of Object.entries(next)) open.push(key, member);
    }
  }
  return false;
}

/** Throws where others replace; ten times slower on Deno, so it is asked in doubt only. */
const strictUtf8: TextDecoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** True when bytes are UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
