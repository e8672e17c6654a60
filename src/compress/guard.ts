/**
 * The handler: response → rules → start of the body → coding → compressed response.
 *
 * @module
 */
import { isStreamed, shownBody } from "../core/body/response-body.ts";
import { failuresOf } from "../core/callback.ts";
import { requestHeader, setResponseHeader, setResponseHeaders } from "../core/request/headers.ts";
import type { EdgeContext, Next } from "../core/request/middleware.ts";
import { within } from "../core/within.ts";
import { compressorOf, hasCoding, platformZlib } from "../runtime/zlib.ts";
import type { ContentCoding, Zlib } from "../runtime/zlib.ts";
import { BodyReader } from "./body-reader.ts";
import { encodeWhole } from "./encode-whole.ts";
import { encodedStream } from "./encoded-stream.ts";
import { isBunFile, nameHiddenType, wholeBody } from "./known-body.ts";
import { negotiate } from "./negotiate.ts";
import type { CompressSettings } from "./options.ts";
import { encodeBody, restoreBody } from "./replace-body.ts";
import { describeEncoded, reasonAgainst, varied } from "./rules.ts";
import { essenceOf, isReadInParts, looksLikeText } from "./types.ts";

/** How long the start of a stream may take, in ms. */
const START_MS = 10;
/** How long the end of a body is waited for that is larger than the threshold, in ms. */
const END_MS = 1;
/** Number of bytes for which it is waited. */
const SHORT_BODY = 32_768;
/** Maximum number of bytes of a UTF-16 unit in UTF-8. */
const MAX_UTF8 = 3;
/** Largest known body that is compressed as a whole, in bytes; a larger one is streamed. */
const ONE_SHOT = 65_536;

const LATE = Symbol("late");

/** The handler of one `compress()`. */
export class CompressGuard {
  readonly #settings: CompressSettings;
  readonly #zlib: Zlib | undefined;
  /** The codings that this runtime has. */
  readonly #offered: readonly ContentCoding[];
  #compressed = 0;
  #identity = 0;
  #bytes = 0;
  #encodedBytes = 0;
  #errors = 0;

