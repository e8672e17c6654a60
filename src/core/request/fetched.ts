/**
 * Headers of responses that `fetch()` returned.
 *
 * @module
 */
import { isWorkers } from "../platform.ts";

/** Codings that the `fetch()` of every runtime decodes. */
const DECODED = /^(?:gzip|br)$/i;

/**
 * Returns the headers for a copy of a response. The body that `fetch()` returns is decoded, but on
 * Node and Deno its headers still say how it was encoded and how long it was: a copy without them
 * is returned then. Workers encode the body again when it is sent. On Bun they are
 * true with `decompress: false`, and nothing shows that.
 */
export function headersOfBody({ url, headers }: Response): Headers {
  if (url === "" || isWorkers() || "Bun" in globalThis) return headers;
  const coding = headers.get("content-encoding");
  if (coding === null || !DECODED.test(coding)) return headers;
  const plain = new Headers(headers);
  plain.delete("content-encoding");
  plain.delete("content-length");
  return plain;
}
