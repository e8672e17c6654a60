/**
 * The texts of a request's body, by its content type.
 *
 * @module
 */
import { requestBody } from "../core/body.ts";
import type { RequestBody } from "../core/body.ts";
import { parseAsSent } from "../core/json.ts";
import type { EdgeContext } from "../core/middleware.ts";
import { type Surface, type Visit, visitJson, visitPairs } from "./locations.ts";

/** Which surface a content type is; undefined for those that hold no text to scan. */
export function bodySurface(contentType: string): Surface | undefined {
  const type = contentType.split(";", 1)[0].trim().toLowerCase();
  if (type === "application/json" || type.endsWith("+json")) return "json";
  if (type === "application/x-www-form-urlencoded" || type === "multipart/form-data") return "form";
  if (type.startsWith("text/") || type === "application/xml" || type.endsWith("+xml")) {
    return "text";
  }
  // Without a type, or with one that fits anything, a body is read as the text it may be.
  return type === "" || type === "application/graphql" || type === "application/x-ndjson"
    ? "text"
    : undefined;
}

/** What came of reading a body. */
export interface BodyRead {
  /** Bytes that were looked at. */
  readonly bytes: number;
  /** True when there was more than the cap. */
  readonly over: boolean;
}

/** Reads up to `maxBytes` of the body and visits its texts. The handler still gets all of it. */
export async function visitBody(
  c: EdgeContext,
  surface: Surface,
  maxBytes: number,
  prefix: boolean,
  visit: Visit,
): Promise<BodyRead> {
  const body = requestBody(c);
  const state = await body.read(maxBytes);
  if (state === "unreadable") return { bytes: 0, over: false };
  if (state === "complete") {
    const whole = await visitWhole(body, surface, visit);
    return { bytes: body.bytes.length, over: !whole };
  }
  if (!prefix) return { bytes: 0, over: true };
  const bytes = body.bytes.subarray(0, maxBytes);
  visitPrefix(bytes, c.req.header("content-type") ?? "", surface, visit);
  return { bytes: bytes.length, over: true };
}

/** Returns false when something was too deep for `visitJson`. */
async function visitWhole(body: RequestBody, surface: Surface, visit: Visit): Promise<boolean> {
  if (surface === "form") {
    const form = await body.form();
    if (form !== undefined) {
      visitPairs("form", form as unknown as Iterable<[string, string | File]>, visit);
      return true;
    }
  }
  const text = body.text() ?? readable(body.bytes);
  if (surface === "json") {
    // With its prototype keys, which are a finding.
    const value = body.text() === undefined ? parseAsSent(text) : body.jsonAsSent();
    if (value !== undefined) return visitJson(value, visit);
  }
  // What is not what it says it is, is text all the same.
  visit(text, { in: surface, pointer: "", isKey: false });
  return true;
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
  const runs = text.split(/\ufffd+/);
  const kept = runs.reduce((sum, run) => sum + run.length, 0);
  if (text.length - kept <= text.length * MAX_GARBAGE) return text;
  return runs.flatMap((run) => run.split(CONTROLS))
    .filter((run) => run.length >= MIN_STRING)
    .join("\n");
}

// deno-lint-ignore no-control-regex
const CONTROLS = /[\u0001-\u0008\u000e-\u001f\u007f]+/;
