/**
 * A request made again, with its whole body still unread.
 *
 * @module
 */

/** Methods that `new Request()` refuses with a body, or always (Fetch §2.2.1). */
const UNMAKEABLE = /^(get|head|connect|trace|track)$/i;

/** On Workers: a stream that says how long it is, as R2 and others ask. */
type FixedLength = new (length: number) => TransformStream<Uint8Array, Uint8Array>;

/**
 * Puts a body in the place of a request's own.
 *
 * @param raw The request that was read.
 * @param isStandIn True for a server's stand-in, which would be made into a Request of its own.
 */
export function unreadRequest(
  raw: Request,
  isStandIn: boolean,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Request {
  const { method } = raw;
  // Servers hand on what comes with these, and no such request can be made.
  const made = UNMAKEABLE.test(method) ? "POST" : method;
  const init = { body, duplex: "half", method: made } as RequestInit;
  const request = isStandIn
    ? new Request(raw.url, { ...init, headers: raw.headers, signal: raw.signal })
    : new Request(raw, init);
  if (body instanceof ReadableStream) giveLength(request, body);
  // Routes were found by the method as it came, which may be in lower case.
  return request.method === method
    ? request
    : Object.defineProperty(request, "method", { value: method });
}

/** Once somebody asks for the stream alone: to make it starts the reading. */
function giveLength(request: Request, stream: ReadableStream<Uint8Array>): void {
  const { FixedLengthStream } = globalThis as { FixedLengthStream?: FixedLength };
  const length = request.headers.get("content-length") ?? "";
  if (FixedLengthStream === undefined || !/^\d{1,15}$/.test(length)) return;
  let fixed: ReadableStream<Uint8Array> | undefined;
  const get = () => {
    if (fixed !== undefined) return fixed;
    const { readable, writable } = new FixedLengthStream(Number(length));
    // What goes wrong reaches whoever reads.
    stream.pipeTo(writable).catch(() => {});
    return fixed = readable;
  };
  Object.defineProperty(request, "body", { configurable: true, get });
}
