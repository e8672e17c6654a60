/**
 * The kind of a body by its content type. The sender may declare any type, and Hono's readers do
 * not look at it.
 *
 * @module
 */
import type { Surface } from "./locations.ts";

/**
 * How a body is read. `bytes` may be text; `binary` usually is not, and is only read to its end if
 * its beginning is text.
 */
export type BodyKind = "json" | "form" | "multipart" | "text" | "bytes" | "binary";

/** The surface of each kind. */
export const SURFACE_OF: Readonly<Record<BodyKind, Surface>> = {
  json: "json",
  form: "form",
  multipart: "form",
  text: "text",
  bytes: "text",
  binary: "text",
};

const BINARY_TREES = /^(?:image|audio|video|font|model)\//;
const BINARY_TYPES =
  /^application\/(?:pdf|zip|wasm|cbor|msgpack|protobuf|(?:x-)?gzip|x-(?:tar|7z-compressed|bzip2?|xz|rar-compressed|msgpack|protobuf)|zstd|java-archive|grpc.*|msword|vnd\.(?:ms-|openxmlformats-|google\.protobuf|msgpack|rar|sqlite3).*)$/;

/** Returns the kind that a content type declares. */
export function bodyKind(contentType: string): BodyKind {
  const type = contentType.split(";", 1)[0].trim().toLowerCase();
  if (type === "application/json" || type.endsWith("+json")) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type === "multipart/form-data") return "multipart";
  if (type === "application/octet-stream") return "bytes";
  if (type.endsWith("+xml")) return "text";
  return BINARY_TREES.test(type) || BINARY_TYPES.test(type) ? "binary" : "text";
}

/** Whether the first bytes can be those of a JSON object, list or string. */
export function mayBeJson(bytes: Uint8Array): boolean {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (let i = hasMark ? 3 : 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) continue;
    return byte === 0x7b || byte === 0x5b || byte === 0x22;
  }
  return true;
}
