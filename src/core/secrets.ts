/**
 * The names under which secrets travel: one word list for logs and traces.
 *
 * @module
 */

/**
 * When the value under a name is a secret. `"unless-number"`: a number only counts them
 * (`max_tokens: 256`). `"in-query"`: as a query parameter; as a field of a log, `code` is an error
 * code and `key` the key of a record.
 */
export type Secrecy = "always" | "unless-number" | "in-query" | "never";

// Matched against the letters and digits of a name in lower case: `X-Api-Key` is `xapikey`.
const ALWAYS =
  /passw|passphrase|pwd|secret|authorization|cookie|credential|apikey|accesskey|privatekey|signature|sessionid|jwt|^(?:auth|sig|sid|otp|pin)$/;
const UNLESS_NUMBER = /token|session/;
const IN_QUERY = /^(?:code|key)$/;

/** No secret name can be in a query without one of these; an escape may hide one. */
const SUSPECT =
  /%|token|secret|pass|pwd|cookie|credential|key|sig|jwt|session|auth|sid|code|otp|pin/i;

/** Decides when the value under this name is a secret. */
export function secrecyOf(name: string): Secrecy {
  const plain = plainName(name);
  if (ALWAYS.test(plain)) return "always";
  if (UNLESS_NUMBER.test(plain)) return "unless-number";
  return IN_QUERY.test(plain) ? "in-query" : "never";
}

/** Whether a query, or the name of a parameter, can hold a secret name: a fast check. */
export function mayHoldSecret(text: string): boolean {
  return SUSPECT.test(text);
}

/** The letters and digits of a name, in lower case. */
export function plainName(name: string): string {
  return (NOT_PLAIN.test(name) ? name.replace(NOT_ALPHANUMERIC, "") : name).toLowerCase();
}

const NOT_PLAIN = /[^a-zA-Z0-9]/;
const NOT_ALPHANUMERIC = /[^a-zA-Z0-9]+/g;

/**
 * The name of a query parameter, decoded: `%74oken` is `token` to the server behind, also beside
 * broken escapes. Secret names are ASCII, so other escapes stay. (`decodeURIComponent` throws, at
 * 4 µs a name.)
 */
export function parameterName(name: string): string {
  return name.includes("%") ? name.replace(ESCAPED, unescaped) : name;
}

const ESCAPED = /%([2-7][0-9a-f])/gi;

function unescaped(_escape: string, hex: string): string {
  return String.fromCharCode(parseInt(hex, 16));
}
