/**
 * Reads the key of a request.
 *
 * @module
 */
import type { EdgeContext } from "../core/request/middleware.ts";
import type { ApiKeysSettings } from "./options.ts";

/** Credentials for the scheme Bearer (RFC 6750). */
const BEARER = /^bearer +(\S+) *$/i;
/** A longer header has no key: it is not searched for one. */
const MAX_HEADER = 200;

/**
 * Returns the text in place of a key: that of `X-API-Key`, else of `Authorization: Bearer`, else of
 * the query. A text without the prefix does not hide a key in the other header: it may be meant for
 * a gateway in front. Undefined if there is none; null if there are two different keys, of which
 * another server may use the other one.
 */
export function readKey(
  c: EdgeContext,
  { format, query }: ApiKeysSettings,
): string | null | undefined {
  const named = c.req.header("x-api-key");
  const bearer = bearerOf(c.req.header("authorization"));
  if (named === undefined) return bearer ?? (query === undefined ? undefined : c.req.query(query));
  if (bearer === undefined || bearer === named || !format.hasPrefix(bearer)) return named;
  return format.hasPrefix(named) ? null : bearer;
}

function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined || header.length > MAX_HEADER) return undefined;
  return BEARER.exec(header)?.[1];
}
