/**
 * Reads request headers and sets response headers, also on immutable, proxied, redirected and
 * streamed responses and on those of a thrown error. A 101 and `Response.error()` are not changed.
 *
 * @module
 */
import { headersOfBody } from "./fetched.ts";
import type { EdgeContext } from "./middleware.ts";

/** Node's own request, as @hono/node-server puts it into `c.env`. */
interface NodeEnv {
  readonly incoming?: { readonly headers?: Readonly<Record<string, unknown>> };
}

/**
 * Returns one request header, by its lower-case name. On Node it is read from Node's own request:
 * reading one header of the Fetch request builds a `Headers` of all of them, which costs more than
 * most guards.
 */
export function requestHeader(c: EdgeContext, name: string): string | undefined {
  const headers = (c.env as NodeEnv | undefined)?.incoming?.headers;
  if (headers === undefined || typeof headers.get === "function") return fetchHeader(c, name);
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}

function fetchHeader(c: EdgeContext, name: string): string | undefined {
  try {
    return c.req.header(name);
  } catch {
    // Deno closes an answered request: headers that were not read before are gone.
    return undefined;
  }
}

/** Sets one header on the response after `next()`, unless it is a 101. */
export function setResponseHeader(c: EdgeContext, name: string, value: string): void {
  setResponseHeaders(c, [name], [value]);
}

/**
 * Sets headers on the response after `next()`.
 *
 * @returns The headers of the response, now mutable; undefined for a 101, which is not changed.
 */
export function setResponseHeaders(
  c: EdgeContext,
  names: readonly string[],
  values: readonly string[],
): Headers | undefined {
  const response = c.res;
  if (response.status < 200) return undefined;
  try {
    return setAll(response.headers, names, values);
  } catch {
    return setAll(mutableHeaders(c), names, values);
  }
}

function setAll(headers: Headers, names: readonly string[], values: readonly string[]): Headers {
  for (let i = 0; i < names.length; i++) headers.set(names[i], values[i]);
  return headers;
}

/**
 * Sets the headers that the response after `next()` does not have yet.
 *
 * @returns The headers of the response, mutable if one was set; undefined for a 101, which is not
 *   changed.
 */
export function addResponseHeaders(
  c: EdgeContext,
  names: readonly string[],
  values: readonly string[],
): Headers | undefined {
  const response = c.res;
  if (response.status < 200) return undefined;
  let { headers } = response;
  for (let i = 0; i < names.length; i++) {
    if (headers.has(names[i])) continue;
    try {
      headers.set(names[i], values[i]);
    } catch {
      headers = mutableHeaders(c);
      headers.set(names[i], values[i]);
    }
  }
  return headers;
}

/** Removes a header of the response after `next()`, unless it is a 101. */
export function removeResponseHeader(c: EdgeContext, name: string): void {
  if (c.res.status < 200) return;
  try {
    c.res.headers.delete(name);
  } catch {
    mutableHeaders(c).delete(name);
  }
}

/**
 * Replaces a response with immutable headers (a proxied fetch, Response.redirect) by a copy, and
 * returns the headers of the copy. Old versions of Hono change the headers of the response that is
 * replaced, so it is taken away first.
 */
function mutableHeaders(c: EdgeContext): Headers {
  const response = c.res;
  const headers = headersOfBody(response);
  const { status, statusText } = response;
  // On Workers a response also says whether its body is encoded already.
  const init = headers === response.headers ? response : { status, statusText, headers };
  const copy = new Response(response.body, init);
  c.res = undefined as never;
  c.res = copy;
  return c.res.headers;
}

/** Formats a structured-field String (RFC 9651), with quotes and backslashes escaped. */
export function sfString(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Whether a text can be a structured-field String: printable ASCII. */
export function isSfString(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

/**
 * Adds names to `Access-Control-Expose-Headers` of a response with CORS headers, so that scripts in
 * browsers can read these headers.
 */
export function exposeToBrowsers(headers: Headers, names: readonly string[]): void {
  if (!headers.has("access-control-allow-origin")) return;
  const exposed = headers.get("access-control-expose-headers") ?? "";
  if (exposed.trim() === "*" && !headers.has("access-control-allow-credentials")) return;
  const present = new Set(exposed.toLowerCase().split(",").map((name) => name.trim()));
  const missing = names.filter((name) => !present.has(name.toLowerCase()));
  if (missing.length === 0) return;
  const list = exposed ? [exposed, ...missing] : missing;
  headers.set("access-control-expose-headers", list.join(", "));
}