  constructor(settings: CompressSettings) {
    const zlib = platformZlib();
    this.#settings = settings;
    this.#zlib = zlib;
    this.#offered = settings.encodings.filter((coding) =>
      zlib === undefined
        ? coding === "gzip" && typeof CompressionStream === "function"
        : hasCoding(zlib, coding)
    );
  }

  /** The middleware. */
  async handle(c: EdgeContext, next: Next): Promise<void> {
    await next();
    const against = reasonAgainst(c.res, this.#settings);
    if (against !== undefined) return this.#leave(c, against);
    const { skip } = this.#settings;
    // If it fails, the response is not compressed: it may have a secret.
    if (skip !== undefined && await skip.ask(c) !== false) return this.#leave(c, "skip");
    return await this.#compress(c);
  }

  stats(): Record<string, number> {
    const { skip, observer } = this.#settings;
    return {
      compressed_total: this.#compressed,
      identity_total: this.#identity,
      bytes_total: this.#bytes,
      encoded_bytes_total: this.#encodedBytes,
      compress_errors_total: this.#errors,
      callback_errors_total: failuresOf([skip, observer]),
    };
  }

  async #compress(c: EdgeContext): Promise<void> {
    const response = c.res;
    const coding = negotiate(requestHeader(c, "accept-encoding"), this.#offered);
    let isFile = isBunFile(response);
    if (isFile && requestHeader(c, "range") !== undefined) return this.#leave(c, "range");
    if (!isFile && !isStreamed(response)) {
      const shown = shownBody(response);
      isFile = shown instanceof Blob && shown.size > ONE_SHOT;
      if (!isFile) return await this.#known(c, coding, shown instanceof Blob ? undefined : shown);
    }
    if (isFile && coding === undefined) return this.#leaveStream(c, coding);
    if (c.req.method === "HEAD") return this.#head(c, coding);
    const { body, headers } = response;
    if (body === null || body.locked) return this.#leave(c, "empty");
    const type = essenceOf(headers.get("content-type") ?? "");
    const length = type === "" ? null : headers.get("content-length");
    const isLong = type === "text/event-stream" || Number(length) > SHORT_BODY;
    if (isLong && (coding === undefined || this.#zlib === undefined)) {
      return this.#leaveStream(c, coding);
    }
    const reader = new BodyReader(body);
    const isSlow = !isLong && await this.#startsSlowly(reader, isReadInParts(type));
    if (reader.hasEnded) {
      // Bun sends a stream without a type, but bytes as `application/octet-stream`.
      if (type !== "" || !("Bun" in globalThis)) return this.#whole(c, coding, reader.bytes);
      if (reader.size < this.#settings.threshold) return this.#pass(c, reader, "small", false);
    }
    if (type === "" && !looksLikeText(reader.bytes)) return this.#pass(c, reader, "type", false);
    if (this.#zlib === undefined) return this.#pass(c, reader, "unsupported", false);
    if (isSlow && length === null && !isFile) return this.#pass(c, reader, "slow", true);
    if (coding === undefined) return this.#pass(c, reader, "not-accepted", true);
    this.#stream(c, coding, reader, isReadInParts(type));
  }

  /** Compresses a body that is not streamed; `shown` is what the platform shows of it. */
  async #known(
    c: EdgeContext,
    coding: ContentCoding | undefined,
    shown: string | Uint8Array<ArrayBuffer> | undefined,
  ): Promise<void> {
    if (shown !== undefined && shown.length * MAX_UTF8 < this.#settings.threshold) {
      return this.#leave(c, shown.length === 0 ? "empty" : "small");
    }
    if (shown === undefined && c.res.bodyUsed) return this.#leave(c, "empty");
    const bytes = await wholeBody(c.res, shown);
    nameHiddenType(c, bytes);
    return await this.#whole(c, coding, bytes, shown === undefined);
  }

  /** Answers HEAD with the headers of GET, except for the coding. */
  #head(c: EdgeContext, coding: ContentCoding | undefined): void {
    const headers = setResponseHeaders(c, ["vary"], [varied(c.res.headers)]);
    if (coding !== undefined && headers !== undefined) describeEncoded(headers);
    this.#leave(c, "head");
  }

  /** Leaves a stream as it is, without looking at it. */
  #leaveStream(c: EdgeContext, coding: ContentCoding | undefined): void {
    if (this.#zlib === undefined) return this.#leave(c, "unsupported");
    setResponseHeader(c, "vary", varied(c.res.headers));
    this.#leave(c, coding === undefined ? "not-accepted" : "unsupported");
  }

  /** Reads the start of a stream. Resolves to true if it paused before the threshold. */
  async #startsSlowly(reader: BodyReader, inParts: boolean): Promise<boolean> {
    const { threshold } = this.#settings;
    if (await within(START_MS, reader.fill(threshold), LATE) === LATE) {
      reader.stop();
      return true;
    }
    if (!inParts && reader.size >= threshold && reader.size < SHORT_BODY) {
      if (await within(END_MS, reader.fill(SHORT_BODY), LATE) === LATE) reader.stop();
    }
    return false;
  }

  /**
   * Compresses a body that is known.
   *
   * @param isRead Whether it was read from the response.
   */
  async #whole(
    c: EdgeContext,
    coding: ContentCoding | undefined,
    bytes: Uint8Array<ArrayBuffer>,
    isRead = true,
  ): Promise<void> {
    const { threshold, levels } = this.#settings;
    const size = bytes.length;
    if (size < threshold) {
      return this.#restore(c, isRead, bytes, size === 0 ? "empty" : "small", false);
    }
    if (!c.res.headers.has("content-type") && !looksLikeText(bytes)) {
      return this.#restore(c, isRead, bytes, "type", false);
    }
    if (this.#offered.length === 0) return this.#restore(c, isRead, bytes, "unsupported", false);
    if (c.req.method === "HEAD") {
      if (isRead) restoreBody(c, bytes, true);
      return this.#head(c, coding);
    }
    if (coding === undefined) return this.#restore(c, isRead, bytes, "not-accepted", true);
    if (size > ONE_SHOT && this.#zlib !== undefined) {
      return this.#stream(c, coding, new BodyReader(new Response(bytes).body!), false);
    }
    let encoded: Uint8Array<ArrayBuffer>;
    try {
      encoded = await encodeWhole(this.#zlib, coding, bytes, levels);
    } catch {
      this.#errors++;
      return this.#restore(c, isRead, bytes, "unsupported", true);
    }
    if (encoded.length >= size) return this.#restore(c, isRead, bytes, "larger", true);
    encodeBody(c, encoded, coding, encoded.length);
    this.#count(size, encoded.length);
    this.#encoded(c, coding, size, encoded.length);
  }

  /** Compresses a stream. */
  #stream(c: EdgeContext, coding: ContentCoding, reader: BodyReader, inParts: boolean): void {
    const { flush, levels } = this.#settings;
    const zlib = this.#zlib!;
    const stream = encodedStream(reader, {
      compressor: () => compressorOf(zlib, coding, levels),
      flush: flush === "auto" && inParts ? "always" : flush,
      counted: (bytes, encoded) => this.#count(bytes, encoded),
    });
    encodeBody(c, stream, coding);
    this.#encoded(c, coding);
  }

  /** Sends a known body as it is. */
  #restore(
    c: EdgeContext,
    isRead: boolean,
    bytes: Uint8Array<ArrayBuffer>,
    reason: string,
    varies: boolean,
  ): void {
    if (isRead && (bytes.length > 0 || c.res.body !== null)) restoreBody(c, bytes, varies);
    else if (varies) setResponseHeader(c, "vary", varied(c.res.headers));
    this.#leave(c, reason, bytes.length);
  }

  #pass(c: EdgeContext, reader: BodyReader, reason: string, varies: boolean): void {
    restoreBody(c, reader.stream(), varies);
    this.#leave(c, reason);
  }

  #count(bytes: number, encoded: number): void {
    this.#bytes += bytes;
    this.#encodedBytes += encoded;
  }

  #encoded(c: EdgeContext, encoding: ContentCoding, bytes?: number, encodedBytes?: number): void {
    this.#compressed++;
    const { observer } = this.#settings;
    if (observer === undefined) return;
    const sizes = bytes === undefined ? {} : { bytes, encodedBytes };
    observer.call(c, { encoding, reason: "encoded", ...sizes });
  }

  #leave(c: EdgeContext, reason: string, bytes?: number): void {
    this.#identity++;
    const { observer } = this.#settings;
    if (observer === undefined) return;
    const sizes = bytes === undefined ? {} : { bytes };
    observer.call(c, { encoding: "identity", reason, ...sizes });
  }
}
