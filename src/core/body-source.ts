/**
 * Where the bytes of a body come from: Hono's own readers, when they were first, or the platform.
 *
 * @module
 */
import type { EdgeContext } from "./middleware.ts";

/** What guards know of Hono's request beyond the types that all versions share. */
export interface RequestWithCache {
  raw: Request;
  /** Promises of what Hono's own readers have read. */
  readonly bodyCache: Record<string, Promise<unknown> | undefined>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What Hono's own readers have already read. Old copies derive nothing from a cached text. */
export async function readCached(req: RequestWithCache): Promise<Uint8Array> {
  if (req.bodyCache.arrayBuffer === undefined && req.bodyCache.text !== undefined) {
    return new TextEncoder().encode(await req.text());
  }
  return new Uint8Array(await req.arrayBuffer());
}

/**
 * The length that the server itself holds the client to, where that is known: @hono/node-server hands
 * out a stand-in that is made into a Request, at several times the cost of reading it, only when its
 * stream is asked for. Node's parser ends a body at its Content-Length, so it needs no stream to be
 * bounded. A Request that someone constructed may say anything, and is not asked.
 */
export function heldLength(c: EdgeContext): number | undefined {
  if (Object.getPrototypeOf(c.req.raw) === Request.prototype) return undefined;
  const headers = c.env?.incoming?.headers;
  const length = headers?.["content-length"];
  const isHeld = typeof length === "string" && /^\d{1,15}$/.test(length) &&
    headers["transfer-encoding"] === undefined;
  return isHeld ? Number(length) : undefined;
}

/** One array that spans its own buffer: what is handed out can be wrapped without copying. */
export function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const [first] = chunks;
  if (chunks.length === 1 && first.byteLength === first.buffer.byteLength) {
    return first as Uint8Array<ArrayBuffer>;
  }
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return joined;
}
