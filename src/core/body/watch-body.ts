/**
 * Watches how a request waits for its client.
 *
 * @module
 */
import { requestBody } from "./body.ts";
import type { EdgeContext } from "../request/middleware.ts";
import type { BodyWatcher } from "./watched-request.ts";

/**
 * Tells a watcher from now on whenever this request waits for its client to send more of the body.
 * Seen is what reads through Hono, the request's own readers or its stream, and on Workers whatever
 * reads; elsewhere what hands the request itself to the platform (`fetch(c.req.raw)`) is not.
 */
export function watchBody(c: EdgeContext, watcher: BodyWatcher): void {
  const { method, raw } = c.req;
  // A server's stand-in is not asked: to make its stream is costly.
  const mayHaveOne = Object.getPrototypeOf(raw) === Request.prototype
    ? raw.body !== null
    : method !== "GET" && method !== "HEAD" && c.req.header("content-length") !== "0";
  if (mayHaveOne) requestBody(c).watch(watcher);
}
