/**
 * Options of other libraries, with what they are here: see `TheirNames`.
 *
 * @module
 */
import type { TheirNames } from "../core/option-hints.ts";

/** Of `hono/compress`, `compression`, `koa-compress` and `@fastify/compress`. */
export const COMPRESS_THEIRS: TheirNames =
  'encoding,defaultEncoding=encodings, a list|minSize,minLength=threshold, in bytes or like "1kb"' +
  "|contentTypeFilter,customTypes,filter=types, a list of media types" +
  "|brotliOptions,zlibOptions,gzipOptions,quality=level, by coding: { br: 4 }" +
  "|br,brotli,gzip,zstd:use encodings, or level|shouldCompress:use skip" +
  "|deflate:it is not offered: clients disagree about its format";
