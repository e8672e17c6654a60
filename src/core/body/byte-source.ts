/**
 * Reads bytes from a stream with as little memory and as few promises as the platform allows.
 *
 * @module
 */

/** Bytes that come chunk by chunk. One call at a time. */
export interface ByteSource {
  /**
   * The next chunk; undefined at the end. A chunk that does not span its own buffer is good only
   * until the following call. Rejects when the bytes break off.
   */
  next(): Promise<Uint8Array | undefined>;
  /** Wants no more for now: whoever else reads the stream may do so. */
  pause(): void;
  /** Wants no more at all. Never rejects. */
  cancel(reason?: unknown): Promise<void>;
}

/** The bytes of a stream, which nobody else reads from now on. */
export function bytesOf(stream: ReadableStream<Uint8Array>, expected = 0): ByteSource {
  const reader = fillsOurBuffers() ? byobReader(stream) : undefined;
  return reader === undefined
    ? new ChunkSource(stream.getReader())
    : new BufferSource(reader, expected);
}

/** Takes chunks as the stream gives them. */
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
  /** Of Workers, older than the standard's `min`. */
  readAtLeast?(min: number, view: Uint8Array): Promise<ReadableStreamReadResult<Uint8Array>>;
  cancel(reason?: unknown): Promise<void>;
}

/** Reads of a stream that are answered with whatever is there. */
const EXACT_READS = 64;
/** From then on a read waits for so many bytes or the end: a chunk of one byte costs no promise. */
const MIN_READ = 1_024;
const MIN_BUFFER = 4_096;
const MAX_BUFFER = 65_536;

/** Has the stream fill a buffer of ours, again and again. */
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
      // A buffer that was filled is handed over, and the next one is larger.
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
 * True on Deno and Workers. Elsewhere chunks are small, or filled buffers are not to be relied on.
 */
function fillsOurBuffers(): boolean {
  const { ReadableStreamBYOBReader: Reader, Deno } = globalThis as {
    ReadableStreamBYOBReader?: { prototype: object };
    Deno?: unknown;
  };
  return Deno !== undefined || Reader !== undefined && "readAtLeast" in Reader.prototype;
}

/** Undefined for a stream that is no byte stream. */
function byobReader(stream: ReadableStream<Uint8Array>): MinimumReader | undefined {
  if (stream.locked) return undefined;
  try {
    return stream.getReader({ mode: "byob" }) as unknown as MinimumReader;
  } catch {
    return undefined;
  }
}

function ignore(): void {}
