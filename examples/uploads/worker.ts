/**
 * The service on Cloudflare Workers, with an R2 bucket that is bound as FILES. A bucket takes a
 * file of unknown size in parts of 5 MB, so that much memory is used for each file that arrives.
 */
import { service } from "./app.ts";
import type { Storage } from "./app.ts";

/** The part of R2 that is used. */
interface Bucket {
  createMultipartUpload(key: string): Promise<{
    uploadPart(number: number, bytes: Uint8Array): Promise<unknown>;
    complete(parts: unknown[]): Promise<unknown>;
    abort(): Promise<void>;
  }>;
  get(key: string): Promise<{ body: ReadableStream<Uint8Array> } | null>;
  delete(key: string): Promise<void>;
}

/** All parts of an R2 upload but the last have the same size, of at least 5 MB. */
const PART_BYTES = 5 * 1_048_576;

function bucketStorage(bucket: Bucket): Storage {
  return {
    async put(key, stream) {
      const upload = await bucket.createMultipartUpload(key);
      try {
        const parts: unknown[] = [];
        for await (const part of partsOf(stream)) {
          parts.push(await upload.uploadPart(parts.length + 1, part));
        }
        await upload.complete(parts);
      } catch (error) {
        await upload.abort();
        throw error;
      }
    },
    get: async (key) => (await bucket.get(key))?.body,
    remove: (key) => bucket.delete(key),
  };
}

/** Cuts a stream into parts; an empty one has one empty part. */
async function* partsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(PART_BYTES);
  let size = 0;
  let count = 0;
  for await (let chunk of stream) {
    while (chunk.length > 0) {
      const fits = chunk.subarray(0, PART_BYTES - size);
      part.set(fits, size);
      size += fits.length;
      chunk = chunk.subarray(fits.length);
      if (size < PART_BYTES) continue;
      yield part;
      count++;
      part = new Uint8Array(PART_BYTES);
      size = 0;
    }
  }
  if (size > 0 || count === 0) yield part.subarray(0, size);
}

export default service((c) => bucketStorage(c.env.FILES));
