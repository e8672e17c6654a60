/**
 * Reads the bytes of web streams and of Node's IncomingMessage, with as little memory and as few
 * promises as the platform allows.
 *
 * @module
 */

/** Bytes that arrive chunk by chunk. Calls must not overlap. */
export interface ByteSource {
  /** Length of a body that is read in one piece, so that its progress is not seen. */
  readonly unseen?: number;
  /**
   * Returns the next chunk; undefined at the end. A chunk that does not span its own buffer is only
   * valid until the following call. Rejects when the stream breaks off.
   */
  next(): Promise<Uint8Array | undefined>;
  /** Stops listening for now, so that other code may read the stream. */
  pause(): void;
  /** Cancels the stream. Never rejects. */
  cancel(reason?: unknown): Promise<void>;
}

/** Reads a web stream, which is locked from then on. */
export function bytesOf(stream: ReadableStream<Uint8Array>, expected = 0): ByteSource {
  const reader = fillsOurBuffers() ? byobReader(stream) : undefined;
  return reader === undefined
    ? new ChunkSource(stream.getReader())
    : new BufferSource(reader, expected);
}

/** Returns chunks as the stream delivers them. */
class ChunkSource implements ByteSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  async next(): Promise<Uint8Array | undefined> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      if (value.byteLength > 0) return value;
    }
  }

  pause(): void {}

  cancel(reason?: unknown): Promise<void> {
    return this.#reader.cancel(reason).catch(ignore);
  }
}

interface MinimumReader {
  read(view: Uint8Array, options?: { min: number }): Promise<ReadableStreamReadResult<Uint8Array>>;
  /** The predecessor of the standard option `min`, on Workers. */
  readAtLeast?(min: number, view: Uint8Array): Promise<ReadableStreamReadResult<Uint8Array>>;
  cancel(reason?: unknown): Promise<void>;
}

/** Number of reads that resolve as soon as any bytes are available. */
const EXACT_READS = 64;
/**
 * Later reads wait for this many bytes or the end, so that one-byte chunks do not cost a promise.
 */
const MIN_READ = 1_024;
const MIN_BUFFER = 4_096;
const MAX_BUFFER = 65_536;

/** Lets the stream fill a buffer that is reused. */
class BufferSource implements ByteSource {
  readonly #reader: MinimumReader;
  #size: number;
  #spare: ArrayBuffer | undefined;
  #reads = 0;
  #hasEnded = false;

  constructor(reader: MinimumReader, expected: number) {
    this.#reader = reader;
    this.#size = Math.min(Math.max(expected, MIN_BUFFER), MAX_BUFFER);
  }

  async next(): Promise<Uint8Array | undefined> {
    while (!this.#hasEnded) {
      this.#spare ??= new ArrayBuffer(this.#size);
      const { done, value } = await this.#read(new Uint8Array(this.#spare));
      this.#hasEnded = done;
      if (!value) continue;
      // A full buffer is handed over to the caller, and the next one is larger.
      const isFull = value.byteLength === value.buffer.byteLength;
      this.#spare = isFull ? undefined : value.buffer as ArrayBuffer;
      if (isFull) this.#size = Math.min(4 * this.#size, MAX_BUFFER);
      if (value.byteLength > 0) return value;
    }
    return undefined;
  }

  pause(): void {}

  cancel(reason?: unknown): Promise<void> {
    return this.#reader.cancel(reason).catch(ignore);
  }

  #read(view: Uint8Array): Promise<ReadableStreamReadResult<Uint8Array>> {
    const reader = this.#reader;
    if (this.#reads++ < EXACT_READS) return reader.read(view);
    return reader.readAtLeast?.(MIN_READ, view) ?? reader.read(view, { min: MIN_READ });
  }
}

/**
 * Whether BYOB reads are worthwhile: on Deno and Workers. Elsewhere chunks are small, or BYOB reads
 * are unreliable.
 */
function fillsOurBuffers(): boolean {
  const { ReadableStreamBYOBReader: Reader, Deno } = globalThis as {
    ReadableStreamBYOBReader?: { prototype: object };
    Deno?: unknown;
  };
  return Deno !== undefined || Reader !== undefined && "readAtLeast" in Reader.prototype;
}

/** Undefined for a stream that is not a byte stream. */
function byobReader(stream: ReadableStream<Uint8Array>): MinimumReader | undefined {
  if (stream.locked) return undefined;
  try {
    return stream.getReader({ mode: "byob" }) as unknown as MinimumReader;
  } catch {
    return undefined;
  }
}

/** The part of Node's IncomingMessage that is used to read its body. */
export interface Incoming {
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly readableEncoding: string | null;
  readonly destroyed: boolean;
  readonly rawBody?: unknown;
  read(): Uint8Array | null;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

const EVENTS = ["readable", "end", "error", "close"];

/** Reads Node's own stream: returns all bytes that have arrived since the last read. */
export class IncomingSource implements ByteSource {
  readonly #incoming: Incoming;
  #isListening = false;
  #wake: (() => void) | undefined = undefined;

  constructor(incoming: Incoming) {
    this.#incoming = incoming;
  }

  async next(): Promise<Uint8Array | undefined> {
    const incoming = this.#incoming;
    for (;;) {
      const chunk = incoming.read();
      // A plain Uint8Array, because some methods of Buffer differ.
      if (chunk !== null) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (incoming.readableEnded) break;
      if (incoming.destroyed) throw new TypeError("the client has disconnected");
      if (!this.#isListening) this.#listen(true);
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    this.pause();
    return undefined;
  }

  pause(): void {
    if (this.#isListening) this.#listen(false);
  }

  cancel(): Promise<void> {
    this.pause();
    return Promise.resolve();
  }

  readonly #onEvent = (): void => {
    this.#wake?.();
    this.#wake = undefined;
  };

  #listen(on: boolean): void {
    this.#isListening = on;
    for (const event of EVENTS) {
      if (on) this.#incoming.on(event, this.#onEvent);
      else this.#incoming.off(event, this.#onEvent);
    }
  }
}

function ignore(): void {}
