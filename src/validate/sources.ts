/**
 * Where each target is read from, and what makes it unreadable.
 *
 * @module
 */
import { requestBody } from "../core/body.ts";
import type { RequestBody } from "../core/body.ts";
import type { EdgeContext } from "../core/middleware.ts";
import type { Refusal } from "../core/schema/check.ts";
import { acceptPost, kindOf } from "./content-type.ts";
import type { BodyKind } from "./content-type.ts";
import type { Multi } from "./coerce.ts";
import { hasDuplicateKeys } from "./duplicates.ts";
import { hasLoneSurrogate } from "./unicode.ts";

/** The parts of a request, besides the body, that can be validated. */
export type PartName = "param" | "query" | "header" | "cookie";

/** What Hono's request offers beyond what guards share. */
interface HonoRequestParts {
  param(): Record<string, string | undefined>;
  header(): Record<string, string>;
  queries(): Record<string, string[]>;
}

/** Everything that was sent in one part of the request, under each name. */
export function readPart(c: EdgeContext, part: PartName): Multi {
  const request = c.req as unknown as HonoRequestParts;
  switch (part) {
    case "param":
      return single(request.param());
    case "query":
      return request.queries();
    case "header":
      return single(request.header());
    case "cookie":
      return cookies(c.req.header("cookie") ?? "");
  }
}

function single(values: Readonly<Record<string, unknown>>): Multi {
  const multi: Record<string, unknown[]> = Object.create(null);
  for (const name of Object.keys(values)) {
    if (values[name] !== undefined) multi[name] = [values[name]];
  }
  return multi;
}

/** RFC 6265 §4.2.1, read as Hono reads it: the first of a name counts, quotes are dropped. */
function cookies(header: string): Multi {
  const multi: Record<string, unknown[]> = Object.create(null);
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).trim();
    if (at < 1 || name === "" || name in multi) continue;
    multi[name] = [decoded(pair.slice(at + 1).trim().replace(/^"(.*)"$/, "$1"))];
  }
  return multi;
}

function decoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What bounds the reading of a body. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly duplicateKeys: "last" | "reject";
  readonly contentType: "strict" | "any";
}

/** A body, read and parsed, and not yet checked. Undefined `kind`: there is none at all. */
export type BodyReading =
  | { readonly kind: BodyKind | undefined; readonly body: RequestBody; readonly value: unknown }
  | { readonly refusal: Refusal };

/**
 * Reads the body as the one of `kinds` that its content type names. JSON is left to `body.json()`
 * and `body.takeJson()`; `value` is what the other kinds hold.
 */
export async function readBody(
  c: EdgeContext,
  kinds: readonly BodyKind[],
  limits: BodyLimits,
): Promise<BodyReading> {
  const type = c.req.header("content-type");
  const kind = limits.contentType === "any"
    ? kindOf(type ?? "", kinds) ?? kinds[0]
    : kindOf(type ?? "", kinds);
  if ((kind === undefined && type !== undefined) || isEncoded(c)) return unsupported(kinds);
  const body = requestBody(c);
  const state = await body.read(limits.maxBytes);
  if (state === "over-limit") return tooLarge(limits.maxBytes);
  if (state === "unreadable") return malformed("The body could not be read to its end");
  if (kind === undefined && body.bytes.length > 0) return unsupported(kinds);
  if (body.bytes.length === 0 && kind !== "form") {
    return { kind: undefined, body, value: undefined };
  }
  switch (kind) {
    case "json":
      return readJson(body, limits);
    case "form":
      return await readForm(body);
    case "text": {
      const value = body.text();
      return value === undefined ? notUtf8() : { kind, body, value };
    }
    default:
      return { kind, body, value: undefined };
  }
}

function readJson(body: RequestBody, limits: BodyLimits): BodyReading {
  const text = body.text();
  if (text === undefined) return notUtf8();
  const value = body.json();
  if (value === undefined) return malformed("The body is not JSON");
  if (hasLoneSurrogate(text, value)) return malformed("The body holds a text that is not Unicode");
  if (limits.duplicateKeys === "reject" && hasDuplicateKeys(text)) {
    return malformed("The body names a key twice");
  }
  return { kind: "json", body, value };
}

async function readForm(body: RequestBody): Promise<BodyReading> {
  const form = await body.form();
  if (form === undefined) return malformed("The body is not a form");
  const multi: Record<string, unknown[]> = Object.create(null);
  form.forEach((value, name) => (multi[name] ??= []).push(value));
  return { kind: "form", body, value: multi };
}

/** No runtime decodes a request's content coding for its handler. */
function isEncoded(c: EdgeContext): boolean {
  const coding = c.req.header("content-encoding");
  return coding !== undefined && coding.trim().toLowerCase() !== "identity";
}

function unsupported(kinds: readonly BodyKind[]): { refusal: Refusal } {
  const accepted = acceptPost(kinds);
  return {
    refusal: {
      code: "unsupported-media-type",
      detail: `Send the body as ${accepted}, unencoded, in UTF-8`,
      headers: { "accept-post": accepted },
    },
  };
}

function tooLarge(maxBytes: number): { refusal: Refusal } {
  return {
    refusal: { code: "payload-too-large", detail: `The body is longer than ${maxBytes} bytes` },
  };
}

function malformed(detail: string): { refusal: Refusal } {
  return { refusal: { code: "malformed-body", detail } };
}

function notUtf8(): { refusal: Refusal } {
  return malformed("The body is not UTF-8");
}
