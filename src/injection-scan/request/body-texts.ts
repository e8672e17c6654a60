/**
 * The texts of a request's body. Its content type is a hint, because handlers read any body as JSON
 * or text.
 *
 * @module
 */
import { requestBody } from "../../core/body/body.ts";
import type { RequestBody } from "../../core/body/body.ts";
import { parseAsSent } from "../../core/body/json.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import { type BodyKind, mayBeJson, SURFACE_OF } from "./content-type.ts";
import { visitJsonBody, visitJsonLines, visitJsonText } from "./json-body.ts";
import { type PlainTaker, type Surface, type Visit, visitPairs } from "./locations.ts";
import { boundaryOf, visitMultipart } from "./multipart.ts";
import { readBytes, readUtf16, stringsIn } from "./readable.ts";

/** The outcome of reading a body. */
export interface BodyRead {
  /** Number of bytes that were visited. */
  readonly bytes: number;
  /** Whether there was more than the cap. */
  readonly over: boolean;
  /** Whether the client was too slow, so that nothing was visited. */
  readonly late: boolean;
}

/** The parts of a body that are visited. */
export interface BodyRequest {
  readonly kind: BodyKind;
  readonly surfaces: ReadonlySet<Surface>;
  readonly maxBytes: number;
  readonly bodyTimeoutMs: number;
  /** Whether the beginning of a larger body is visited. */
  readonly prefix: boolean;
  /** Whether bodies of requests to models are recognised. */
  readonly recognise: boolean;
  /** Takes texts of JSON that need no visit. */
  readonly plain: PlainTaker | undefined;
}

/** Number of bytes of a body of a binary type that are read to see whether it is text. */
const FIRST_BYTES = 1_024;
/** Shorter bodies are scanned although they are binary. */
const SHORT = 1_024;

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
    const isLonger = first === "over-limit";
    if (isLonger && readBytes(body.bytes).nature === "binary" && !mayBeJson(body.bytes)) {
      return { bytes: 0, over: false, late: false };
    }
  }
  const state = await body.read(maxBytes, bodyTimeoutMs);
  if (state === "timed-out") return { bytes: 0, over: false, late: true };
  if (state === "unreadable") return { bytes: 0, over: false, late: false };
  const type = c.req.header("content-type") ?? "";
  if (state === "complete") {
    const form = visitWhole(body, type, wanted, visit);
    if (form !== undefined) await form;
    return { bytes: body.bytes.length, over: false, late: false };
  }
  const bytes = body.bytes.subarray(0, maxBytes);
  if (!holdsText(bytes, wanted)) return { bytes: 0, over: false, late: false };
  if (!wanted.prefix) return { bytes: 0, over: true, late: false };
  visitPrefix(bytes, type, wanted, visit);
  return { bytes: bytes.length, over: true, late: false };
}

/** Visits a whole body. Returns a promise for a form only: the others are visited at once. */
function visitWhole(
  body: RequestBody,
  type: string,
  wanted: BodyRequest,
  visit: Visit,
): Promise<void> | undefined {
  const { kind, surfaces, recognise, plain } = wanted;
  if (kind !== "multipart" && surfaces.has("json") && mayBeJson(body.bytes)) {
    const value = jsonOf(body);
    if (value !== undefined) {
      visitJsonBody(body, value, { recognise, plain }, visit);
      // A handler that reads the form sees other texts in it.
      if (kind !== "form") return undefined;
    } else if (kind !== "form" && visitJsonLines(body.bytes, recognise, visit)) return undefined;
  }
  const surface = SURFACE_OF[kind];
  if (!surfaces.has(surface)) return undefined;
  if (surface === "form") return visitForm(body, type, kind, visit);
  visitText(body.bytes, type, wanted, visit);
  return undefined;
}

async function visitForm(
  body: RequestBody,
  type: string,
  kind: BodyKind,
  visit: Visit,
): Promise<void> {
  const form = await body.form();
  const pairs = form as unknown as Iterable<[string, string | File]> | undefined;
  if (pairs !== undefined) visitPairs("form", pairs, visit);
  if (kind === "multipart") visitParts(body.bytes, type, pairs, visit);
  else if (pairs === undefined) visitAll(body.bytes, "form", visit);
}

