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

/** Returns false when there was more than the bounds of `visitJson` allow. */
async function visitWhole(body: RequestBody, surface: Surface, visit: Visit): Promise<boolean> {
  if (surface === "form") {
    const form = await body.form();
    if (form !== undefined) {
      visitPairs("form", form as unknown as Iterable<[string, string | File]>, visit);
      return true;
    }
  }
  const text = body.text() ?? new TextDecoder().decode(body.bytes);
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
  const text = new TextDecoder().decode(bytes);
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
