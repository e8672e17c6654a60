/**
 * Reads the start of a body, and streams all of it afterwards.
 *
 * @module
 */
import { joined } from "../runtime/zlib.ts";

/** Largest piece that is passed on at once, in bytes. */
const MAX_PIECE = 65_536;

/** The body of one response. Reads only when it is asked to, one chunk at a time. */
export class BodyReader {
  /** Number of bytes that were read and not passed on. */
  size = 0;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #chunks: Uint8Array[] = [];
  #filling: Promise<void> | undefined;
  #isStopped = false;
  #hasEnded = false;
  #failure: { readonly error: unknown } | undefined;

  /** @param body Locked from then on. */
  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** Whether the end of the body was read. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The bytes that were read and not passed on. */
  get bytes(): Uint8Array<ArrayBuffer> {
    const bytes = joined(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }

  /** Reads until there are `enough` bytes, or to the end. Never rejects: `next()` does. */
  fill(enough: number): Promise<void> {
    return this.#filling = this.#fill(enough);
  }

  /** Ends a `fill()` after the chunk that it is waiting for, which is kept. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Resolves to the next piece, or to undefined at the end. Rejects if the body breaks off. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.#filling !== undefined && this.#chunks.length === 0) await this.#filling;
    while (this.#chunks.length === 0 && !this.#hasEnded && this.#failure === undefined) {
      await this.#read();
    }
    const [first] = this.#chunks;
    if (first !== undefined) return this.#taken(first);
    if (this.#failure !== undefined) throw this.#failure.error;
    return undefined;
  }

  /** Cancels the source. Rejects if the source does. */
  cancel(reason: unknown): Promise<void> {
    this.#chunks = [];
    return this.#reader.cancel(reason);
  }

  /** Passes the body on as it is. */
  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const piece = await this.next();
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
      cancel: (reason) => this.cancel(reason),
    }, { highWaterMark: 0 });
  }

  #taken(first: Uint8Array): Uint8Array {
    const piece = first.length > MAX_PIECE ? first.subarray(0, MAX_PIECE) : first;
    if (piece === first) this.#chunks.shift();
    else this.#chunks[0] = first.subarray(MAX_PIECE);
    this.size -= piece.length;
    return piece;
  }

  async #fill(enough: number): Promise<void> {
    this.#isStopped = false;
    while (
      this.size < enough && !this.#hasEnded && !this.#isStopped && this.#failure === undefined
    ) {
      await this.#read();
    }
    this.#filling = undefined;
  }

  async #read(): Promise<void> {
    try {
      const { done, value } = await this.#reader.read();
      this.#hasEnded = done;
      if (done) return;
      if (!ArrayBuffer.isView(value)) throw new TypeError("a chunk of the body is not bytes");
      if (value.length === 0) return;
      this.#chunks.push(value);
      this.size += value.length;
    } catch (error) {
      this.#failure = { error };
    }
  }
}
