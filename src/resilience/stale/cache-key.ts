/**
 * Whose answer it is: the key that an answer to a `fetch` is kept under.
 *
 * @module
 */

/** A `fetch`, as far as keeping its answer is concerned. */
export interface OutgoingRequest {
  /** The method, in upper case. */
  readonly method: string;
  /** The full URL. */
  readonly url: string;
  /** The headers that the caller gave. */
  readonly headers: Headers;
  /** Whether it has a body. */
  readonly hasBody: boolean;
  /** Fetch's `cache` option. */
  readonly cacheMode: string | undefined;
  /** Fetch's `credentials` option. */
  readonly credentials: string | undefined;
  /** Whether it has an option that only some runtimes know: a client certificate, an agent, a proxy. */
  readonly isSpecial: boolean;
}

/** The options of the Fetch standard, none of which says who asks but for those looked at. */
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

/** True when a `fetch` has options that the standard does not know: they may say who asks. */
export function hasSpecialOptions(init: RequestInit): boolean {
  for (const [name, value] of Object.entries(init)) {
    if (value !== undefined && value !== null && !STANDARD.has(name)) return true;
  }
  return false;
}

/**
 * Request headers that no answer depends on unless its `Vary` says so. Every other header is part
 * of the key.
 */
const HARMLESS: ReadonlySet<string> = new Set([
  "accept-encoding",
  "cache-control",
  "connection",
  "content-length",
  "keep-alive",
  "pragma",
  "priority",
  "te",
  "traceparent",
  "tracestate",
  "user-agent",
  "x-request-id",
]);

/** Names of headers that say who asks. */
const CREDENTIAL =
  /auth|cookie|token|secret|passw|session|credential|signature|jwt|assertion|cert|principal|dpop|oidc|api-?key|(^|[-_])key$|^sid$/;

/** A longer key is not kept: keys are memory too. */
const MAX_KEY_LENGTH = 8_192;

/** True for a header whose value may be a credential, by its lower-case name. */
export function isCredential(name: string): boolean {
  return CREDENTIAL.test(name);
}

/** The URL that answers are kept and invalidated by: without its fragment, which is never sent. */
export function resourceUrl({ url }: OutgoingRequest): string {
  try {
    const { href, hash } = new URL(url);
    return hash === "" ? href : href.slice(0, -hash.length);
  } catch {
    // A custom `fetch` may take what is no full URL.
    return url;
  }
}

/**
 * What tells requests for one URL apart: all their headers but the harmless ones.
 *
 * @param user Stands for the credentials, when the app tells users apart itself.
 * @returns Undefined for a request with credentials that nothing stands for: its answer is
 * somebody's own.
 */
export function headerKey(request: OutgoingRequest, user?: string): string | undefined {
  const shared = user === undefined;
  const { credentials, isSpecial, url } = request;
  if (shared && (credentials === "include" || isSpecial || hasUserInfo(url))) return undefined;
  // With its length, so that no text can look like the headers of another user.
  let key = shared ? "" : `${user.length}:${user}\n`;
  // Headers come sorted and in lower case; no value holds a line break.
  for (const [name, value] of request.headers) {
    if (HARMLESS.has(name)) continue;
    if (!isCredential(name)) key += `${name}:${value}\n`;
    else if (shared) return undefined;
  }
  return key;
}

/** True when a key is too long to be kept. */
export function isTooLong(url: string, key: string): boolean {
  return url.length + key.length > MAX_KEY_LENGTH;
}

/** True for `https://user:password@host/`: `fetch` itself refuses it, a custom one may not. */
function hasUserInfo(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i.test(url);
}
