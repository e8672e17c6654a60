/**
 * Passes a client's body on to a dependency as it arrives, and records which side broke the stream:
 * a client that disconnects or stops sending is not a failure of the dependency.
 *
 * @module
 */
import { facts } from "../../core/request/facts.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";

/** Workers send a `Content-Length` only for a body of known length. */
interface WorkersGlobals {
  readonly FixedLengthStream?: new (length: number) => TransformStream<Uint8Array, Uint8Array>;
}

/** A body that is being passed on. */
export interface PassedOn {
  /** The stream to send in its place; undefined to send the body itself. */
  readonly readable: ReadableStream<Uint8Array> | undefined;
  /** Whether the client owes the next bytes; remains true once the body broke off. */
  readonly owes: boolean;
  /** Whether the client's body broke off. */
  readonly broke: boolean;
  /** Releases the rest of the body, after `fetch` threw. */
  abandon(): void;
}

/** A watched body. Holds at most one chunk. */
class ClientStream implements PassedOn {
  readonly readable: ReadableStream<Uint8Array>;
  owes = false;
  broke = false;

  /** @param length Its `Content-Length`, or null. */
  constructor(body: ReadableStream<Uint8Array>, length: string | null) {
    const { FixedLengthStream } = globalThis as WorkersGlobals;
    const { readable, writable } = FixedLengthStream !== undefined && length !== null
      ? new FixedLengthStream(Number(length))
      : new TransformStream<Uint8Array, Uint8Array>();
    this.readable = readable;
    this.#pump(body.getReader(), writable.getWriter());
  }

  abandon(): void {
    this.readable.cancel().catch(ignore);
  }

  async #pump(
    reader: ReadableStreamDefaultReader<Uint8Array>,
    writer: WritableStreamDefaultWriter<Uint8Array>,
  ): Promise<void> {
    try {
      for (;;) {
        this.owes = true;
        const { done, value } = await reader.read();
        this.owes = false;
        if (done) return await writer.close();
        await writer.write(value);
      }
    } catch (error) {
      this.broke = this.owes;
      writer.abort(error).catch(ignore);
      reader.cancel(error).catch(ignore);
    }
  }
}

/**
 * A body that cannot be watched: on Workers, a Request derived from the client's would lose its
 * `Content-Length`. When its `fetch` throws, the client may be the cause.
 */
class UnwatchedStream implements PassedOn {
  readonly readable = undefined;
  readonly broke = false;
  owes = false;

  abandon(): void {
    this.owes = true;
  }
}

/** Watches the stream that a `fetch` for `c` sends; undefined when it sends none. */
export function passOn(
  c: EdgeContext,
  body: unknown,
  request: Request | undefined,
): PassedOn | undefined {
  const sent = body ?? request?.body;
  if (!(sent instanceof ReadableStream) || sent.locked) return undefined;
  const { raw } = c.req;
  const isRaw = request === raw || sent === raw.body;
  const { FixedLengthStream } = globalThis as WorkersGlobals;
  const isDerived = !isRaw && body !== sent;
  // A Request with its own body does not stream the client's.
  if (isDerived && !raw.bodyUsed) return undefined;
  return facts(c).passedOn = isDerived && FixedLengthStream !== undefined
    ? new UnwatchedStream()
    : new ClientStream(sent, isRaw ? raw.headers.get("content-length") : null);
}

function ignore(): void {}
