/**
 * A client's body that is passed on to a dependency as it comes. Where that breaks it must be known
 * who broke it: a client that hangs up in the middle, or sends no more, is no failure of the
 * dependency.
 *
 * @module
 */
import { facts } from "../../core/request/facts.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";

/** Workers send a body with a `Content-Length` only where its length is known beforehand. */
interface WorkersGlobals {
  readonly FixedLengthStream?: new (length: number) => TransformStream<Uint8Array, Uint8Array>;
}

/** A body on its way to a dependency. */
export interface PassedOn {
  /** What is sent in its place; undefined when that is the body itself. */
  readonly readable: ReadableStream<Uint8Array> | undefined;
  /** True while its source owes the next bytes, and for good once it broke off. */
  readonly owes: boolean;
  /** True once its source broke off. */
  readonly broke: boolean;
  /** The `fetch` threw: lets go of what was not sent. */
  abandon(): void;
}

/** A body under watch. At most one chunk is held. */
class ClientStream implements PassedOn {
  readonly readable: ReadableStream<Uint8Array>;
  owes = false;
  broke = false;

  /** @param length Its length as its sender says, or null. */
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
 * A body that cannot be watched: on Workers, where a Request that was made of the client's would lose
 * its `Content-Length`. When its `fetch` throws, the client may be the cause.
 */
class UnwatchedStream implements PassedOn {
  readonly readable = undefined;
  readonly broke = false;
  owes = false;

  abandon(): void {
    this.owes = true;
  }
}

/** The stream that a `fetch` for `c` sends, under watch; undefined when it sends none. */
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
  // A Request with a body of its own is no stream of anybody's.
  if (isDerived && !raw.bodyUsed) return undefined;
  return facts(c).passedOn = isDerived && FixedLengthStream !== undefined
    ? new UnwatchedStream()
    : new ClientStream(sent, isRaw ? raw.headers.get("content-length") : null);
}

function ignore(): void {}
