/**
 * A storage in a folder, for Node and Bun.
 *
 * @module
 */
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Storage } from "./app.ts";

/** Stores files in a folder, which is made when it is missing. */
export async function diskStorage(folder: string): Promise<Storage> {
  await mkdir(folder, { recursive: true });
  const at = (key: string) => path.join(folder, key);
  return {
    async put(key, stream) {
      try {
        await pipeline(Readable.fromWeb(stream as never), createWriteStream(at(key)));
      } catch (error) {
        await rm(at(key), { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        await access(at(key));
      } catch {
        return undefined;
      }
      return Readable.toWeb(createReadStream(at(key))) as unknown as ReadableStream<Uint8Array>;
    },
    remove: (key) => rm(at(key), { force: true }),
  };
}
