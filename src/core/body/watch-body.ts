/**
 * Watches when a request waits for its client to send the body.
 *
 * @module
 */
import { requestBody } from "./body.ts";
import type { EdgeContext } from "../request/middleware.ts";
import { bodyOf, prototypeOf } from "./platform-request.ts";
import type { BodyWatcher } from "./watched-request.ts";

/**
 * Notifies a watcher whenever this request waits for its client to send more of the body. Reads
 * through Hono, the request's own readers or its stream are observed, and on Workers any read;
 * elsewhere, passing the request itself to the platform (`fetch(c.req.raw)`) is not.
 */
export function watchBody(c: EdgeContext, watcher: BodyWatcher): void {
  const { method, raw } = c.req;
  // The stream of a server's stand-in is costly to make, so its headers decide.
  const mayHaveOne = prototypeOf(raw) === Request.prototype
    ? bodyOf(raw) !== null
    : method !== "GET" && method !== "HEAD" && c.req.header("content-length") !== "0";
  if (mayHaveOne) requestBody(c).watch(watcher);
}
