/**
 * CORS preflights, which guards skip.
 *
 * @module
 */
import type { EdgeContext } from "../request/middleware.ts";
import { requestBody } from "./body.ts";
import { prototypeOf } from "./watched-request.ts";

/**
 * Whether a request is a CORS preflight (Fetch §4.8): sent by the browser itself, so no script can
 * add a body to it. Returns a promise when the body must be read to know that it is empty.
 */
export function isPreflight(c: EdgeContext): boolean | Promise<boolean> {
  const { req } = c;
  return req.method === "OPTIONS" && req.header("origin") !== undefined &&
    req.header("access-control-request-method") !== undefined && hasNoBody(c);
}

/** The parts of Node's request that show whether it has a body. */
interface NodeRequest {
  readonly httpVersionMajor?: number;
  readonly stream?: { readonly endAfterHeaders?: boolean };
}

function hasNoBody(c: EdgeContext): boolean | Promise<boolean> {
  const { req } = c;
  const length = req.header("content-length");
  if (length !== undefined && !/^0+$/.test(length)) return false;
  if (req.header("transfer-encoding") !== undefined) return false;
  const incoming: NodeRequest | undefined = c.env?.incoming;
  if (incoming !== undefined && prototypeOf(req.raw) !== Request.prototype) {
    // The stream of @hono/node-server's stand-in is costly to make. HTTP/1 headers announce every
    // body; in HTTP/2 the end of the stream shows that there is none.
    return (incoming.httpVersionMajor ?? 1) < 2 || incoming.stream?.endAfterHeaders === true;
  }
  return req.raw.body === null || isEmptyWhenRead(c);
}

/** Deno, and workerd when the length is 0, have a stream for an absent body. */
async function isEmptyWhenRead(c: EdgeContext): Promise<boolean> {
  const body = requestBody(c);
  return await body.read(0) === "complete" && body.bytes.length === 0;
}
