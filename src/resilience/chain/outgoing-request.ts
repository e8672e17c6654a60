/**
 * The parts of a `fetch` that decide whether its response may be kept, and for which requests.
 *
 * @module
 */

/** A `fetch` as the cache rules see it. */
export interface OutgoingRequest {
  /** The method, in upper case. */
  readonly method: string;
  /** The full URL. */
  readonly url: string;
  /** The headers passed by the caller. */
  readonly headers: Headers;
  /** Whether it has a body. */
  readonly hasBody: boolean;
  /** Fetch's `cache` option. */
  readonly cacheMode: string | undefined;
  /** Fetch's `credentials` option. */
  readonly credentials: string | undefined;
  /** Whether it has a runtime-specific option, such as a client certificate or a proxy. */
  readonly isSpecial: boolean;
}

/** The options of the Fetch standard. Only `headers` and `credentials` can identify a user. */
const STANDARD: ReadonlySet<string> = new Set([
  "body",
  "cache",
  "credentials",
  "duplex",
  "headers",
  "integrity",
  "keepalive",
  "method",
  "mode",
  "priority",
  "redirect",
  "referrer",
  "referrerPolicy",
  "signal",
  "window",
]);

/** Whether a `fetch` has options outside the standard: they may identify a user. */
export function hasSpecialOptions(init: RequestInit): boolean {
  for (const [name, value] of Object.entries(init)) {
    if (value !== undefined && value !== null && !STANDARD.has(name)) return true;
  }
  return false;
}
