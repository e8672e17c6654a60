/**
 * Where the bytes of a body come from: Hono's own readers, when they were first, or the platform.
 *
 * @module
 */
import { bytesOf } from "./byte-source.ts";
import type { ByteSource } from "./byte-source.ts";
import { formOf, formPairs, isAscii } from "./form-pairs.ts";
import type { EdgeContext } from "../request/middleware.ts";
import { bodyOf } from "./watched-request.ts";

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

const URL_ENCODED = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** Bytes as the form that their content type says they are; undefined when they are none. */
export async function parseForm(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<FormData | undefined> {
  // Beside raw characters Node reads escapes wrongly: guards must see what its handlers will.
  if (URL_ENCODED.test(type) && isAscii(bytes)) return formOf(formPairs(bytes));
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}

/** The part of Node's IncomingMessage that its body is read with. */
export interface Incoming {
  readonly readableDidRead: boolean;
  readonly readableEnded: boolean;
  readonly readableEncoding: string | null;
  readonly destroyed: boolean;
  readonly rawBody?: unknown;
  read(): Uint8Array | null;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

/**
 * Node's own stream of this request's body, where it is still unread. @hono/node-server hands out a
 * stand-in that is made into a Request, at several times the cost of reading it, only when its
 * stream is asked for; and Node's stream joins small chunks, while a web stream has a promise for
 * each. A Request that someone constructed has a body of its own.
 */
export function incomingOf(c: EdgeContext): Incoming | undefined {
  if (Object.getPrototypeOf(c.req.raw) === Request.prototype) return undefined;
  const incoming = c.env?.incoming as Partial<Incoming> | undefined;
  const isUnread = typeof incoming?.read === "function" && typeof incoming.off === "function" &&
    incoming.readableDidRead === false && incoming.readableEncoding === null &&
    incoming.destroyed === false && incoming.rawBody === undefined;
  return isUnread ? incoming as Incoming : undefined;
}

/** The bytes of a raw request; undefined when it has no body. */
export function sourceOf(
  raw: Request,
  incoming: Incoming | undefined,
  expected: number,
): ByteSource | undefined {
  if (incoming !== undefined && !incoming.readableDidRead) return new IncomingSource(incoming);
  const body = bodyOf(raw);
  return body === null ? undefined : bytesOf(body, expected);
}

const EVENTS = ["readable", "end", "error", "close"];

/** Reads all that has arrived at once. */
class IncomingSource implements ByteSource {
  readonly #incoming: Incoming;
  #isListening = false;
  #wake: (() => void) | undefined = undefined;

  constructor(incoming: Incoming) {
    this.#incoming = incoming;
  }

  async next(): Promise<Uint8Array | undefined> {
    const incoming = this.#incoming;
    for (;;) {
      const chunk = incoming.read();
      // No Buffer, whose methods are others.
      if (chunk !== null) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      if (incoming.readableEnded) break;
      if (incoming.destroyed) throw new TypeError("the client has left");
      if (!this.#isListening) this.#listen(true);
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    this.pause();
    return undefined;
  }

  pause(): void {
    if (this.#isListening) this.#listen(false);
  }

  cancel(): Promise<void> {
    this.pause();
    return Promise.resolve();
  }

  readonly #onEvent = (): void => {
    this.#wake?.();
    this.#wake = undefined;
  };

  #listen(on: boolean): void {
    this.#isListening = on;
    for (const event of EVENTS) {
      if (on) this.#incoming.on(event, this.#onEvent);
      else this.#incoming.off(event, this.#onEvent);
    }
  }
}
