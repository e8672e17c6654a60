/**
 * The zlib of the platform (Node, Deno, Bun, Workers with `nodejs_compat`), for compressing what is
 * sent. It is looked up when it is needed: an import of it would fail elsewhere.
 *
 * @module
 */

/** A content coding. */
export type ContentCoding = "br" | "zstd" | "gzip";

/** Level of each coding. */
export type CodingLevels = Readonly<Record<ContentCoding, number>>;

/** Compresses one stream. Calls must not overlap. */
export interface Compressor {
  /** Takes a chunk, and resolves to the output that there is. */
  write(chunk: Uint8Array): Promise<Uint8Array>;
  /** Resolves to all that is left of what was written, so that the reader can decode it. */
  flush(): Promise<Uint8Array>;
  /** Resolves to the end of the stream. */
  end(): Promise<Uint8Array>;
  /** Frees its memory. */
  destroy(): void;
}

/** The stream of a compressor, as Node has it. */
interface ZlibStream {
  on(event: "data", listener: (chunk: Uint8Array) => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
  on(event: "end" | "close", listener: () => void): void;
  write(chunk: Uint8Array, done: () => void): void;
  flush(kind: number, done: () => void): void;
  end(): void;
  destroy(): void;
}

interface ZlibOptions {
  readonly level?: number;
  readonly chunkSize?: number | undefined;
  readonly params?: Readonly<Record<number, number>>;
}

/** The part of `node:zlib` that is used here. */
export interface Zlib {
  readonly constants: Readonly<Record<string, number>>;
  gzipSync(bytes: Uint8Array, options: ZlibOptions): Uint8Array<ArrayBuffer>;
  brotliCompressSync(bytes: Uint8Array, options: ZlibOptions): Uint8Array<ArrayBuffer>;
  zstdCompressSync?(bytes: Uint8Array, options: ZlibOptions): Uint8Array<ArrayBuffer>;
  createGzip(options: ZlibOptions): ZlibStream;
  createBrotliCompress(options: ZlibOptions): ZlibStream;
  createZstdCompress?(options: ZlibOptions): ZlibStream;
}

/** Returns the zlib of the platform; undefined where there is none. */
export function platformZlib(): Zlib | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => unknown };
  };
  try {
    return process?.getBuiltinModule?.("node:zlib") as Zlib | undefined;
  } catch {
    return undefined;
  }
}

/** Whether a zlib has a coding: all have br and gzip, Node 20 has no zstd. */
export function hasCoding(zlib: Zlib, coding: ContentCoding): boolean {
  return coding !== "zstd" || zlib.createZstdCompress !== undefined;
}

/** Compresses a whole body at once, and blocks meanwhile. */
export function compressNow(
  zlib: Zlib,
  coding: ContentCoding,
  bytes: Uint8Array,
  levels: CodingLevels,
): Uint8Array<ArrayBuffer> {
  const options = optionsOf(zlib, coding, levels, bytes.length);
  if (coding === "br") return zlib.brotliCompressSync(bytes, options);
  if (coding === "gzip") return zlib.gzipSync(bytes, options);
  return zlib.zstdCompressSync!(bytes, options);
}

/**
 * Log2 of the window of a stream, in bytes: each open stream holds its window and tables. At the
 * defaults br would take 4 MB for each client of an event stream.
 */
const STREAM_WINDOW = 17;

/** The smallest size of the chunks of a compressor. */
const MIN_CHUNK = 64;

/** @param size The size of a body that is compressed at once. */
function optionsOf(
  zlib: Zlib,
  coding: ContentCoding,
  levels: CodingLevels,
  size: number | undefined,
): ZlibOptions {
  const level = levels[coding];
  if (coding === "gzip" && size === undefined) return { level };
  // A body that becomes smaller fits into one chunk; the default of 16 KB takes time to allocate.
  const chunkSize = size && Math.max(size, MIN_CHUNK);
  return coding === "gzip"
    ? { level, chunkSize }
    : { chunkSize, params: paramsOf(zlib, coding, level, size) };
}

function paramsOf(
  { constants }: Zlib,
  coding: "br" | "zstd",
  level: number,
  size: number | undefined,
): Record<number, number> {
  if (coding === "zstd") {
    const params: Record<number, number> = { [constants.ZSTD_c_compressionLevel]: level };
    if (size === undefined) params[constants.ZSTD_c_windowLog] = STREAM_WINDOW;
    return params;
  }
  const params: Record<number, number> = {
    [constants.BROTLI_PARAM_QUALITY]: level,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
  if (size === undefined) params[constants.BROTLI_PARAM_LGWIN] = STREAM_WINDOW;
  else params[constants.BROTLI_PARAM_SIZE_HINT] = size;
  return params;
}

/** Makes the compressor of one stream. */
export function compressorOf(
  zlib: Zlib,
  coding: ContentCoding,
  levels: CodingLevels,
): Compressor {
  const { constants } = zlib;
  const options = optionsOf(zlib, coding, levels, undefined);
  if (coding === "gzip") {
    // A full flush takes four bytes more, which is a third of a short event.
    return new StreamCompressor(zlib.createGzip(options), constants.Z_PARTIAL_FLUSH);
  }
  return coding === "br"
    ? new StreamCompressor(zlib.createBrotliCompress(options), constants.BROTLI_OPERATION_FLUSH)
    : new StreamCompressor(zlib.createZstdCompress!(options), constants.ZSTD_e_flush);
}

class StreamCompressor implements Compressor {
  readonly #stream: ZlibStream;
  readonly #flush: number;
  #output: Uint8Array[] = [];
  /** Settles the running call. */
  #settle: (() => void) | undefined;
  #failure: { readonly error: unknown } | undefined;
  #hasEnded = false;

  constructor(stream: ZlibStream, flush: number) {
    this.#stream = stream;
    this.#flush = flush;
    stream.on("data", (chunk) => void this.#output.push(chunk));
    stream.on("error", (error) => this.#fail(error));
    stream.on("end", () => {
      this.#hasEnded = true;
      this.#settle?.();
    });
    stream.on("close", () => {
      if (!this.#hasEnded) this.#fail(new Error("the compressor was closed"));
    });
  }

  write(chunk: Uint8Array): Promise<Uint8Array> {
    return this.#run((done) => this.#stream.write(chunk, done));
  }

  flush(): Promise<Uint8Array> {
    return this.#run((done) => this.#stream.flush(this.#flush, done));
  }

  end(): Promise<Uint8Array> {
    return this.#run(() => this.#stream.end());
  }

  destroy(): void {
    this.#stream.destroy();
  }

  async #run(start: (done: () => void) => void): Promise<Uint8Array> {
    await new Promise<void>((resolve) => {
      this.#settle = resolve;
      if (this.#failure === undefined) start(resolve);
      else resolve();
    });
    this.#settle = undefined;
    if (this.#failure !== undefined) throw this.#failure.error;
    const output = this.#output;
    this.#output = [];
    return joined(output);
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#settle?.();
  }
}

/** Joins chunks. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  // Node's own chunks are views of buffers that it never writes again.
  if (chunks.length === 1) return chunks[0] as Uint8Array<ArrayBuffer>;
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
