/**
 * The rules that say which responses are left as they are.
 *
 * @module
 */
import type { CompressSettings } from "./options.ts";
import { essenceOf } from "./types.ts";

/** Statuses without a body, or with a part of one. */
const UNCHANGED: ReadonlySet<number> = /* @__PURE__ */ new Set([101, 204, 205, 206, 304]);
/** Digests of the body as it is sent: they would be wrong afterwards (RFC 9530). */
const DIGESTS = ["content-digest", "repr-digest", "digest"];

/**
 * Returns the reason for which a response is not compressed, by its status and headers; undefined
 * if it may be.
 */
export function reasonAgainst(
  { status, headers }: Response,
  { isCompressible, threshold }: CompressSettings,
): string | undefined {
  if (status < 200 || UNCHANGED.has(status)) return "status";
  const contentType = headers.get("content-type");
  const type = contentType === null ? "" : essenceOf(contentType);
  // A body without a type is looked at: Bun hides the type of a text.
  if (contentType !== null && !isCompressible(type)) return "type";
  const length = headers.get("content-length");
  if (length !== null && Number(length) < threshold) return "small";
  if (isCoded(headers)) return "coded";
  if (headers.has("content-range")) return "range";
  if (/\bno-transform\b/i.test(headers.get("cache-control") ?? "")) return "no-transform";
  if (DIGESTS.some((name) => headers.has(name))) return "digest";
  if (type === "text/html" && headers.has("set-cookie")) return "cookie";
  return undefined;
}

function isCoded(headers: Headers): boolean {
  const coding = headers.get("content-encoding");
  return coding !== null && !/^\s*(?:identity)?\s*$/i.test(coding);
}

/** Returns `Vary` with `Accept-Encoding`, unless it says so already. */
export function varied(headers: Headers): string {
  const vary = headers.get("vary");
  if (vary === null || vary.trim() === "") return "Accept-Encoding";
  const names = vary.toLowerCase().split(",").map((name) => name.trim());
  const says = names.includes("*") || names.includes("accept-encoding");
  return says ? vary : `${vary}, Accept-Encoding`;
}

/** Removes what is not true of the compressed body; a strong ETag becomes a weak one. */
export function describeEncoded(headers: Headers): void {
  headers.delete("content-length");
  headers.delete("accept-ranges");
  const etag = headers.get("etag");
  if (etag?.startsWith('"')) headers.set("etag", `W/${etag}`);
}
