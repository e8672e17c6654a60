/**
 * Opens the body of a request for reading piece by piece.
 *
 * @module
 */
import { requestBody } from "../core/body/body.ts";
import { readCached } from "../core/body/body-source.ts";
import type { RequestWithCache } from "../core/body/body-source.ts";
import { bytesOf } from "../core/body/byte-source.ts";
import type { ByteSource } from "../core/body/byte-source.ts";
import { prototypeOf } from "../core/body/platform-request.ts";
import { facts } from "../core/request/facts.ts";
import { requestHeader } from "../core/request/headers.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import type { BodyWatcher } from "../core/request/types.ts";
import { LimitedSource } from "./limited-source.ts";
import { formBoundary, isMultipartForm } from "./multipart/boundary.ts";
import type { UploadsSettings } from "./options.ts";
import { brokenOff, malformed, tooLarge, unsupported } from "./refusals.ts";

/** A form that can be read. */
export interface OpenForm {
  readonly source: LimitedSource;
  readonly boundary: string;
}

/** Lets the shared body read the request, unbuffered, whatever the server gives us. */
const UNWATCHED: BodyWatcher = { waits() {}, goesOn() {} };

/**
 * Opens the form of a request. Guards before may have read a part of it.
 *
 * @throws {RefusedUpload} When the headers show that it cannot be accepted.
 */
export async function openForm(c: EdgeContext, settings: UploadsSettings): Promise<OpenForm> {
  const type = requestHeader(c, "content-type") ?? "";
  const coding = requestHeader(c, "content-encoding") ?? "identity";
  if (!isMultipartForm(type) || coding.trim().toLowerCase() !== "identity") throw unsupported();
  const boundary = formBoundary(type);
  if (boundary === undefined) throw malformed("The Content-Type has no valid boundary");
  const { maxBytes, bodyTimeoutMs } = settings;
  const length = requestHeader(c, "content-length");
  if (length !== undefined && Number(length) > maxBytes) {
    throw tooLarge(`The body is longer than ${maxBytes} bytes`);
  }
  const source = await sourceOf(c, type);
  return { source: new LimitedSource(source, maxBytes, bodyTimeoutMs), boundary };
}

async function sourceOf(c: EdgeContext, type: string): Promise<ByteSource> {
  const { bodyCache } = c.req as unknown as RequestWithCache;
  let stream: ReadableStream<Uint8Array> | null;
  try {
    if (Object.keys(bodyCache).length > 0) {
      const bytes = await readCached(c.req as unknown as RequestWithCache, type);
      stream = new Response(bytes as Uint8Array<ArrayBuffer>).body;
    } else {
      // A server's stand-in has a cheaper source, and guards may have read or watch the body.
      const isOwn = prototypeOf(c.req.raw) === Request.prototype && facts(c).body === undefined;
      if (!isOwn) requestBody(c).watch(UNWATCHED);
      stream = c.req.raw.body;
    }
    return stream === null ? NO_BYTES : bytesOf(stream);
  } catch {
    throw brokenOff();
  }
}

/** The source of a request without a body. */
const NO_BYTES: ByteSource = {
  next: () => Promise.resolve(undefined),
  pause() {},
  cancel: () => Promise.resolve(),
};
