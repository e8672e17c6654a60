/**
 * Collects the bytes of a stream, up to a cap, in one buffer.
 *
 * A platform's chunk can hold far more memory than it has bytes (Deno pins 64 KB for each), and a
 * million chunks of one byte are a million objects. So chunks are copied and released; only a first
 * chunk that fills its own buffer is kept as it is.
 *
 * @module
 */
import type { ByteSource } from "./byte-source.ts";

/** Minimum size of the buffer that chunks are copied to. */
const MIN_CAPACITY = 1_024;

/** The buffer of every collector before its first chunk: an array costs more than most steps. */
const NO_BYTES: Uint8Array<ArrayBuffer> = /* @__PURE__ */ new Uint8Array(0);

/** Collects chunks. Uses at most three times the memory of the bytes collected. */
export class Collector {
  /** Bytes collected so far. */
  size = 0;
  #buffer: Uint8Array<ArrayBuffer> = NO_BYTES;

  /**
   * Adds a chunk, which its owner may reuse afterwards unless it spans its own buffer.
   *
   * @param most Maximum number of bytes wanted: the buffer does not grow beyond it, unless one
   * chunk
   *   does.
   */
  add(chunk: Uint8Array, most: number): void {
    const size = this.size + chunk.byteLength;
    if (this.size === 0) {
      this.#buffer = spansItsBuffer(chunk) ? new Uint8Array(chunk.buffer) : new Uint8Array(chunk);
    } else {
      if (size > this.#buffer.byteLength) this.#grow(size, most);
      this.#buffer.set(chunk, this.size);
    }
    this.size = size;
  }

  /** The bytes so far, as an array that spans its own buffer and can be wrapped without a copy. */
  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.size < this.#buffer.byteLength) this.#buffer = this.#buffer.slice(0, this.size);
    return this.#buffer;
  }

  #grow(size: number, most: number): void {
    const capacity = Math.min(Math.max(2 * size, MIN_CAPACITY), most);
    const larger = new Uint8Array(Math.max(size, capacity));
    larger.set(this.#buffer.subarray(0, this.size));
    this.#buffer = larger;
  }
}

/** Average size below which chunks are too small. */
const SMALL_CHUNK = 256;
/** Number of small chunks that are accepted: each has an overhead of about 200 bytes. */
const FEW_CHUNKS = 4_096;

/**
 * Reads one half of a cloned stream to its end. Undefined when it has more bytes than the cap, or
 * too many small chunks: the other half buffers each of them until it is read.
 */
export async function collectUpTo(
  source: ByteSource,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const collector = new Collector();
  let chunks = 0;
  for (let chunk; (chunk = await source.next()) !== undefined;) {
    const size = collector.size + chunk.byteLength;
    if (size > maxBytes || ++chunks > FEW_CHUNKS + size / SMALL_CHUNK) return undefined;
    collector.add(chunk, maxBytes);
  }
  return collector.bytes;
}

function spansItsBuffer(chunk: Uint8Array): chunk is Uint8Array<ArrayBuffer> {
  return chunk.buffer instanceof ArrayBuffer && chunk.byteLength === chunk.buffer.byteLength;
}
