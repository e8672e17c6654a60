/**
 * Finds the files of a multipart body while it arrives, so that a body with a file that is too long
 * is refused before it was read.
 *
 * Only sizes, counts and declared types are read here: the platform's parser makes the values of
 * the form. Where it reads a body differently, its files are measured again.
 *
 * @module
 */
import { PAYLOAD_TOO_LARGE } from "../../core/problem-kinds.ts";
import type { Refusal } from "../../core/refusal.ts";

/** The limits of the files of a form. */
export interface FileLimits {
  /** Maximum size of one file, in bytes. */
  readonly maxBytes: number;
  /** Maximum size of all files together, in bytes. */
  readonly maxTotalBytes: number;
  /** Maximum number of files. */
  readonly maxCount: number;
}

/** Returns the refusal of files beyond the limits. */
export function fileExcess(
  count: number,
  largest: number,
  total: number,
  limits: FileLimits,
): Refusal | undefined {
  const detail = count > limits.maxCount
    ? `There are more than ${limits.maxCount} files`
    : largest > limits.maxBytes
    ? `A file is longer than ${limits.maxBytes} bytes`
    : total > limits.maxTotalBytes
    ? `The files are longer than ${limits.maxTotalBytes} bytes together`
    : undefined;
  return detail === undefined ? undefined : { kind: PAYLOAD_TOO_LARGE, detail };
}

const FILE = /^content-disposition:[^\r\n]*;[ \t]*filename\*?[ \t]*=/im;
const NOTHING = /^content-disposition:[^\r\n]*;[ \t]*filename[ \t]*=[ \t]*""/im;
const TYPE = /^content-type:([^\r\n]*)/im;
const DASH = 45;

/** The parts of a multipart body, as far as it has arrived. */
export class FileParts {
  /** The declared type of each part: `""` for a file without one, undefined for a field. */
  readonly types: (string | undefined)[] = [];
  /** The file inputs in which nothing was chosen: parts without a file name and content. */
  readonly nothing: Set<number> = new Set();
  readonly #limits: FileLimits;
  readonly #blankLine: Uint8Array = ascii("\r\n\r\n");
  readonly #delimiter: Uint8Array;
  /** Where the search goes on. */
  #at = 0;
  /** Where the current headers or content begin. */
  #start = 0;
  #in: "preamble" | "head" | "field" | "file" | "epilogue" = "preamble";
  #count = 0;
  #total = 0;

  constructor(boundary: string, limits: FileLimits) {
    this.#delimiter = ascii(`\r\n--${boundary}`);
    this.#limits = limits;
  }

  /**
   * Reads on. Returns a refusal once the files are beyond a limit.
   *
   * @param bytes All bytes that have arrived, from the start of the body.
   */
  read(bytes: Uint8Array): Refusal | undefined {
    while (this.#in !== "epilogue") {
      const wanted = this.#wanted;
      const found = indexOf(bytes, wanted, this.#at);
      if (found < 0) {
        this.#at = Math.max(this.#at, bytes.length - wanted.length + 1);
        return this.#excess(this.#at - this.#start);
      }
      if (this.#in === "head") this.#endHead(bytes, found);
      else {
        const refusal = this.#excess(found - this.#start);
        if (refusal !== undefined) return refusal;
        if (this.#in === "file") this.#total += found - this.#start;
        if (found > this.#start) this.nothing.delete(this.types.length - 1);
        this.#in = "head";
        this.#at = this.#start = found + wanted.length;
      }
    }
    return undefined;
  }

  get #wanted(): Uint8Array {
    if (this.#in === "head") return this.#blankLine;
    // Without a preamble, no line break is in front of the first delimiter.
    return this.#in === "preamble" ? this.#delimiter.subarray(2) : this.#delimiter;
  }

  #endHead(bytes: Uint8Array, end: number): void {
    if (bytes[this.#start] === DASH && bytes[this.#start + 1] === DASH) {
      this.#in = "epilogue";
      return;
    }
    const head = new TextDecoder().decode(bytes.subarray(this.#start, end));
    const isFile = FILE.test(head);
    if (isFile) this.#count++;
    if (NOTHING.test(head)) this.nothing.add(this.types.length);
    this.types.push(isFile ? TYPE.exec(head)?.[1].trim() ?? "" : undefined);
    this.#in = isFile ? "file" : "field";
    this.#start = end + this.#blankLine.length;
    this.#at = this.#start;
  }

  /** @param size Number of bytes that the current part has at least. */
  #excess(size: number): Refusal | undefined {
    const current = this.#in === "file" ? size : 0;
    return fileExcess(this.#count, current, this.#total + current, this.#limits);
  }
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    // The platform's search is fast over long stretches, and slow to start.
    if (bytes[at] !== wanted[0]) at = bytes.indexOf(wanted[0], at);
    if (at < 0) return -1;
    let length = 1;
    while (length < wanted.length && bytes[at + length] === wanted[length]) length++;
    if (length === wanted.length) return at;
  }
  return -1;
}
