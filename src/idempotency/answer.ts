/**
 * Answers that are kept and replayed: the status, the headers that describe the content, and the
 * body up to a maximum.
 *
 * @module
 */
import { bytesOf } from "../core/body/byte-source.ts";
import { Intake } from "../core/body/intake.ts";
import { isStreamed } from "../core/body/response-body.ts";
import type { EdgeContext } from "../core/request/middleware.ts";
import { within } from "../core/within.ts";

/** Headers that are replayed. All others belong to one response: cookies, dates, limits, traces. */
const KEPT_HEADERS = [
  ...["content-type", "content-encoding", "content-language", "content-location"],
  ...["content-disposition", "location", "link", "etag", "last-modified", "cache-control"],
  ...["www-authenticate", "allow", "deprecation", "sunset", "preference-applied"],
] as const;

/** The result of an attempt whose answer cannot be replayed. */
export const NOT_KEPT = "{}";

/** A kept answer. */
interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** The body, if it is UTF-8. */
  readonly text?: string;
  /** Any other body. */
  readonly base64?: string;
}

/** How long the end of a body of unknown length is waited for, in ms: a stream has none soon. */
const STREAM_WAIT_MS = 50;
/** The same for a body with a `Content-Length`. */
const FINITE_WAIT_MS = 5_000;

/**
 * Returns the answer as text, and leaves the response readable. {@link NOT_KEPT} for a stream, a
 * 101, a body of more than `maxBytes`, and a handler that returned nothing.
 */
export async function keepAnswer(c: EdgeContext, maxBytes: number): Promise<string> {
  // Hono makes an answer of 200 when it is read, although the handler has returned none.
  if (!c.finalized) return NOT_KEPT;
  const response = c.res;
  const { status, headers } = response;
  if (status < 200 || /^text\/event-stream/i.test(headers.get("content-type") ?? "")) {
    return NOT_KEPT;
  }
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const isText = !isStreamed(response);
  const { body } = response;
  if (body === null) return JSON.stringify({ status, headers: kept } satisfies Answer);
  const length = headers.get("content-length");
  if (body.locked || Number(length) > maxBytes) return NOT_KEPT;
  if (isText) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    replaceBody(c, response, bytes);
    return bytes.length > maxBytes ? NOT_KEPT : textOf(status, kept, bytes);
  }
  const intake = new Intake(bytesOf(body));
  const waitMs = length === null ? STREAM_WAIT_MS : FINITE_WAIT_MS;
  let hasEnded = false;
  try {
    hasEnded = await within(waitMs, intake.fill(maxBytes), false);
  } catch {
    // A body that breaks off: the client gets as much of it.
  }
  if (!hasEnded) intake.stop();
  const { bytes, size } = intake.collected;
  replaceBody(c, response, hasEnded ? bytes : intake.stream());
  return !hasEnded || size > maxBytes ? NOT_KEPT : textOf(status, kept, bytes);
}

/**
 * Returns the response of a kept answer, with the headers that middlewares have set so far;
 * undefined if it was not kept. Throws for other text.
 */
export function replay(c: EdgeContext, result: string): Response | undefined {
  const { status, headers, text, base64 } = JSON.parse(result) as Partial<Answer>;
  if (status === undefined || headers === undefined) return undefined;
  const body = base64 === undefined ? bodyOf(text, headers) : bytesFrom(base64);
  const { body: respond } = c as unknown as {
    body(data: BodyInit | null, status: number, headers: Record<string, string>): Response;
  };
  return respond(body, status, { ...Object.fromEntries(headers), "idempotency-replayed": "true" });
}

function replaceBody(c: EdgeContext, response: Response, body: BodyInit): void {
  const { status } = response;
  // The response itself, because on Workers it also says whether its body is encoded already.
  const replaced = new Response([204, 205, 304].includes(status) ? null : body, response);
  // Hono would add the headers of the old response to those of the new one.
  (c as { res: unknown }).res = undefined;
  c.res = replaced;
}

function textOf(status: number, headers: Answer["headers"], bytes: Uint8Array): string {
  return JSON.stringify({ status, headers, ...textOrBytes(bytes) } satisfies Answer);
}

/** Characters that JSON writes as six: a store might refuse so long a text. */
// deno-lint-ignore no-control-regex -- they are what it looks for
const CONTROLS = /[\0-\x08\v\x0e-\x1f]/;

function textOrBytes(bytes: Uint8Array): Pick<Answer, "text" | "base64"> {
  const text = textFrom(bytes);
  if (text !== undefined && !CONTROLS.test(text)) return { text };
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { base64: btoa(binary) };
}

function textFrom(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes if the answer had no content type: a text would get that of texts. */
function bodyOf(text: string | undefined, headers: Answer["headers"]): BodyInit | null {
  if (text === undefined) return null;
  const hasType = headers.some(([name]) => name === "content-type");
  return hasType ? text : new TextEncoder().encode(text);
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
