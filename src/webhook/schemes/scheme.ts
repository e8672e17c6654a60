/**
 * The interface of signature schemes: how a sender signs, and where the parts are in a request.
 *
 * @module
 */
import type { HashInput } from "../../runtime/sha256.ts";
import type { MaybePromise } from "../../core/thenable.ts";
import type { Bytes } from "../../runtime/sha256.ts";

/** Maximum number of signatures in one header: more than any sender has during a rotation. */
export const MAX_SIGNATURES = 16;

/** A signature of a header. */
export interface Signature {
  /** The version tag, `"v1"` or `"v1a"`; `""` for schemes without versions. */
  readonly version: string;
  readonly text: string;
}

/** Everything that the headers of a delivery say. Untrusted until a signature matches. */
export interface Envelope {
  /** The id of the delivery. */
  readonly id: string | undefined;
  /** The time of signing, in seconds since the epoch. */
  readonly timestamp: number | undefined;
  /** The period in which the delivery is valid, in seconds; instead of timestamp and tolerance. */
  readonly period?: { readonly from: number; readonly end: number };
  /** The signed text before the body. */
  readonly before: string;
  /** The signed text after the body. */
  readonly after: string;
  /** The hash of the body, as base64url, if it is signed in place of the body. */
  readonly bodyHash?: string;
  readonly signatures: readonly Signature[];
}

/** A secret, or a public key, of a scheme. */
export interface SchemeKey {
  /** Whether one of the signatures is by this key. */
  verify(envelope: Envelope, body: Bytes): MaybePromise<boolean>;
  /** Returns a keyed hash, which identifies something under this key. */
  identify(input: HashInput): MaybePromise<Bytes>;
  /** Signs, as the text of a signature with its version. Undefined for a public key. */
  sign?(input: HashInput): MaybePromise<Signature>;
}

/** The parts of a delivery to sign. */
export interface Unsigned {
  readonly id: string | undefined;
  readonly timestamp: number;
  readonly body: Bytes;
  readonly url: string | undefined;
}

/** A function that returns a request header by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

/** A signature scheme. */
export interface Scheme {
  /** The name, as in `c.var.webhook.scheme`. */
  readonly name: string;
  /** Default tolerance in ms; undefined if the sender signs no time. */
  readonly toleranceMs: number | undefined;
  /** Whether the signature covers the id. */
  readonly signsId: boolean;
  /** The property of a JSON body that identifies the event, if no header does. */
  readonly idInBody?: string;
  /** Whether the signature covers the URL. */
  readonly signsUrl?: boolean;
  /**
   * Makes the key of a secret.
   *
   * @returns The expected form, for a message, when the secret has another one.
   */
  key(secret: string, purpose: "verify" | "sign"): SchemeKey | string;
  /**
   * Reads the headers; undefined when one is missing or malformed.
   *
   * @param isOurs Whether a signed URL is the one of this endpoint.
   */
  read(header: ReadHeader, isOurs: (url: string) => boolean): Envelope | undefined;
  /**
   * Signs with all keys, and returns the headers to send.
   *
   * @throws {TypeError} When a part is missing or cannot be signed.
   */
  sign(parts: Unsigned, keys: readonly SchemeKey[]): Promise<Record<string, string>>;
}

/** Returns the signed input. */
export function signedInput(envelope: Envelope, body: Bytes): HashInput {
  const { before, after, bodyHash } = envelope;
  return bodyHash === undefined ? [before, body, after] : before;
}

/** Reads a time in whole seconds since the epoch: digits without leading zeros. */
export function readSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,11}$/.test(text) ? Number(text) : undefined;
}

/** Whether a text can be the id of a delivery: 1 to 255 visible ASCII characters. */
export function isId(text: string): boolean {
  return /^[\x21-\x7e]{1,255}$/.test(text);
}
