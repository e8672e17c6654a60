/**
 * Response headers that survive: on immutable, proxied, redirected and streamed responses, and on
 * those of a thrown error. A 101 is left alone.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";

/** Sets one header on the response that `next()` left behind, unless that is a 101. */
export function setResponseHeader(c: EdgeContext, name: string, value: string): void {
  const response = c.res;
  if (response.status === 101) return;
  try {
    response.headers.set(name, value);
  } catch {
    // Immutable headers (a proxied fetch, Response.redirect): Hono makes a mutable copy.
    c.header(name, value);
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
 * Adds names to `Access-Control-Expose-Headers`, when the response carries CORS headers at all, so
 * that a browser's script may read what was set.
 */
export function exposeToBrowsers(c: EdgeContext, names: readonly string[]): void {
  const { headers, status } = c.res;
  if (status === 101 || !headers.has("access-control-allow-origin")) return;
  const exposed = headers.get("access-control-expose-headers") ?? "";
  if (exposed.trim() === "*" && !headers.has("access-control-allow-credentials")) return;
  const present = new Set(exposed.toLowerCase().split(",").map((name) => name.trim()));
  const missing = names.filter((name) => !present.has(name.toLowerCase()));
  if (missing.length === 0) return;
  const list = exposed ? [exposed, ...missing] : missing;
  setResponseHeader(c, "Access-Control-Expose-Headers", list.join(", "));
}
