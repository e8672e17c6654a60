/**
 * The bytes of one file: its head, which shows its type, and the stream for `onFile()`.
 *
 * @module
 */
import { Collector } from "../core/body/collect.ts";
import { HEAD_BYTES } from "../core/files/sniff.ts";
import type { MultipartReader } from "./multipart/reader.ts";
import { refusedBy, tooLarge } from "./refusals.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** One file of a form. */
export class FileBody {
  /** Number of bytes read so far. */
  size = 0;
  readonly #reader: MultipartReader;
  readonly #maxBytes: number;
  /** The first bytes, until the stream has passed them on. */
  #head: Collector | undefined = new Collector();
  #error: unknown = undefined;
  #fail: ((error: unknown) => void) | undefined = undefined;
  #controller: ReadableStreamDefaultController<Bytes> | undefined = undefined;
  #pulling: Promise<void> | undefined = undefined;
  #hasEnded = false;
  #isCancelled = false;

  constructor(reader: MultipartReader, maxBytes: number) {
    this.#reader = reader;
    this.#maxBytes = maxBytes;
  }

  /** Reads the first bytes. They are also the first of the stream. */
  async readHead(): Promise<Uint8Array> {
    const head = this.#head!;
    while (this.size < HEAD_BYTES && !this.#hasEnded) {
      const chunk = await this.#read();
      if (chunk !== undefined) head.add(chunk, Infinity);
    }
    return head.bytes.subarray(0, HEAD_BYTES);
  }

  /** Makes the stream. Nothing is read ahead of its reader. */
  stream(): ReadableStream<Bytes> {
    return new ReadableStream<Bytes>({
      start: (controller) => void (this.#controller = controller),
      pull: (controller) => this.#pulling = this.#pull(controller),
      cancel: () => void (this.#isCancelled = true),
    }, { highWaterMark: 0 });
  }

  /** Settles as `work` does, or rejects when the rest of the file cannot be read for the stream. */
  unlessItFails<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      if (this.#error !== undefined) reject(this.#error);
      work.then(resolve, reject);
    });
  }

  /** Skips the rest of the file. A stream that was not read to its end fails. */
  async finish(): Promise<void> {
    await this.#pulling;
    if (this.#error !== undefined) throw this.#error;
    this.#controller?.error(new TypeError("uploads: a file can be read until onFile() settles"));
    this.#head = undefined;
    while (await this.#read() !== undefined);
  }

  async #pull(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    let chunk = this.#head?.bytes;
    this.#head = undefined;
    try {
      if (!chunk?.length) chunk = await this.#read();
    } catch (error) {
      this.#error = error;
      this.#fail?.(error);
      return controller.error(error);
    }
    if (this.#isCancelled) return;
    if (chunk === undefined) controller.close();
    else controller.enqueue(chunk);
  }

  async #read(): Promise<Bytes | undefined> {
    if (this.#hasEnded) return undefined;
    let chunk: Bytes | undefined;
    try {
      chunk = await this.#reader.read();
    } catch (error) {
      throw refusedBy(error);
    }
    this.#hasEnded = chunk === undefined;
    this.size += chunk?.length ?? 0;
    if (this.size > this.#maxBytes) {
      throw tooLarge(`A file is longer than ${this.#maxBytes} bytes`);
    }
    return chunk;
  }
}
