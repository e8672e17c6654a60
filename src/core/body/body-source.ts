/**
 * Chooses where a request's body is read from: the cache of Hono's own readers, Node's own stream,
 * or the stream of the platform's Request.
 *
 * @module
 */
import type { EdgeContext } from "../request/middleware.ts";
import { bytesOf, IncomingSource } from "./byte-source.ts";
import type { ByteSource, Incoming } from "./byte-source.ts";
import { formBytes } from "./form-bytes.ts";
import { bodyOf, prototypeOf } from "./platform-request.ts";
import { wholeOf } from "./whole-source.ts";

/** The origin of a request: the objects that its server passes on with it. */
export interface Origin {
  readonly env: unknown;
  /** Node's own stream of the body, if it is still unread. */
  readonly incoming: Incoming | undefined;
}

/** The part of Hono's request that its types do not share across versions. */
export interface RequestWithCache {
  raw: Request;
  /** The promises of Hono's own readers, by their name. */
  readonly bodyCache: Record<string, Promise<unknown> | undefined>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Returns the bytes that Hono's own readers have read, of a body of this content type. Old versions
 * of Hono do not derive bytes from what another reader has cached.
 */
export async function readCached(req: RequestWithCache, type: string): Promise<Uint8Array> {
  const { arrayBuffer, text, json, blob, formData } = req.bodyCache;
  if (arrayBuffer === undefined) {
    if (text !== undefined) return new TextEncoder().encode(await req.text());
    if (json !== undefined) return new TextEncoder().encode(JSON.stringify(await json));
    if (blob !== undefined) return new Uint8Array(await (await blob as Blob).arrayBuffer());
    // Hono derives the bytes of a form with a boundary other than the one that its type declares.
    if (formData !== undefined) return await formBytes(await formData as FormData, type);
  }
  return new Uint8Array(await req.arrayBuffer());
}

/**
 * Returns Node's own stream of this request's body, if it is still unread. @hono/node-server passes
 * a stand-in whose stream is only made by constructing a Request, at several times the cost of
 * reading it; and Node's stream joins small chunks, while a web stream needs a promise for each. A
 * Request that an application constructed has its own body.
 */
export function incomingOf(c: EdgeContext): Incoming | undefined {
  if (prototypeOf(c.req.raw) === Request.prototype) return undefined;
  const incoming = c.env?.incoming as Partial<Incoming> | undefined;
  const isUnread = typeof incoming?.read === "function" && typeof incoming.off === "function" &&
    incoming.readableDidRead === false && incoming.readableEncoding === null &&
    incoming.destroyed === false && incoming.rawBody === undefined;
  return isUnread ? incoming as Incoming : undefined;
}

/**
 * Returns the bytes of a raw request; undefined when it has no body.
 *
 * @param most Maximum number of bytes wanted.
 * @param inPieces Whether the pauses of the client must be seen.
 */
export function sourceOf(
  raw: Request,
  { env, incoming }: Origin,
  most: number,
  inPieces: boolean,
): ByteSource | undefined {
  if (incoming !== undefined && !incoming.readableDidRead) return new IncomingSource(incoming);
  const whole = inPieces ? undefined : wholeOf(raw, env, most);
  if (whole !== undefined) return whole;
  const body = bodyOf(raw);
  if (body === null) return undefined;
  return bytesOf(body, Math.min(Number(raw.headers.get("content-length")) || 0, most));
}
