/**
 * Requests that guards let be.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";

/**
 * True for health and metrics, which must answer when everything else is refused, and for CORS
 * preflights (Fetch §4.9), which are the browser's own question and not a request of the client's.
 */
export function isExempt(c: EdgeContext): boolean {
  switch (c.req.path) {
    case "/health":
    case "/livez":
    case "/readyz":
    case "/startupz":
    case "/metrics":
      return true;
  }
  return c.req.method === "OPTIONS" && c.req.header("access-control-request-method") !== undefined;
}
