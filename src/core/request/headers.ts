/**
 * Response headers that survive: on immutable, proxied, redirected and streamed responses, and on
 * those of a thrown error. A 101 is left alone.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";

/** Node's own request, as @hono/node-server puts it into `c.env`. */
interface NodeEnv {
  readonly incoming?: { readonly headers?: Readonly<Record<string, unknown>> };
}

/**
 * One request header, by its lower-case name. On Node it is read from Node's own request: to ask
 * the Fetch request for one header builds a `Headers` of all of them, which costs more than most
 * guards.
 */
export function requestHeader(c: EdgeContext, name: string): string | undefined {
  const headers = (c.env as NodeEnv | undefined)?.incoming?.headers;
  if (headers === undefined || typeof headers.get === "function") return c.req.header(name);
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}

/** Sets one header on the response that `next()` left behind, unless that is a 101. */
export function setResponseHeader(c: EdgeContext, name: string, value: string): void {
  setResponseHeaders(c, [name], [value]);
}

/**
 * Sets headers on the response that `next()` left behind.
 *
 * @returns The response's headers, mutable now; undefined for a 101, which is left alone.
 */
export function setResponseHeaders(
  c: EdgeContext,
  names: readonly string[],
  values: readonly string[],
): Headers | undefined {
  const response = c.res;
  if (response.status === 101) return undefined;
  const { headers } = response;
  try {
    for (let i = 0; i < names.length; i++) headers.set(names[i], values[i]);
    return headers;
  } catch {
    // Immutable headers (a proxied fetch, Response.redirect): Hono makes a mutable copy.
    for (let i = 0; i < names.length; i++) c.header(names[i], values[i]);
    return c.res.headers;
  }
}

/** A structured-field String (RFC 9651): quotes and backslashes escaped. */
export function sfString(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** True when a text can be a structured-field String: printable ASCII. */
export function isSfString(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

/**
 * Adds names to `Access-Control-Expose-Headers`, when a response carries CORS headers at all, so
 * that a browser's script may read what was set.
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
