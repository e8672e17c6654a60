/**
 * Stored responses: plain data that is not tied to a request, so any request may use it.
 *
 * @module
 */
import { bytesOf } from "../../core/body/byte-source.ts";
import { collectUpTo } from "../../core/body/collect.ts";
import { within } from "../../core/within.ts";
import { member } from "../errors/foreign-error.ts";

/** Bodies that take longer are not stored. */
const READING_LIMIT_MS = 30_000;
/** Responses with longer headers are not stored. */
const MAX_HEADERS_LENGTH = 16_384;
/**
 * Headers of the connection (RFC 9111, 3.1), and those of the encoding: bodies are stored decoded.
 */
const NOT_STORED =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|age|content-encoding|content-length)$/;

/** A stored response. */
export class StoredResponse {
  readonly #status: number;
  readonly #headers: [string, string][];
  readonly #body: Uint8Array<ArrayBuffer>;

  constructor(status: number, headers: [string, string][], body: Uint8Array<ArrayBuffer>) {
    this.#status = status;
    this.#headers = headers;
    this.#body = body;
  }

  /** Creates a new Response, with its `Age`. */
  toResponse(ageMs: number): Response {
    const response = new Response(this.#body, { status: this.#status, headers: this.#headers });
    response.headers.set("age", String(Math.floor(ageMs / 1_000)));
    return response;
  }
}

/**
 * Whether a value is a Response of the platform. Not by `instanceof`: `@hono/node-server` replaces
 * the global `Response`, and those of `fetch` are not instances of the replacement.
 */
export function isPlatformResponse(value: unknown): value is Response {
  return member(value, Symbol.toStringTag) === "Response" &&
    typeof member(value, "clone") === "function";
}

/**
 * Copies a response while the caller reads it.
 *
 * @returns Undefined when its body is longer than `maxBytes`, arrives in thousands of tiny chunks,
 * fails, or takes more than 30 s; or when its headers are longer than 16 KB.
 */
export async function copyOf(
  response: Response,
  maxBytes: number,
): Promise<StoredResponse | undefined> {
  const headers = headersOf(response);
  if (headers === undefined || !mayFit(response, maxBytes)) return undefined;
  const { status } = response;
  // A library's Response may have a foreign stream, which cannot be read twice.
  if (response.body !== null && typeof member(response.body, "getReader") !== "function") {
    return undefined;
  }
  const copy = response.clone().body;
  if (copy === null) return new StoredResponse(status, headers, new Uint8Array());
  const source = bytesOf(copy);
  const body = await within(READING_LIMIT_MS, collectUpTo(source, maxBytes), undefined);
  if (body === undefined) source.cancel();
  return body && new StoredResponse(status, headers, body);
}

/** False for a body announced as too long, and for an event stream. */
function mayFit({ headers }: Response, maxBytes: number): boolean {
  return Number(headers.get("content-length") ?? 0) <= maxBytes &&
    !/^text\/event-stream\b/i.test(headers.get("content-type") ?? "");
}

function headersOf({ headers }: Response): [string, string][] | undefined {
  const ofConnection = (headers.get("connection") ?? "").toLowerCase().split(",")
    .map((name) => name.trim());
  let length = 0;
  const kept: [string, string][] = [];
  for (const [name, value] of headers) {
    if (NOT_STORED.test(name) || ofConnection.includes(name)) continue;
    length += name.length + value.length;
    if (length > MAX_HEADERS_LENGTH) return undefined;
    kept.push([name, value]);
  }
  return kept;
}
