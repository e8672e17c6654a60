/**
 * Makes a Request again, with its whole body unread, for the code that runs after a guard.
 *
 * @module
 */
import { bodyOf } from "./platform-request.ts";
import { READERS } from "./watched-request.ts";

/** Methods that `new Request()` rejects always, or together with a body (Fetch §2.2.1). */
const REJECTED_METHODS = /^(get|head|connect|trace|track)$/i;
/** Those of them that are accepted without a body, so that the request can be forwarded. */
const BODILESS_METHODS = /^(get|head)$/i;

/** A stream with a known length (Workers), which R2 and other APIs require. */
type FixedLength = new (length: number) => TransformStream<Uint8Array, Uint8Array>;

/**
 * Copies a request with another body.
 *
 * @param raw The request that was read.
 * @param isStandIn Whether `raw` is the stand-in of a server, whose use would construct a Request.
 * @param replace Called with the request to use from then on, if it has to be replaced later.
 */
export function unreadRequest(
  raw: Request,
  isStandIn: boolean,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  replace: (made: Request) => void,
): Request {
  const { method } = raw;
  if (BODILESS_METHODS.test(method) && (isStandIn || isEmpty(body))) return bodiless(raw);
  // Servers accept bodies with these methods, but no such Request can be constructed.
  const made = REJECTED_METHODS.test(method) ? "POST" : method;
  const init = { body, duplex: "half", method: made } as RequestInit;
  const request = isStandIn
    ? new Request(raw.url, { ...init, headers: raw.headers, signal: raw.signal })
    : new Request(raw, init);
  if (body instanceof ReadableStream) giveLength(request, replace);
  return withMethod(request, method);
}

/**
 * Copies a GET or HEAD request that has no body for the handler: it was empty, or the server hides
 * it (@hono/node-server). With an empty one, neither `new Request()` nor `fetch()` would take it.
 */
function bodiless(raw: Request): Request {
  const { method, headers, signal, redirect, cf } = raw as Request & { readonly cf?: unknown };
  const init = { method, headers, signal, redirect, ...(cf !== undefined && { cf }) };
  return withMethod(new Request(raw.url, init), method);
}

function isEmpty(body: Uint8Array | ReadableStream): boolean {
  return body instanceof Uint8Array && body.length === 0;
}

/** Restores the method as sent, which routing uses and which may be in lower case. */
function withMethod(request: Request, method: string): Request {
  return request.method === method
    ? request
    : Object.defineProperty(request, "method", { value: method });
}

/**
 * Gives the stream of a request a known length, lazily, because making such a stream starts
 * reading. The stream then is the body of another request, which replaces this one.
 */
function giveLength(request: Request, replace: (made: Request) => void): void {
  const { FixedLengthStream } = globalThis as { FixedLengthStream?: FixedLength };
  const length = request.headers.get("content-length") ?? "";
  if (FixedLengthStream === undefined || !/^\d{1,15}$/.test(length)) return;
  let made: Request | undefined;
  const get = () => {
    if (made !== undefined) return made.body;
    const { readable, writable } = new FixedLengthStream(Number(length));
    const other = made = new Request(request, { body: readable });
    // Not the stream it was made of, which a clone has locked. Errors reach the other end's reader.
    bodyOf(request)!.pipeTo(writable).catch(() => {});
    for (const name of [...READERS, "clone"] as const) {
      Object.defineProperty(request, name, { value: () => other[name]() });
    }
    Object.defineProperty(request, "bodyUsed", { get: () => other.bodyUsed });
    replace(other);
    return other.body;
  };
  Object.defineProperty(request, "body", { configurable: true, get });
}
