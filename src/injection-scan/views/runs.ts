/**
 * Runs of base64 or hex digits that hold text. Images, keys and ordinary words are given up within
 * their first bytes.
 *
 * @module
 */
import { lazy } from "../prefilter/lazy.ts";
import { base64Value, hex } from "./escapes.ts";
import { type Derived, originOf } from "./derived.ts";

/** Of a decoded run, at least this share must be printable for it to count as text. */
const MIN_PRINTABLE = 0.95;
const MIN_HEX_RUN = 16;

/** The text in a run of base64 (or base64url) or hex digits; undefined when it holds none. */
export function decodeRun(source: Derived, start: number, end: number): Derived | undefined {
  const { text } = source;
  const from = text.charCodeAt(start) === 48 && (text.charCodeAt(start + 1) | 32) === 120
    ? start + 2
    : start;
  const bytes = hexBytes(text, from, end) ?? base64Bytes(text, start, end);
  if (bytes === undefined) return undefined;
  const decoded = decoderOf(bytes).decode(bytes);
  if (!isPrintable(decoded)) return undefined;
  const { length } = decoded;
  const ratio = (end - start) / length;
  const origin = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) origin[i] = originOf(source, start + Math.floor(i * ratio));
  origin[length] = originOf(source, end);
  return { text: decoded, origin };
}

/** Bytes that are valid until the next call. */
function roomFor(length: number): Uint8Array {
  return length <= ROOM ? room() : new Uint8Array(length);
}

const ROOM = 0x4000;
const room = /* @__PURE__ */ lazy(() => new Uint8Array(ROOM));
const utf8 = /* @__PURE__ */ lazy(() => new TextDecoder());
const utf16 = /* @__PURE__ */ lazy(() => new TextDecoder("utf-16le"));
const utf16BE = /* @__PURE__ */ lazy(() => new TextDecoder("utf-16be"));

/** UTF-8; UTF-16 where every other byte of the first few is zero. */
function decoderOf(bytes: Uint8Array): TextDecoder {
  const last = Math.min(bytes.length, 16) - 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < last; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd * 2 > last - 2 && even === 0) return utf16();
  return even * 2 > last - 2 && odd === 0 ? utf16BE() : utf8();
}

function hexBytes(text: string, start: number, end: number): Uint8Array | undefined {
  const count = end - start;
  if (count < MIN_HEX_RUN || count % 2 !== 0) return undefined;
  const bytes = roomFor(count / 2);
  for (let i = 0; i < count / 2; i++) {
    const byte = hex(text, start + 2 * i, 2);
    if (byte < 0) return undefined;
    bytes[i] = byte;
  }
  return bytes.subarray(0, count / 2);
}

function base64Bytes(text: string, start: number, end: number): Uint8Array | undefined {
  const bytes = roomFor(((end - start) * 3) >> 2);
  let length = 0;
  let bits = 0;
  let odd = 0;
  for (let i = start; i < end; i++) {
    const value = base64Value(text.charCodeAt(i));
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    if (((i - start) & 3) === 0) continue;
    const byte = (bits >> (6 - 2 * ((i - start) & 3))) & 0xff;
    bytes[length++] = byte;
    // Images, keys and ordinary long words show it within a few bytes: stop there.
    if ((byte > 0 && byte < 9) || (byte > 13 && byte < 32) || byte === 127) {
      if (++odd > 2 && odd * 12 > length) return undefined;
    }
  }
  return bytes.subarray(0, length);
}

function isPrintable(text: string): boolean {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || code === 127 || (code < 32 && (code < 9 || code > 13))) odd++;
  }
  return text.length > 0 && odd <= text.length * (1 - MIN_PRINTABLE);
}
