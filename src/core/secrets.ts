/**
 * The names under which secrets travel: one word list for logs and traces. A name is compared word
 * by word, so that `secretary`, `tokenizer` and `passwordless` are no secrets.
 *
 * @module
 */

/**
 * When the value under a name is a secret. `"unless-number"`: a number only counts them
 * (`max_token: 256`). `"unless-count"`: so does a text of digits (`totalTokens: "12"`).
 * `"in-query"`: as a query parameter; as a field of a log, `code` is an error code and `key` the
 * key of a record.
 */
export type Secrecy = "always" | "unless-number" | "unless-count" | "in-query" | "never";

/** Words of a name: `XApiKey2`, `x-api-key`, `X_API_KEY` are all `x`, `api`, `key`. */
const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/** Words that make any name secret, in the singular. */
const SECRET: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "password",
  "passwd",
  "passphrase",
  "passcode",
  "passkey",
  "pwd",
  "pw",
  "secret",
  "authorization",
  "credential",
  "cred",
  "cookie",
  "signature",
  "sig",
  "sid",
  "jwt",
  "jws",
  "jwe",
  "otp",
  "totp",
  "hotp",
  "cvv",
  "cvc",
  "ssn",
  "dsn",
  "bearer",
  "apikey",
]);
/** Words that make a name secret at its end: `x-auth`, `card_pin`, but not `auth_method`. */
const SECRET_LAST: ReadonlySet<string> = /* @__PURE__ */ new Set(["auth", "pin", "csrf", "xsrf"]);
/** Words before `key` or `keys` of a secret key. `cache_key` and `publicKey` are not. */
const KEY_OF: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    ("access account admin api app application auth authentication authorization client consumer " +
      "crypto decryption deploy encryption function functions hmac host jwt license licence master " +
      "private registration root secret service session shared sign signing ssh storage " +
      "subscription symmetric webhook wrapping").split(" "),
  ))();
/** Words before `code` or `codes` of a secret code. `status_code` is not. */
const CODE_OF: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    ("access auth authorization backup confirm confirmation device fa invite login magic mfa oauth " +
      "otp pin recovery reset security sms tfa totp user verification verify").split(" "),
  ))();
/** Words that end the name of something about a secret: `token_type`, `passwordChangedAt`. */
const ABOUT: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    ("age alg algorithm at attempt available budget change changed class consent count created date " +
      "description domain duration enabled end ended error exists expired expires expiration expiry " +
      "field format header id index issuer kind label left len length limit max method min missing " +
      "mode ms name ok option path policy present provider reason remaining required scheme second " +
      "seconds sent set setting size source start started state status strength time timeout " +
      "timestamp total ttl type unit updated usage used valid verified version").split(" "),
  ))();

/** Names whose words were joined, and an id or header that is a secret itself. */
const JOINED =
  /(?:passw(?:or)?d|passphrase|passcode|secret|apikey|(?:access|private|encryption|signing|license|master)key|authkey|signature|credentials?|jwt|jsessionid|sessid|(?:session|secret|accesskey)id|codeverifier|connectionstring|connstr|cardnumber|creditcard|ccnumber|samlresponse|clientassertion|(?:password|secret|token)(?:hash|salt))s?$/;
const JOINED_TOKEN = /(?:token|session)$/;

/** No secret name can be in a text without one of these; an escape may hide one. */
const SUSPECT =
  /%|token|secret|pass|pwd|pw|cookie|cred|key|sig|jw[tse]|sess|auth|sid|code|otp|pin|cv[vc]|ssn|dsn|srf|bearer|conn|card|ccn|saml|assertion|hmac/i;

/** Decides when the value under this name is a secret. */
export function secrecyOf(name: string): Secrecy {
  if (name.length > MAX_NAME) return secrecyOf(name.slice(-MAX_NAME));
  const plain = plainName(name).replace(/\d+$/, "");
  if (JOINED.test(plain) || SECRET.has(singular(plain))) return "always";
  const words = name.match(WORD)?.map((word) => word.toLowerCase()) ?? [];
  const last = words[words.length - 1] ?? "";
  if (words.length > 1 && ABOUT.has(singular(last))) return "never";
  return secrecyOfWords(plain, words.map(singular), last);
}

function secrecyOfWords(plain: string, words: readonly string[], last: string): Secrecy {
  const end = words[words.length - 1] ?? "";
  const before = words[words.length - 2] ?? "";
  if (words.some((word) => SECRET.has(word)) || SECRET_LAST.has(end)) return "always";
  if (end === "code" && CODE_OF.has(before) || words.includes("pin") && end === "code") {
    return "always";
  }
  if (end === "key" && KEY_OF.has(before)) return "always";
  if (words.some((word) => JOINED_TOKEN.test(word)) || JOINED_TOKEN.test(singular(plain))) {
    return last.endsWith("s") ? "unless-count" : "unless-number";
  }
  if (end === "pass") return "unless-number";
  return IN_QUERY.test(plain) ? "in-query" : "never";
}

const IN_QUERY = /^(?:code|key|hmac)$/;
/** Only the end of a longer name is read. */
const MAX_NAME = 100;

function singular(word: string): string {
  return word.endsWith("s") && word.length > 3 && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Whether a query, a name or a text can hold a secret name: a fast check. */
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
