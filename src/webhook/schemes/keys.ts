/**
 * The keys of schemes: HMAC secrets, and Ed25519 keys of Standard Webhooks (v1a).
 *
 * @module
 */
import { isThenable } from "../../core/thenable.ts";
import type { MaybePromise } from "../../core/thenable.ts";
import { encode, HmacSha256, sha256 } from "../../runtime/sha256.ts";
import type { Bytes, Encoding, HashInput } from "../../runtime/sha256.ts";
import { decodeBase64, equalTexts, utf8 } from "./encoding.ts";
import { signedInput } from "./scheme.ts";
import type { Envelope, SchemeKey, Signature } from "./scheme.ts";

/** A shared secret. */
export class MacKey implements SchemeKey {
  readonly #hmac: HmacSha256;
  readonly #encoding: Encoding;
  readonly #version: string;

  constructor(secret: Bytes | string, encoding: Encoding, version = "") {
    this.#hmac = new HmacSha256(secret);
    this.#encoding = encoding;
    this.#version = version;
  }

  /** Signs once, and compares with all signatures, wherever the first match is. */
  verify(envelope: Envelope, body: Bytes): MaybePromise<boolean> {
    const { signatures } = envelope;
    const text = this.#hmac.signText(signedInput(envelope, body), this.#encoding);
    return isThenable(text)
      ? text.then((text) => isAmong(signatures, this.#version, text))
      : isAmong(signatures, this.#version, text);
  }

  sign(input: HashInput): MaybePromise<Signature> {
    const version = this.#version;
    const text = this.#hmac.signText(input, this.#encoding);
    return isThenable(text) ? text.then((text) => ({ version, text })) : { version, text };
  }

  identify(input: HashInput): MaybePromise<Bytes> {
    return this.#hmac.sign(input);
  }
}

function isAmong(signatures: readonly Signature[], version: string, expected: string): boolean {
  let found = false;
  for (const one of signatures) {
    if (one.version === version) found = equalTexts(one.text, expected) || found;
  }
  return found;
}

const ED25519 = "Ed25519";
/** The version tag of Ed25519 signatures. */
const V1A = "v1a";
/** The start of a PKCS #8 document with an Ed25519 private key (RFC 8410). */
const PKCS8: readonly number[] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

/** A public key, which verifies `v1a` signatures. */
export class PublicKey implements SchemeKey {
  readonly #bytes: Bytes;
  /** The imported key. Never its promise: on Workers that ends with the request. */
  #key: CryptoKey | undefined;

  /** @param bytes The 32 bytes of the key. */
  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  async verify(envelope: Envelope, body: Bytes): Promise<boolean> {
    const signatures = envelope.signatures.filter(({ version }) => version === V1A);
    if (signatures.length === 0) return false;
    const input = joined(signedInput(envelope, body));
    this.#key ??= await crypto.subtle.importKey("raw", this.#bytes, ED25519, false, ["verify"]);
    const key = this.#key;
    const results = await Promise.all(signatures.map(({ text }) => isSigned(key, text, input)));
    return results.includes(true);
  }

  identify(input: HashInput): MaybePromise<Bytes> {
    return sha256(joined([this.#bytes, ...partsOf(input)]));
  }
}

async function isSigned(key: CryptoKey, text: string, input: Bytes): Promise<boolean> {
  const signature = decodeBase64(text);
  // Only canonical base64: other texts decode to the same bytes.
  if (signature?.length !== 64 || encode(signature, "base64") !== text) return false;
  return await crypto.subtle.verify(ED25519, key, signature, input);
}

/** A private key, which signs as `v1a`. */
export class PrivateKey implements SchemeKey {
  readonly #seed: Bytes;

  /** @param bytes The 32 bytes of the seed; the public key may follow. */
  constructor(bytes: Bytes) {
    this.#seed = bytes.slice(0, 32);
  }

  verify(): boolean {
    return false;
  }

  identify(): Bytes {
    return this.#seed;
  }

  async sign(input: HashInput): Promise<Signature> {
    const document = Uint8Array.from([...PKCS8, ...this.#seed]);
    const key = await crypto.subtle.importKey("pkcs8", document, ED25519, false, ["sign"]);
    const signature = await crypto.subtle.sign(ED25519, key, joined(input));
    return { version: V1A, text: encode(new Uint8Array(signature), "base64") };
  }
}

function partsOf(input: HashInput): readonly (Bytes | string)[] {
  return typeof input === "string" || input instanceof Uint8Array ? [input] : input;
}

function joined(input: HashInput): Bytes {
  const all = partsOf(input).map((part) => typeof part === "string" ? utf8(part) : part);
  const bytes = new Uint8Array(all.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
