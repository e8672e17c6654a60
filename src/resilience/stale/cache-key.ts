/**
 * Cache keys: which requests may share a stored response.
 *
 * @module
 */
import type { OutgoingRequest } from "../chain/outgoing-request.ts";

/**
 * Request headers on which a response does not depend unless its `Vary` names them. Every other
 * header is part of the key.
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

/** Header names that identify a user. */
const CREDENTIAL =
  /auth|cookie|token|secret|passw|session|credential|signature|jwt|assertion|cert|principal|dpop|oidc|api-?key|(^|[-_])key$|^sid$/;

/** Responses with a longer key are not stored, because keys take memory too. */
const MAX_KEY_LENGTH = 8_192;

/** Whether a header, given by its lower-case name, may be a credential. */
export function isCredential(name: string): boolean {
  return CREDENTIAL.test(name);
}

/** The URL under which responses are stored and invalidated, without its fragment. */
export function resourceUrl({ url }: OutgoingRequest): string {
  try {
    const { href, hash } = new URL(url);
    return hash === "" ? href : href.slice(0, -hash.length);
  } catch {
    // A custom `fetch` may accept a relative URL.
    return url;
  }
}

/**
 * The key that distinguishes requests for one URL: all headers except the harmless ones.
 *
 * @param user Replaces the credentials, when the app distinguishes users itself.
 * @returns Undefined for a request with credentials and no `user`: its response is private.
 */
export function headerKey(request: OutgoingRequest, user?: string): string | undefined {
  const shared = user === undefined;
  const { credentials, isSpecial, url } = request;
  if (shared && (credentials === "include" || isSpecial || hasUserInfo(url))) return undefined;
  // Prefixed with its length, so that no user can imitate the headers of another.
  let key = shared ? "" : `${user.length}:${user}\n`;
  // Headers are sorted and in lower case; no value contains a line break.
  for (const [name, value] of request.headers) {
    if (HARMLESS.has(name)) continue;
    if (!isCredential(name)) key += `${name}:${value}\n`;
    else if (shared) return undefined;
  }
  return key;
}

/** Whether a key is too long. */
export function isTooLong(url: string, key: string): boolean {
  return url.length + key.length > MAX_KEY_LENGTH;
}

/** Whether a URL has the form `https://user:password@host/`, which a custom `fetch` may accept. */
function hasUserInfo(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*@/i.test(url);
}
