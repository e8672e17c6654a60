/**
 * Names of fields that hold secrets and other generated values: passwords, tokens, signatures,
 * keys, hashes.
 *
 * @module
 */
import type { Location } from "./locations.ts";

/** Words of a name that say so, wherever they are. */
const WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "password",
  "passwords",
  "passwd",
  "passphrase",
  "passcode",
  "pwd",
  "pass",
  "secret",
  "secrets",
  "token",
  "tokens",
  "signature",
  "signatures",
  "sig",
  "hash",
  "hashes",
  "hmac",
  "digest",
  "checksum",
  "nonce",
  "salt",
  "otp",
  "totp",
  "pin",
  "csrf",
  "xsrf",
  "jwt",
  "jws",
  "jwe",
  "sid",
  "authorization",
  "credential",
  "credentials",
  "cookie",
  "etag",
  "fingerprint",
  "thumbprint",
  "ciphertext",
  "certificate",
  "bearer",
  "mac",
  "sha1",
  "sha256",
  "sha512",
  "md5",
  "recaptcha",
  "captcha",
]);

/** The last word of a name in lower case, without separators: `apikey`, `accesstoken`. */
const JOINED =
  /(?:api|access|private|public|secret|license|licence|session|encryption|signing|host|ssh|auth)(?:key|keys|token|id)$|^(?:new|old|current|user|confirm|repeat|my)?(?:password|passwd|passphrase)\d?$|^(?:auth|code_?verifier|code_?challenge)$/;
const WORD = /[A-Z]?[a-z]+\d*|[A-Z]+(?![a-z])\d*|\d+/g;

/** Whether a field of this name holds a secret, a key or a hash. */
export function isSecretName(name: string): boolean {
  if (name.length > 64) return false;
  const words = name.match(WORD);
  if (words === null) return false;
  const last = words[words.length - 1].toLowerCase();
  if (last === "key" || last === "keys") return true;
  return words.some((word) => WORDS.has(word.toLowerCase())) || JOINED.test(last) ||
    JOINED.test(name.toLowerCase());
}

/** Whether a text is the value of such a field, or in a list of them. */
export function isSecretPlace({ pointer, isKey }: Location): boolean {
  if (isKey) return false;
  const names = pointer.split("/");
  let last = names.length - 1;
  while (last > 0 && /^\d+$/.test(names[last])) last--;
  return last > 0 && isSecretName(names[last]);
}

/** Shorter values are not taken for generated ones. */
const MIN_GENERATED = 8;
const CLASSES: readonly RegExp[] = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** Whether a value has letters of both cases, digits and signs, or three of them, and no blanks. */
export function looksGenerated(text: string): boolean {
  if (text.length < MIN_GENERATED || /\s/.test(text)) return false;
  return CLASSES.filter((pattern) => pattern.test(text)).length >= 3;
}
