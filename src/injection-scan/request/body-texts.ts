/**
 * The texts of a request's body, by its content type.
 *
 * @module
 */
import { requestBody } from "../../core/body/body.ts";
import type { RequestBody } from "../../core/body/body.ts";
import { parseAsSent } from "../../core/body/json.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { type BodyKind, mayBeJson, SURFACE_OF } from "./content-type.ts";
import { readJson } from "./json-reader.ts";
import { STOPPED, visitJson } from "./json-walk.ts";
import { type Surface, type Visit, visitPairs } from "./locations.ts";

/** What came of reading a body. */
export interface BodyRead {
  /** Bytes that were looked at. */
  readonly bytes: number;
  /** True when there was more than the cap. */
  readonly over: boolean;
  /** True when the client was too slow: nothing was looked at. */
  readonly late: boolean;
}

/** What is wanted of a body. */
export interface BodyRequest {
  readonly kind: BodyKind;
  readonly surfaces: ReadonlySet<Surface>;
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  /** Whether the beginning of a larger body is visited. */
  readonly prefix: boolean;
  /** Whether bodies of requests to models are recognised. */
  readonly recognise: boolean;
}

/** So much of a binary body is read to see whether it is JSON all the same. */
const FIRST_BYTES = 64;

/** Reads up to `maxBytes` of the body and visits its texts. The handler still gets all of it. */
export async function visitBody(
  c: EdgeContext,
  wanted: BodyRequest,
  visit: Visit,
): Promise<BodyRead> {
  const body = requestBody(c);
  const { kind, maxBytes, bodyTimeoutMs } = wanted;
  if (kind === "binary") {
    const first = await body.read(Math.min(FIRST_BYTES, maxBytes), bodyTimeoutMs);
    if (first !== "timed-out" && !mayBeJson(body.bytes)) {
      return { bytes: 0, over: false, late: false };
    }
  }
  const state = await body.read(maxBytes, bodyTimeoutMs);
  if (state === "timed-out") return { bytes: 0, over: false, late: true };
  if (state === "unreadable") return { bytes: 0, over: false, late: false };
  if (state === "complete") {
    await visitWhole(body, wanted, visit);
    return { bytes: body.bytes.length, over: false, late: false };
  }
  const bytes = body.bytes.subarray(0, maxBytes);
  const surface = surfaceOfPrefix(bytes, wanted);
  if (surface === undefined) return { bytes: 0, over: false, late: false };
  if (!wanted.prefix) return { bytes: 0, over: true, late: false };
  visitPrefix(bytes, c.req.header("content-type") ?? "", surface, visit);
  return { bytes: bytes.length, over: true, late: false };
}

async function visitWhole(
  body: RequestBody,
  { kind, surfaces, recognise }: BodyRequest,
  visit: Visit,
): Promise<void> {
  const surface = SURFACE_OF[kind];
  if (kind !== "multipart" && surfaces.has("json") && mayBeJson(body.bytes)) {
    const value = jsonOf(body);
    if (value !== undefined) {
      visitWholeJson(body, value, recognise, visit);
      // Who reads a form reads something else in it.
      if (kind !== "form") return;
    }
  }
  if (surface === undefined || !surfaces.has(surface)) return;
  const form = surface === "form" ? await body.form() : undefined;
  if (form !== undefined) {
    visitPairs("form", form as unknown as Iterable<[string, string | File]>, visit);
    return;
  }
  if (kind === "bytes" && !isText(body.bytes)) return;
  // What is not what it says it is, is text all the same.
  visit(readable(body.bytes), { in: surface, pointer: "", isKey: false });
}

/** Visits a document, and the values that later ones with the same key replaced. */
function visitWholeJson(
  body: RequestBody,
  value: unknown,
  recognise: boolean,
  visit: Visit,
): void {
  const strings = visitJson(value, visit, { recognise });
  if (strings === STOPPED || strings * 2 === countQuotes(body.bytes)) return;
  const document = readJson(body.text() ?? new TextDecoder().decode(body.bytes));
  if (document === undefined) return;
  const { shadowed } = document;
  visitJson(document.value, visit, { recognise, shadowed, onlyShadowed: true });
}

/** Counts the quotes around strings and keys. */
function countQuotes(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) count++;
    else if (byte === BACKSLASH) i++;
  }
  return count;
}

const QUOTE = 34;
const BACKSLASH = 92;

/** With its prototype keys, which are a finding; with U+FFFD for what is not UTF-8, as in Hono. */
export function jsonOf(body: RequestBody): unknown {
  return body.text() === undefined
    ? parseAsSent(new TextDecoder().decode(body.bytes))
    : body.jsonAsSent();
}

/** Where the beginning of a larger body is; undefined when it is not looked at. */
function surfaceOfPrefix(
  bytes: Uint8Array,
  { kind, surfaces }: BodyRequest,
): Surface | undefined {
  if (kind === "bytes" && !isText(bytes)) return undefined;
  const surface = SURFACE_OF[kind];
  if (surface !== undefined && surfaces.has(surface)) return surface;
  return surfaces.has("json") && mayBeJson(bytes) ? "json" : undefined;
}

/** Half a body cannot be parsed: it is looked at as text, of multipart only what is not a file. */
function visitPrefix(
  bytes: Uint8Array,
  contentType: string,
  surface: Surface,
  visit: Visit,
): void {
  const text = readable(bytes);
  const boundary = /^multipart\/form-data\b.*?\bboundary="?([^";,\s]{1,70})/i.exec(contentType)
    ?.[1];
  if (boundary === undefined) {
    visit(text, { in: surface, pointer: "", isKey: false });
    return;
  }
  for (const part of text.split(`--${boundary}`)) {
    const end = part.indexOf("\r\n\r\n");
    if (end < 0) continue;
    const fileName = /\bfilename="([^"\r\n]{0,512})/i.exec(part.slice(0, end))?.[1];
    const isKey = fileName !== undefined;
    if (!visit(fileName ?? part.slice(end + 4), { in: surface, pointer: "", isKey })) return;
  }
}

/** With more of it than this share, bytes are no text: compressed or random ones have a third. */
const MAX_GARBAGE = 0.1;
/** Of what is no text, strings as long as these are looked at: chance makes hardly any. */
const MIN_STRING = 12;

/**
 * Bytes as text; of binary ones (compressed, or an image without a type) the strings in them, for
 * in random characters a model finds anything.
 */
function readable(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  if (!text.includes("\ufffd")) return text;
  const runs = text.split(/\ufffd+/);
  const kept = runs.reduce((sum, run) => sum + run.length, 0);
  if (text.length - kept <= text.length * MAX_GARBAGE) return text;
  return runs.flatMap((run) => run.split(CONTROLS))
    .filter((run) => run.length >= MIN_STRING)
    .join("\n");
}

// deno-lint-ignore no-control-regex
const CONTROLS = /[\u0001-\u0008\u000e-\u001f\u007f]+/;

/** True for bytes that are UTF-8 without NUL; the last character may be cut. */
function isText(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  return !text.includes("\0") && !text.slice(0, -CUT_CHARACTER).includes("\ufffd");
}

/** What is left of a character of UTF-8 that was cut is at most three bytes, each U+FFFD. */
const CUT_CHARACTER = 3;
