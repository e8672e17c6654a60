/**
 * Detects invalid Unicode: bytes that are not UTF-8, and lone surrogates. JSON can express strings
 * with lone surrogates (`"\ud800"`, forbidden by RFC 7493 §2.1), which no encoder accepts and on
 * which `encodeURIComponent` throws. And decodes UTF-8 as the readers of a Request do.
 *
 * @module
 */

const LONE_SURROGATE = /\p{Cs}/u;

/** Whether a JSON value, parsed from `text`, contains a lone surrogate. */
export function hasLoneSurrogate(text: string, value: unknown): boolean {
  // Valid UTF-8 contains none; only an escape can produce one.
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

/** Replaces invalid bytes with U+FFFD; keeps a byte order mark, which is removed below. */
const utf8: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });
const BYTE_ORDER_MARK = 0xfeff;

/** Returns the text of bytes, without a byte order mark, and with U+FFFD for invalid bytes. */
export function decodeUtf8(bytes: Uint8Array): string {
  const text = utf8.decode(bytes);
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** Throws on invalid bytes. Ten times slower than replacing them on Deno, so used in doubt only. */
const strictUtf8: TextDecoder = /* @__PURE__ */ new TextDecoder("utf-8", {
  ignoreBOM: true,
  fatal: true,
});

/** Whether bytes are valid UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
