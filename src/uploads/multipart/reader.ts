/**
 * Parses a multipart form as it arrives (RFC 7578, RFC 2046 §5.1). Bytes are only read from the
 * source when a caller asks for them, and at most one chunk and the headers of one part are held.
 *
 * It is strict, because a lax parser may see other parts than the one behind it: lines end with
 * CRLF, a delimiter is followed by CRLF or `--` only, and the last delimiter must be there.
 *
 * @module
 */
import type { ByteSource } from "../../core/body/byte-source.ts";
import { Delimiter } from "./delimiter.ts";
import { MalformedForm, truncated } from "./malformed.ts";
import { parsePartHead } from "./part-head.ts";
import type { PartHead } from "./part-head.ts";

/** Maximum size of the headers of a part, in bytes. */
export const MAX_HEAD_BYTES = 8_192;
/** Maximum size of the text before the first part, and of the text after the last, in bytes. */
export const MAX_AROUND_BYTES = 8_192;
/** Maximum number of spaces and tabs after a delimiter. */
const MAX_PADDING = 64;

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const NO_BYTES: Uint8Array = /* @__PURE__ */ new Uint8Array(0);
const END_OF_FORM = /^[ \t]*(\r\n|$)/;

/** The parts of one form, one after the other. Calls must not overlap. */
export class MultipartReader {
  readonly #source: ByteSource;
  readonly #delimiter: Delimiter;
  /** Bytes that were read and not used yet, from `#at`. */
  #bytes: Uint8Array = NO_BYTES;
  #at = 0;
  #place: "before" | "head" | "body" | "end" = "before";

  constructor(source: ByteSource, boundary: string) {
    this.#source = source;
    this.#delimiter = new Delimiter(boundary);
  }

