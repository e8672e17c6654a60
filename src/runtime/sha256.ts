/**
 * SHA-256 and HMAC-SHA-256, and the comparison of secrets in constant time.
 *
 * They are synchronous where the runtime has `node:crypto` (Node, Deno, Bun, Workers with the flag
 * `nodejs_compat`), which is several times faster for short inputs. Elsewhere they return promises
 * of `crypto.subtle`.
 *
 * @module
 */
import { isThenable } from "../core/thenable.ts";
import type { MaybePromise } from "../core/thenable.ts";

/** Bytes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Input of a hash: bytes, text (hashed as UTF-8), or parts that are hashed one after another. */
export type HashInput = Bytes | string | readonly (Bytes | string)[];

/** How bytes are written: as lower-case hex, base64 with padding, or base64url without. */
export type Encoding = "hex" | "base64" | "base64url";

/** A hash of `node:crypto`. */
interface NodeHash {
  update(data: Bytes | string): unknown;
  digest(): Uint8Array;
  digest(encoding: Encoding): string;
}

/** The part of `node:crypto` that is used. */
export interface NodeCrypto {
  /** Hashes at once: ten times as fast for short inputs. Missing in older versions. */
  hash?(algorithm: string, data: Bytes | string, encoding: "hex"): string;
  /** Starts a hash. */
  createHash(algorithm: string): NodeHash;
  /** Starts an HMAC. */
  createHmac(algorithm: string, key: Bytes): NodeHash;
  /** Compares bytes of equal length in constant time. */
  timingSafeEqual(a: Bytes, b: Bytes): boolean;
}

const HMAC = { name: "HMAC", hash: "SHA-256" };

/** Empty until the first use; null without `node:crypto`. */
const lookedUp: { node?: NodeCrypto | null } = {};

/**
 * Returns the SHA-256 hash.
 *
 * @param node `node:crypto`; null for `crypto.subtle`. Default: `node:crypto` where it exists.
 */
export function sha256(
  input: HashInput,
  node: NodeCrypto | null = nodeCrypto(),
): MaybePromise<Bytes> {
  if (node !== null) return digestOf(node.createHash("sha256"), input);
  return crypto.subtle.digest("SHA-256", joined(input)).then(asBytes);
}

/** Returns the SHA-256 hash as 64 lower-case hex digits. See {@link sha256}. */
export function hexDigest(
  input: HashInput,
  node: NodeCrypto | null = nodeCrypto(),
): MaybePromise<string> {
  if (node !== null) {
    if (isOne(input) && node.hash !== undefined) return node.hash("sha256", input, "hex");
    const hash = node.createHash("sha256");
    update(hash, input);
    return hash.digest("hex");
  }
  const hash = sha256(input, node);
  return isThenable(hash) ? hash.then(hex) : hex(hash);
}

/**
 * Signs with HMAC-SHA-256 under one secret. Keep it for as long as the secret: without
 * `node:crypto`, importing a secret takes as long as signing.
 */
export class HmacSha256 {
  readonly #secret: Bytes;
  readonly #node: NodeCrypto | null | undefined;
  /** The imported secret. Never its promise: on Workers that ends with the request. */
  #key: CryptoKey | undefined;

  /**
   * @param secret Bytes, or text (its UTF-8 bytes are the secret).
   * @param node See {@link sha256}.
   * @throws {RangeError} When the secret is empty: everyone could sign with it.
   */
  constructor(secret: Bytes | string, node?: NodeCrypto | null) {
    this.#secret = typeof secret === "string" ? utf8(secret) : secret.slice();
    if (this.#secret.length === 0) throw new RangeError("the secret of an HMAC must not be empty");
    this.#node = node;
  }

  /** Returns the 32 bytes of the code. */
  sign(input: HashInput): MaybePromise<Bytes> {
    const hash = this.#begin(input);
    return hash === undefined ? this.#signLater(joined(input)) : new Uint8Array(hash.digest());
  }

  /** Returns the code as text. On Deno that takes half the time of its bytes. */
  signText(input: HashInput, encoding: Encoding): MaybePromise<string> {
    const hash = this.#begin(input);
    if (hash !== undefined) return hash.digest(encoding);
    return this.#signLater(joined(input)).then((code) => encode(code, encoding));
  }

  /** Undefined without `node:crypto`. */
  #begin(input: HashInput): NodeHash | undefined {
    const node = this.#node === undefined ? nodeCrypto() : this.#node;
    const hash = node?.createHmac("sha256", this.#secret);
    if (hash !== undefined) update(hash, input);
    return hash;
  }

  /** Whether a code belongs to an input. Compares in constant time. */
  verify(code: Bytes, input: HashInput): MaybePromise<boolean> {
    const expected = this.sign(input);
    return isThenable(expected)
      ? expected.then((bytes) => constantTimeEqual(bytes, code))
      : constantTimeEqual(expected, code);
  }

  async #signLater(bytes: Bytes): Promise<Bytes> {
    this.#key ??= await crypto.subtle.importKey("raw", this.#secret, HMAC, false, ["sign"]);
    return asBytes(await crypto.subtle.sign("HMAC", this.#key, bytes));
  }
}

/**
 * Whether two values are equal. The time depends on their length only, which is not secret.
 *
 * @param node See {@link sha256}.
 */
export function constantTimeEqual(
  a: Bytes,
  b: Bytes,
  node: NodeCrypto | null = nodeCrypto(),
): boolean {
  if (a.length !== b.length) return false;
  if (node !== null) return node.timingSafeEqual(a, b);
  const subtle = crypto.subtle as unknown as Partial<NodeCrypto>;
  if (typeof subtle.timingSafeEqual === "function") return subtle.timingSafeEqual(a, b); // Workers
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

/** Returns bytes as lower-case hex digits. */
export function hex(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    text += HEX_DIGITS[bytes[i] >> 4] + HEX_DIGITS[bytes[i] & 15];
  }
  return text;
}

const HEX_DIGITS = "0123456789abcdef";

/** Returns bytes in an encoding. */
export function encode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "hex") return hex(bytes);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  const base64 = btoa(text);
  if (encoding === "base64") return base64;
  return base64.replace(/[+/=]/g, (char) => char === "+" ? "-" : char === "/" ? "_" : "");
}

/**
 * Returns `node:crypto`, or null where it does not exist or does not work. Not imported: that would
 * prevent a Worker without the flag from starting.
 */
export function nodeCrypto(): NodeCrypto | null {
  return lookedUp.node === undefined ? lookedUp.node = lookUp() : lookedUp.node;
}

function lookUp(): NodeCrypto | null {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): NodeCrypto | undefined };
  };
  try {
    const node = process?.getBuiltinModule?.("node:crypto");
    if (node === undefined) return null;
    // The stubs of bundlers throw when they are called.
    const hash = digestOf(node.createHash("sha256"), "");
    return node.timingSafeEqual(hash, hash) ? node : null;
  } catch {
    return null;
  }
}

function digestOf(hash: NodeHash, input: HashInput): Bytes {
  update(hash, input);
  return new Uint8Array(hash.digest());
}

function update(hash: NodeHash, input: HashInput): void {
  if (isOne(input)) hash.update(input);
  else for (const part of input) hash.update(part);
}

function joined(input: HashInput): Bytes {
  if (isOne(input)) return typeof input === "string" ? utf8(input) : input;
  const parts = input.map((part) => typeof part === "string" ? utf8(part) : part);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function isOne(input: HashInput): input is Bytes | string {
  return typeof input === "string" || input instanceof Uint8Array;
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function asBytes(buffer: ArrayBuffer): Bytes {
  return new Uint8Array(buffer);
}
