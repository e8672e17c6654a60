/**
 * The format of keys: `<prefix>_`, then 8 characters of the id, 30 of the secret (178 bits) and 6
 * of a checksum, all of base62. As at GitHub, scanners for leaked secrets recognise keys by the
 * prefix and the checksum, and a double click selects a whole key.
 *
 * @module
 */
import type { KeyRecord } from "../core/store/keys.ts";
import { hexDigest } from "../runtime/sha256.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 8;
const SECRET_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
/** The sum of the three. */
const LENGTH = 44;
/** The largest multiple of 62 that a byte can hold: larger bytes would make digits uneven. */
const MAX_BYTE = 248;

const PREFIX = /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/;
const MAX_PREFIX = 32;
const ID = /^[0-9A-Za-z]{8}$/;
const NOT_BASE62 = /[^0-9A-Za-z]/;

/** A new key. */
export interface NewKey {
  /** The whole key. Secret. */
  readonly key: string;
  readonly id: string;
  /** The prefix and the id, which are not secret. */
  readonly start: string;
}

/** The keys of one prefix. */
export class KeyFormat {
  readonly #start: string;

  constructor(prefix: string) {
    this.#start = `${prefix}_`;
  }

  /** Makes a new key, with a random id if none is given. */
  make(id: string = randomDigits(ID_LENGTH)): NewKey {
    const body = this.#start + id + randomDigits(SECRET_LENGTH);
    return { key: body + checksumOf(body), id, start: this.#start + id };
  }

  /** Whether a text starts as these keys do. */
  hasPrefix(text: string): boolean {
    return text.startsWith(this.#start);
  }

  /** Whether a text is the `start` of a key of this prefix. */
  isStart(text: string): boolean {
    return text.length === this.#start.length + ID_LENGTH && this.hasPrefix(text);
  }

  /** Whether a text is a key in this format. Most typing errors and all other texts are not. */
  accepts(text: string): boolean {
    const start = this.#start.length;
    if (text.length !== start + LENGTH || !this.hasPrefix(text)) return false;
    if (NOT_BASE62.test(text.slice(start))) return false;
    return checksumOf(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
  }
}

/** Whether a prefix can be that of keys. */
export function isPrefix(text: string): boolean {
  return text.length <= MAX_PREFIX && PREFIX.test(text);
}

/** Whether a text can be the id of a key. */
export function isKeyId(text: unknown): text is string {
  return typeof text === "string" && ID.test(text);
}

function randomDigits(length: number): string {
  const bytes = new Uint8Array(2 * length);
  let digits = "";
  while (digits.length < length) {
    for (const byte of crypto.getRandomValues(bytes)) {
      if (byte < MAX_BYTE && digits.length < length) digits += DIGITS[byte % 62];
    }
  }
  return digits;
}

/**
 * Returns the id of the key that replaces another one. It is always the same, and a store has an id
 * only once: so of many concurrent rotations of a key, one makes a new key.
 */
export async function successorId({ hash }: KeyRecord): Promise<string> {
  // 52 bits; a number has 53.
  const number = Number.parseInt((await hexDigest(`successor of ${hash}`)).slice(0, 13), 16);
  return base62(number, ID_LENGTH);
}

/** Returns the last digits of a number, in base62. */
function base62(number: number, length: number): string {
  let rest = number;
  let digits = "";
  while (digits.length < length) {
    digits = DIGITS[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** Returns the CRC-32 of ASCII text (ISO 3309, as in zip files), in base62. */
function checksumOf(text: string): string {
  const steps = stepsOf();
  let crc = -1;
  for (let i = 0; i < text.length; i++) crc = crc >>> 8 ^ steps[(crc ^ text.charCodeAt(i)) & 255];
  return base62(~crc >>> 0, CHECKSUM_LENGTH);
}

/** Empty until the first use. */
const made: { steps?: Int32Array } = {};

/** The effect of each byte on the checksum. */
function stepsOf(): Int32Array {
  return made.steps ??= Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
}
