/**
 * Bodies of responses: whether they are streams, and when they have ended.
 *
 * @module
 */
import { isWorkers } from "../platform.ts";
import { headersOfBody } from "../request/fetched.ts";
import type { EdgeContext } from "../request/middleware.ts";

/** How the body of a response ended. */
export interface BodyEnd {
  /** The number of bytes that were read from it. */
  readonly bytes: number;
  /** `cancelled`: the client left, or nobody needs the rest. `failed`: the stream broke. */
  readonly outcome: "complete" | "cancelled" | "failed";
  /** The error of a stream that broke. */
  readonly error?: unknown;
}

/**
 * Whether the body of a response may still be produced after its headers. To read `body` would turn
 * every text into a stream, which servers send more slowly; so the data that the response was made
 * of is read where the platform keeps it (`@hono/node-server`, Deno, Node 20). Elsewhere only the
 * content types of `c.text()`, `c.json()`, `c.html()` and problems, spelled as they spell them, are
 * texts; and on Bun what has a size.
 */
export function isStreamed(response: Response): boolean {
  const members = response as unknown as Record<symbol, unknown>;
  // A list of all members takes longer than the rest of this function (Deno: 0.9 µs).
  if (seen.symbol !== undefined) {
    const streamed = isStreamedData(seen.symbol.description, members[seen.symbol]);
    if (streamed !== undefined) return streamed;
  }
  for (const symbol of Object.getOwnPropertySymbols(response)) {
    const streamed = isStreamedData(symbol.description, members[symbol]);
    if (streamed === undefined) continue;
    seen.symbol = symbol;
    return streamed;
  }
  const { headers } = response;
  if (!TEXTS.has(headers.get("content-type") ?? "")) {
    return !hasSize(response) && response.body !== null;
  }
  return headers.has("transfer-encoding") || headers.has("content-encoding") ||
    response.url !== "" || headers.has("date");
}

/** Data that a response was made of. */
export type BodyData = string | Uint8Array<ArrayBuffer> | Blob;

/**
 * The data that a response was made of, if the platform shows them: they are not read from the
 * response. Only for a response that is not streamed, by {@link isStreamed}.
 */
export function shownBody(response: Response): BodyData | undefined {
  if (seen.symbol === undefined) return undefined;
  const kept = (response as unknown as Record<symbol, unknown>)[seen.symbol];
  const data = Array.isArray(kept)
    ? kept[1] as unknown
    : (kept as { body?: { source?: unknown } | null } | undefined)?.body?.source ?? kept;
  const isData = typeof data === "string" || data instanceof Uint8Array || data instanceof Blob;
  return isData ? data as BodyData : undefined;
}

/** The member that told of the last response: a platform has one, or two. */
const seen: { symbol: symbol | undefined } = { symbol: undefined };

const TEXTS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "text/plain;charset=UTF-8",
  "text/plain; charset=UTF-8",
  "text/html; charset=UTF-8",
  "application/json",
  "application/problem+json",
]);

/** Whether Bun shows the size of a body: it does so of texts, bytes and files, not of streams. */
function hasSize(response: Response): boolean {
  const { Bun: bun } = globalThis as { Bun?: { inspect?(value: unknown): string } };
  const shown = bun?.inspect?.(response);
  return shown !== undefined && /^Response \((?!0 KB)/.test(shown);
}

/** The data of a response, if a member holds it: whether it is a stream. */
function isStreamedData(name: string | undefined, kept: unknown): boolean | undefined {
  switch (name) {
    case "cache":
      return Array.isArray(kept) ? isStream(kept[1]) : undefined;
    case "serve fast body":
      return typeof kept === "string" ? false : undefined;
    case "response":
    case "state": {
      const body = (kept as { body?: { source?: unknown } | null } | null)?.body;
      if (body === undefined) return undefined;
      // On Deno the body of a text is made later.
      if (body === null) return name === "state" ? false : undefined;
      return "source" in body ? body.source === null : undefined;
    }
    default:
      return undefined;
  }
}

function isStream(data: unknown): boolean {
  return typeof (data as ReadableStream | null)?.getReader === "function";
}

/**
 * Calls a function when the body of the response has been sent, has failed or was cancelled. The
 * response is replaced by one whose body is watched.
 *
 * @returns False if there is no body to watch.
 */
export function whenBodyEnds(c: EdgeContext, done: (end: BodyEnd) => void): boolean {
  const response = c.res;
  const { body, status, statusText } = response;
  // The response to HEAD has no body: Hono makes one, which nobody reads.
  if (body === null || status < 200 || c.req.method === "HEAD" || body.locked) return false;
  const headers = headersOfBody(response);
  const stream = watch(body, done, keptAlive(c));
  const watched = hasOwnLength(response) ? withLength(stream, headers) : stream;
  // Hono would add the headers of the old response to those of the new one.
  c.res = undefined as unknown as Response;
  // On Workers a response also says whether its body is encoded already: it would be once more.
  c.res = new Response(watched, isWorkers() ? response : { status, statusText, headers });
  return true;
}

/**
 * Keeps a request alive until the returned function is called: a Worker whose client has left runs
 * nothing any more, not even the end of its stream, unless it waits for something.
 */
function keptAlive(c: EdgeContext): () => void {
  let release = (): void => {};
  try {
    // Hono's getter throws where there is no context.
    const { executionCtx } = c as EdgeContext & { readonly executionCtx?: ExecutionContext };
    executionCtx?.waitUntil?.(new Promise<void>((resolve) => release = resolve));
  } catch {
    // Nothing to wait with, and nothing that would end.
  }
  return release;
}

interface ExecutionContext {
  waitUntil?(work: Promise<void>): void;
}

/** Passes a stream on as it is read, and never reads ahead. */
function watch(
  body: ReadableStream<Uint8Array>,
  done: (end: BodyEnd) => void,
  release: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  let hasEnded = false;
  // A read that is pending when the client leaves still settles afterwards.
  function end(outcome: BodyEnd["outcome"], error?: unknown): void {
    if (hasEnded) return;
    hasEnded = true;
    done({ bytes, outcome, error });
    release();
  }

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done: isLast, value } = await reader.read();
        if (hasEnded) return;
        if (!isLast) {
          bytes += value.byteLength;
          return controller.enqueue(value);
        }
        controller.close();
        end("complete");
      } catch (error) {
        if (hasEnded) return;
        controller.error(error);
        end("failed", error);
      }
    },
    cancel(reason) {
      end("cancelled");
      return reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
}

/** Responses whose body is encoded already, and as long as their `Content-Length` says. */
const encoded: WeakSet<Response> = /* @__PURE__ */ new WeakSet();

/** Marks a response whose body is encoded already, as its `Content-Encoding` says. */
export function markEncoded(response: Response): void {
  encoded.add(response);
}

/**
 * Whether `Content-Length` is that of the stream. On Workers the body of a response with a
 * `Content-Encoding` is read decoded, and encoded when it is sent.
 */
function hasOwnLength(response: Response): boolean {
  return !response.headers.has("content-encoding") || encoded.has(response);
}

/** On Workers a stream has no `Content-Length` unless its length is known beforehand. */
function withLength(
  body: ReadableStream<Uint8Array>,
  headers: Headers,
): ReadableStream<Uint8Array> {
  const { FixedLengthStream: Fixed } = globalThis as {
    FixedLengthStream?: new (length: number) => TransformStream<Uint8Array, Uint8Array>;
  };
  const length = headers.get("content-length");
  return Fixed === undefined || length === null || !/^\d{1,15}$/.test(length)
    ? body
    : body.pipeThrough(new Fixed(Number(length)));
}
