/**
 * A request made again, with its whole body still unread.
 *
 * @module
 */

import { READERS } from "./watched-request.ts";

/** Methods that `new Request()` refuses with a body, or always (Fetch §2.2.1). */
const UNMAKEABLE = /^(get|head|connect|trace|track)$/i;

/** On Workers: a stream that says how long it is, as R2 and others ask. */
type FixedLength = new (length: number) => TransformStream<Uint8Array, Uint8Array>;

/**
 * Puts a body in the place of a request's own.
 *
 * @param raw The request that was read.
 * @param isStandIn True for a server's stand-in, which would be made into a Request of its own.
 * @param replace Is given the request that is to be used from then on.
 */
export function unreadRequest(
  raw: Request,
  isStandIn: boolean,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  replace: (made: Request) => void,
): Request {
  const { method } = raw;
  // Servers hand on what comes with these, and no such request can be made.
  const made = UNMAKEABLE.test(method) ? "POST" : method;
  const init = { body, duplex: "half", method: made } as RequestInit;
  const request = isStandIn
    ? new Request(raw.url, { ...init, headers: raw.headers, signal: raw.signal })
    : new Request(raw, init);
  if (body instanceof ReadableStream) giveLength(request, body, replace);
  // Routes were found by the method as it came, which may be in lower case.
  return request.method === method
    ? request
    : Object.defineProperty(request, "method", { value: method });
}

/**
 * Once somebody asks for the stream alone: to make it starts the reading. From then on the stream
 * is the body of another request, which is put in the place of this one.
 */
function giveLength(
  request: Request,
  stream: ReadableStream<Uint8Array>,
  replace: (made: Request) => void,
): void {
  const { FixedLengthStream } = globalThis as { FixedLengthStream?: FixedLength };
  const length = request.headers.get("content-length") ?? "";
  if (FixedLengthStream === undefined || !/^\d{1,15}$/.test(length)) return;
  let made: Request | undefined;
  const get = () => {
    if (made !== undefined) return made.body;
    const { readable, writable } = new FixedLengthStream(Number(length));
    const other = made = new Request(request, { body: readable });
    // What goes wrong reaches whoever reads.
    stream.pipeTo(writable).catch(() => {});
    for (const name of [...READERS, "clone"] as const) {
      Object.defineProperty(request, name, { value: () => other[name]() });
    }
    Object.defineProperty(request, "bodyUsed", { get: () => other.bodyUsed });
    replace(other);
    return other.body;
  };
  Object.defineProperty(request, "body", { configurable: true, get });
}
