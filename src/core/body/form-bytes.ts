/**
 * Writes a form that other code has parsed already, in the encoding that its request declares:
 * guards then read the same bytes as from an unread body.
 *
 * @module
 */
import { Collector } from "./collect.ts";

const ENCODER: TextEncoder = /* @__PURE__ */ new TextEncoder();
const URL_ENCODED = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;
const BOUNDARY = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i;

/** Returns the boundary of a multipart content type. */
export function boundaryOf(type: string): string | undefined {
  const [, quoted, plain] = BOUNDARY.exec(type) ?? [];
  return quoted ?? plain;
}

/**
 * Returns the bytes of a form.
 *
 * @throws {TypeError} When the content type is not that of a form.
 */
export async function formBytes(form: FormData, type: string): Promise<Uint8Array<ArrayBuffer>> {
  if (URL_ENCODED.test(type)) {
    const pairs = new URLSearchParams();
    form.forEach((value, name) => pairs.append(name, String(value)));
    return ENCODER.encode(pairs.toString());
  }
  const boundary = boundaryOf(type);
  if (boundary === undefined) throw new TypeError("the content type of a form has no boundary");
  const parts: (string | Blob)[] = [];
  form.forEach((value, name) => {
    parts.push(`--${boundary}\r\n${headOf(name, value)}\r\n\r\n`, value as string | Blob, "\r\n");
  });
  parts.push(`--${boundary}--\r\n`);
  const all = new Collector();
  for (const part of parts) all.add(await bytesOf(part), Infinity);
  return all.bytes;
}

/** The headers of a part (HTML §4.10.21.8). Bun gives an empty file no name. */
function headOf(name: string, value: unknown): string {
  const disposition = `Content-Disposition: form-data; name="${escaped(name)}"`;
  if (typeof value === "string") return disposition;
  const { name: filename = "", type } = value as Partial<File>;
  const media = type || "application/octet-stream";
  return `${disposition}; filename="${escaped(filename)}"\r\nContent-Type: ${media}`;
}

function escaped(name: string): string {
  return name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
}

async function bytesOf(part: string | Blob): Promise<Uint8Array> {
  return typeof part === "string" ? ENCODER.encode(part) : new Uint8Array(await part.arrayBuffer());
}