  /**
   * Skips the rest of the current part, and returns the headers of the next; undefined at the end
   * of the form, once the source has ended too.
   *
   * @throws {MalformedForm} And whatever the source throws.
   */
  async next(): Promise<PartHead | undefined> {
    if (this.#place === "before") await this.#skipPreamble();
    while (this.#place === "body") await this.read();
    if (this.#place === "end") return await this.#skipEpilogue();
    const head = parsePartHead(await this.#readHead());
    await this.#passEmptyLine();
    this.#place = "body";
    return head;
  }

  /**
   * Returns the next bytes of the current part, which the caller owns; undefined at its end.
   *
   * @throws {MalformedForm} And whatever the source throws.
   */
  async read(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    if (this.#place !== "body") return undefined;
    return await this.#readToDelimiter();
  }

  async #skipPreamble(): Promise<void> {
    await this.#more();
    // The first delimiter needs no CRLF: usually the form begins with it.
    if (this.#delimiter.begins(this.#bytes)) {
      this.#at = this.#delimiter.length - 2;
      return await this.#passLineEnd();
    }
    this.#bytes = joined(Uint8Array.of(CR, LF), this.#bytes);
    // That CRLF is not counted.
    let size = -2;
    let chunk: Uint8Array | undefined;
    while ((chunk = await this.#readToDelimiter()) !== undefined) {
      size += chunk.length;
      if (size > MAX_AROUND_BYTES) throw new MalformedForm("The form does not begin with a part");
    }
  }

  async #skipEpilogue(): Promise<undefined> {
    let isTooLong: boolean;
    do {
      isTooLong = this.#bytes.length - this.#at > MAX_AROUND_BYTES;
    } while (!isTooLong && await this.#more());
    const start = String.fromCharCode(
      ...this.#bytes.subarray(this.#at, this.#at + MAX_AROUND_BYTES),
    );
    // Another parser may take a further delimiter for the beginning of a part.
    const next = this.#delimiter.indexIn(this.#bytes, this.#at);
    const hasDelimiter = next + this.#delimiter.length <= this.#bytes.length;
    if (isTooLong || hasDelimiter || !END_OF_FORM.test(start)) {
      throw new MalformedForm("The form goes on after its last boundary");
    }
    this.#bytes = NO_BYTES;
    this.#at = 0;
  }

  async #readToDelimiter(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    for (;;) {
      const end = this.#delimiter.indexIn(this.#bytes, this.#at);
      if (end > this.#at) return this.#take(end);
      if (this.#bytes.length - end >= this.#delimiter.length) {
        this.#at += this.#delimiter.length;
        await this.#passLineEnd();
        return undefined;
      }
      if (!await this.#more()) throw truncated();
    }
  }

  /** Returns the bytes up to `end` in a buffer of their own: the caller may transfer it. */
  #take(end: number): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes;
    const isWhole = this.#at === 0 && end === bytes.length &&
      bytes.byteLength === bytes.buffer.byteLength;
    const taken = isWhole ? bytes : bytes.slice(this.#at, end);
    if (end === bytes.length) {
      this.#bytes = NO_BYTES;
      this.#at = 0;
    } else this.#at = end;
    return taken as Uint8Array<ArrayBuffer>;
  }

  /** Reads what follows a delimiter: CRLF before another part, `--` after the last. */
  async #passLineEnd(): Promise<void> {
    for (let padding = 0; padding <= MAX_PADDING; padding++) {
      while (this.#bytes.length - this.#at < 2) {
        if (!await this.#more()) throw truncated();
      }
      const first = this.#bytes[this.#at];
      const second = this.#bytes[this.#at + 1];
      const isLineEnd = first === CR && second === LF;
      const isClose = padding === 0 && first === HYPHEN && second === HYPHEN;
      if (isLineEnd || isClose) {
        this.#at += 2;
        this.#place = isClose ? "end" : "head";
        return;
      }
      if (first !== SPACE && first !== TAB) break;
      this.#at++;
    }
    throw new MalformedForm("The boundary occurs within a part");
  }

  /** Reads the header lines of a part, up to its empty line. */
  async #readHead(): Promise<Uint8Array> {
    let from = this.#at;
    for (;;) {
      const end = endOfHead(this.#bytes, from);
      const size = (end === -1 ? this.#bytes.length : end) - this.#at;
      if (size > MAX_HEAD_BYTES) throw new MalformedForm("A part has too long headers");
      if (end !== -1) {
        const head = this.#bytes.subarray(this.#at, end);
        this.#at = end + 2;
        return head;
      }
      // The empty line may begin in these bytes.
      const rescanned = Math.min(size, 3);
      if (!await this.#more()) throw truncated();
      from = size - rescanned;
    }
  }

  /** Passes the empty line, whose CRLF other parsers take for the beginning of a delimiter. */
  async #passEmptyLine(): Promise<void> {
    for (;;) {
      const matched = this.#delimiter.matchedAt(this.#bytes, this.#at);
      if (matched === this.#delimiter.length) {
        throw new MalformedForm("The boundary occurs within a part");
      }
      if (this.#at + matched < this.#bytes.length) break;
      if (!await this.#more()) throw truncated();
    }
    this.#at += 2;
  }

  /** Adds the next chunk to the bytes that were not used yet. */
  async #more(): Promise<boolean> {
    const chunk = await this.#source.next();
    if (chunk === undefined) return false;
    const rest = this.#bytes.subarray(this.#at);
    if (rest.length === 0) {
      // A chunk that does not span its own buffer is only valid until the next one.
      this.#bytes = chunk.byteLength === chunk.buffer.byteLength ? chunk : chunk.slice();
    } else {
      this.#bytes = joined(rest, chunk);
    }
    this.#at = 0;
    return true;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Returns the index of the CRLF before an empty line; -1 when there is none. */
function endOfHead(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(CR, from); at !== -1; at = bytes.indexOf(CR, at + 1)) {
    const isEnd = bytes[at + 1] === LF && bytes[at + 2] === CR && bytes[at + 3] === LF;
    if (isEnd) return at;
  }
  return -1;
}
