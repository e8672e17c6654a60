/**
 * Compresses a body that is known.
 *
 * @module
 */
import { compressNow, compressorOf, joined } from "../runtime/zlib.ts";
import type { CodingLevels, ContentCoding, Zlib } from "../runtime/zlib.ts";

/** Largest body that is compressed at once, in bytes: that blocks for 0.3 ms. */
const MAX_BLOCKING = 16_384;

/** Returns the compressed body. Without zlib, the coding has to be gzip. */
export async function encodeWhole(
  zlib: Zlib | undefined,
  coding: ContentCoding,
  bytes: Uint8Array<ArrayBuffer>,
  levels: CodingLevels,
): Promise<Uint8Array<ArrayBuffer>> {
  if (zlib === undefined) return await gzipped(bytes);
  if (bytes.length <= MAX_BLOCKING) return compressNow(zlib, coding, bytes, levels);
  const compressor = compressorOf(zlib, coding, levels);
  try {
    return joined([await compressor.write(bytes), await compressor.end()]);
  } finally {
    compressor.destroy();
  }
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