/** Returns the value with its prototype keys, which are a finding; undefined if it is not JSON. */
export function jsonOf(body: RequestBody): unknown {
  return body.text() === undefined
    ? parseAsSent(new TextDecoder().decode(body.bytes))
    : body.jsonAsSent();
}

/** Visits the parts of a multipart body, without the values that its form has. */
function visitParts(
  bytes: Uint8Array,
  type: string,
  pairs: Iterable<[string, string | File]> | undefined,
  visit: Visit,
): void {
  const text = new TextDecoder().decode(bytes);
  const boundary = boundaryOf(type, text);
  if (boundary === undefined || !text.includes(`--${boundary}`)) {
    return pairs === undefined ? visitAll(bytes, "form", visit) : undefined;
  }
  const seen = new Set<string>();
  for (const [, value] of pairs ?? []) seen.add(typeof value === "string" ? value : value.name);
  visitMultipart(text, boundary, seen, visit);
}

/** Whether any text of the beginning of a larger body is visited. */
function holdsText(bytes: Uint8Array, { kind, surfaces }: BodyRequest): boolean {
  const isText = kind !== "bytes" && kind !== "binary" || readBytes(bytes).nature !== "binary";
  return isText && (surfaces.has(SURFACE_OF[kind]) || (surfaces.has("json") && mayBeJson(bytes)));
}

/** Visits the beginning of a body: of JSON each text, of multipart what is not a file. */
function visitPrefix(
  bytes: Uint8Array,
  type: string,
  wanted: BodyRequest,
  visit: Visit,
): void {
  const { kind, surfaces, recognise } = wanted;
  const isJson = kind !== "multipart" && kind !== "form" && surfaces.has("json") &&
    mayBeJson(bytes);
  if (isJson && visitJsonText(new TextDecoder().decode(bytes), recognise, visit)) return;
  if (kind === "multipart") return visitParts(bytes, type, undefined, visit);
  const surface = surfaces.has(SURFACE_OF[kind]) ? SURFACE_OF[kind] : "json";
  if (surface === "form") visitAll(bytes, surface, visit);
  else visitText(bytes, type, wanted, visit);
}

/** Visits a body that is neither JSON nor a form. */
function visitText(
  bytes: Uint8Array,
  type: string,
  { kind, surfaces, recognise }: BodyRequest,
  visit: Visit,
): void {
  const surface = SURFACE_OF[kind];
  const wide = readUtf16(bytes, type);
  if (wide !== undefined) {
    const isJson = surfaces.has("json") && visitJsonText(wide, recognise, visit);
    if (!isJson && !visit(wide, { in: surface, pointer: "", isKey: false })) return;
  }
  if (kind !== "bytes" && kind !== "binary") return visitAll(bytes, surface, visit);
  const { text, nature } = readBytes(bytes);
  if (nature === "text") visit(text, { in: surface, pointer: "", isKey: false });
  else visitOdd(text, nature === "mixed" ? 0 : bytes.length > SHORT ? Infinity : SOME_TEXT, visit);
}

/** Runs of text of this length are scanned by exact rules in binary bodies. */
const SOME_TEXT = 10;
/** Runs of this length are scanned by all rules: random bytes have none. */
const MUCH_TEXT = 24;

/** Visits the runs of text in bytes that are not text. */
function visitOdd(text: string, length: number, visit: Visit, surface: Surface = "text"): boolean {
  const runs = length === 0 ? text : stringsIn(text, length);
  return visit(runs, { in: surface, pointer: "", isKey: false, kind: "opaque" });
}

/** Visits bytes as one text; of binary ones, whose type is missing or wrong, the runs of text. */
function visitAll(bytes: Uint8Array, surface: Surface, visit: Visit): void {
  const { text, nature } = readBytes(bytes);
  const location = { in: surface, pointer: "", isKey: false };
  if (nature !== "binary") {
    visit(text, nature === "text" ? location : { ...location, kind: "binary" });
    return;
  }
  const length = bytes.length > SHORT ? SOME_TEXT * 2 : SOME_TEXT;
  if (visitOdd(text, length, visit, surface)) {
    visit(stringsIn(text, MUCH_TEXT), { ...location, kind: "binary" });
  }
}
