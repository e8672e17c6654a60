/**
 * Replaces the body of a response.
 *
 * @module
 */
import { markEncoded } from "../core/body/response-body.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { ContentCoding } from "../runtime/zlib.ts";
import { describeEncoded, varied } from "./rules.ts";

/** Replaces the body by the same one, which was read. */
export function restoreBody(c: EdgeContext, body: BodyInit, varies: boolean): void {
  // The response itself, because on Workers it also says whether its body is encoded already.
  const restored = new Response(body, c.res);
  if (varies) restored.headers.set("vary", varied(restored.headers));
  replace(c, restored);
}

/** Replaces the body by the compressed one, and describes it in the headers. */
export function encodeBody(
  c: EdgeContext,
  body: BodyInit,
  coding: ContentCoding,
  length?: number,
): void {
  const { status, statusText } = c.res;
  const headers = withCoding(c.res.headers, coding);
  headers.set("vary", varied(headers));
  describeEncoded(headers);
  if (length !== undefined) headers.set("content-length", String(length));
  // On Workers the body would be encoded again.
  const init = { status, statusText, headers, encodeBody: "manual" };
  const response = new Response(body, init as ResponseInit);
  markEncoded(response);
  replace(c, response);
}

function replace(c: EdgeContext, response: Response): void {
  // Hono would add the headers of the old response to those of the new one.
  (c as { res: unknown }).res = undefined;
  c.res = response;
}

/** Sets the coding in headers, or in a copy of immutable ones (a proxied fetch). */
function withCoding(headers: Headers, coding: ContentCoding): Headers {
  try {
    headers.set("content-encoding", coding);
    return headers;
  } catch {
    const copy = new Headers(headers);
    copy.set("content-encoding", coding);
    return copy;
  }
}
