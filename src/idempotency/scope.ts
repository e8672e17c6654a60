/**
 * The identity of a request: the key under which its answer is kept, and the fingerprint of its
 * content. Both are hashes, so the store learns neither keys nor content.
 *
 * @module
 */
import { requestBody } from "../core/body/body.ts";
import { requestHeader } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { routeOf } from "../core/request/route.ts";
import type { MaybePromise } from "../core/thenable.ts";
import { hexDigest } from "../runtime/sha256.ts";
import type { KeyedRequest } from "./attempts.ts";

/** Headers that identify a user whom the option `key` does not name. */
const CREDENTIALS = ["authorization", "x-api-key", "cookie"] as const;

/**
 * Returns a new attempt at the work of a request, whose body was read.
 *
 * @param report Whether the guard only reports.
 */
export async function attemptOf(
  c: EdgeContext,
  principal: string,
  key: string,
  report: boolean,
): Promise<KeyedRequest> {
  return {
    key: await storeKeyOf(c, principal, key, report),
    owner: crypto.randomUUID(),
    fingerprint: await fingerprintOf(c, principal),
  };
}

/**
 * Returns the key of the store: a hash of the route, the principal and the client's key. A guard
 * that only reports has keys of its own, so that one that enforces does not wait for it.
 */
async function storeKeyOf(
  c: EdgeContext,
  principal: string,
  key: string,
  report: boolean,
): Promise<string> {
  const parts = [routeOf(c) ?? c.req.path, principal, key, ...(report ? ["report"] : [])];
  return `djed:idempotency:1:{${await hexDigest(JSON.stringify(parts))}}`;
}

/**
 * Returns the fingerprint: a hash of the method, the path, the query in any order, the content type
 * and the body, which was read. Without a principal the credentials belong to it, so that nobody
 * gets the answer of another user.
 */
function fingerprintOf(c: EdgeContext, principal: string): MaybePromise<string> {
  const { method, path, url } = c.req;
  const credentials = principal === "" ? CREDENTIALS.map((name) => requestHeader(c, name)) : [];
  const type = requestHeader(c, "content-type");
  const head = JSON.stringify([method, path, sortedQuery(url), type ?? null, credentials]);
  return hexDigest([head, requestBody(c).bytes]);
}

function sortedQuery(url: string): string {
  const start = url.indexOf("?");
  if (start < 0) return "";
  const end = url.indexOf("#", start);
  return url.slice(start + 1, end < 0 ? undefined : end).split("&").sort().join("&");
}
