/**
 * What a body may hold, by what its sender calls it. The sender may say anything, and Hono's readers
 * do not ask: what is not known to be binary is read as text.
 *
 * @module
 */
import type { Surface } from "./locations.ts";

/**
 * How a body is looked at. `bytes` may be text, and is looked at only where it is; `binary` is known
 * not to be, and is looked at only where it is JSON.
 */
export type BodyKind = "json" | "form" | "multipart" | "text" | "bytes" | "binary";

/** The surface of each kind; of binary bodies there is none. */
export const SURFACE_OF: Readonly<Record<BodyKind, Surface | undefined>> = {
  json: "json",
  form: "form",
  multipart: "form",
  text: "text",
  bytes: "text",
  binary: undefined,
};

const BINARY_TREES = /^(?:image|audio|video|font|model)\//;
const BINARY_TYPES =
  /^application\/(?:pdf|zip|wasm|cbor|msgpack|protobuf|(?:x-)?gzip|x-(?:tar|7z-compressed|bzip2?|xz|rar-compressed|msgpack|protobuf)|zstd|java-archive|grpc.*|msword|vnd\.(?:ms-|openxmlformats-|google\.protobuf|msgpack|rar|sqlite3).*)$/;

/** What a content type says of a body. */
export function bodyKind(contentType: string): BodyKind {
  const type = contentType.split(";", 1)[0].trim().toLowerCase();
  if (type === "application/json" || type.endsWith("+json")) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart/form-data") return "multipart";
  if (type === "application/octet-stream") return "bytes";
  if (type.endsWith("+xml")) return "text";
  return BINARY_TREES.test(type) || BINARY_TYPES.test(type) ? "binary" : "text";
}

/** False when a body cannot be an object, a list or a string of JSON: for its first bytes. */
export function mayBeJson(bytes: Uint8Array): boolean {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (let i = hasMark ? 3 : 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    return byte === 0x7b || byte === 0x5b || byte === 0x22;
  }
  return true;
}
