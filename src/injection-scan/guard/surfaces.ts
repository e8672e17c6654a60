/**
 * The options that name the parts of a request to scan: surfaces, headers, cookies.
 *
 * @module
 */
import { optionChecks } from "../../core/options.ts";
import { type Surface, SURFACES } from "../request/locations.ts";

const DEFAULT_SURFACES: readonly Surface[] = ["query", "params", "json", "form", "text"];

/** A header name (RFC 9110 §5.1): looking up an invalid one would throw on every request. */
const TOKEN = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Checks the names of headers to scan. */
export function headersOf(headers: unknown = []): readonly string[] {
  const isName = (name: unknown) => typeof name === "string" && TOKEN.test(name);
  if (Array.isArray(headers) && headers.every(isName)) return headers;
  const given = Array.isArray(headers) ? headers.find((name) => !isName(name)) : headers;
  throw optionChecks("injectionScan").error(
    "headers",
    'a list of header names, such as ["x-query"]',
    given,
  );
}

/** Checks the names of cookies to scan. */
export function cookiesOf(cookies: unknown = []): readonly string[] | true {
  if (cookies === true) return true;
  if (cookies === false) return [];
  const isName = (name: unknown) => typeof name === "string" && name !== "";
  if (Array.isArray(cookies) && cookies.every(isName)) return cookies;
  const given = Array.isArray(cookies) ? cookies.find((name) => !isName(name)) : cookies;
  throw optionChecks("injectionScan").error(
    "cookies",
    'true for all, false, or a list of cookie names, such as ["session"]',
    given,
  );
}

/** The surfaces to scan. Headers and cookies that are named are scanned without being listed. */
export function surfacesOf(
  given: unknown = DEFAULT_SURFACES,
  headers: readonly string[],
  cookies: readonly string[] | true,
): ReadonlySet<Surface> {
  const checks = optionChecks("injectionScan");
  if (!Array.isArray(given)) throw checks.error("surfaces", 'a list such as ["json"]', given);
  const surfaces = new Set(given.map((surface) => checks.oneOf("surfaces", surface, SURFACES)));
  const named = { headers: headers.length > 0, cookies: cookies === true || cookies.length > 0 };
  for (const surface of ["headers", "cookies"] as const) {
    if (named[surface]) surfaces.add(surface);
    else if (surfaces.has(surface)) {
      throw checks.error(surface, `given when surfaces holds "${surface}"`, undefined);
    }
  }
  return surfaces;
}
