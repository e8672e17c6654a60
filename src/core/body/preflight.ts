/**
 * CORS preflights, which guards skip.
 *
 * @module
 */
import { facts } from "../request/facts.ts";
import type { EdgeContext, EdgeRequest } from "../request/middleware.ts";
import { within } from "../within.ts";
import { prototypeOf } from "./platform-request.ts";

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

/** Time for a body to begin, in ms. */
const BODY_BUDGET_MS = 10_000;

/** Deno, and workerd when the length is 0, have a stream for an absent body. */
async function isEmptyWhenRead(c: EdgeContext): Promise<boolean> {
  const { body } = facts(c);
  if (body !== undefined) return await body.read(0) === "complete" && body.bytes.length === 0;
  try {
    // Other code may have read it through Hono, which keeps what it has read.
    if (c.req.raw.bodyUsed) return await (c.req as HonoRequest).text() === "";
    // The clone is read, so that the body stays unread for guards and the handler.
    const reader = c.req.raw.clone().body!.getReader();
    const isEmpty = await within(BODY_BUDGET_MS, hasNoByte(reader), false);
    reader.cancel().catch(() => {});
    return isEmpty;
  } catch {
    return false; // it cannot be read
  }
}

/** The part of Hono's request that reads a body. */
interface HonoRequest extends EdgeRequest {
  text(): Promise<string>;
}

async function hasNoByte(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<boolean> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value.byteLength > 0) return done;
  }
}
