/**
 * Bytes collected from a stream up to a cap, in one buffer.
 *
 * A platform's chunk can hold far more memory than it has bytes (Deno pins 64 KB for each), and a
 * million chunks of one byte are a million objects. So chunks are copied and let go of; only a
 * first chunk that fills its own buffer is kept as it is.
 *
 * @module
 */
import type { ByteSource } from "./byte-source.ts";

/** The smallest buffer that chunks are copied to. */
const MIN_CAPACITY = 1_024;

/** Collects chunks. Memory: at most three times the bytes collected. */
export class Collector {
  /** Bytes collected so far. */
  size = 0;
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(0);

  /**
   * Adds a chunk, which may be reused by its owner afterwards unless it spans its own buffer.
   *
   * @param most The most bytes that are wanted: the buffer has room for no more, unless a chunk does.
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

  /** The bytes so far, as an array that spans its own buffer: it can be wrapped without copying. */
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

/** Chunks of fewer bytes than this, on average, are too small. */
const SMALL_CHUNK = 256;
/** So many small chunks are fine: each is about 200 bytes beside its own. */
const FEW_CHUNKS = 4_096;

/**
 * Reads one half of a cloned stream to its end. Undefined when it has more bytes than the cap, or
 * more small chunks than can be held: the other half holds each until it is read.
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
