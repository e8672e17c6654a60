/**
 * Checks URLs of servers that telemetry is sent to.
 *
 * @module
 */
import { type OptionChecks, show } from "./options.ts";

/**
 * Returns a URL with `http:` or `https:`.
 *
 * @throws {TypeError} For anything else: `localhost:4318` too reads as a URL, of the scheme
 *   `localhost:`, and nothing could be sent to it.
 */
export function httpUrl(name: string, value: unknown): URL {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new TypeError(`${name} must be a full http or https URL, got ${show(value)}`);
}

/** Throws for headers that are neither an object nor a function that returns one. */
export function checkHeaders(checks: OptionChecks, headers: unknown): void {
  if (headers === undefined || typeof headers === "function") return;
  if (typeof headers === "object" && headers !== null) return;
  throw checks.error("headers", "an object", headers, '; write { "name": "value" }');
}
