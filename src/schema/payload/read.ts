/**
 * Reads and parses a body as the kind that its content type declares, or returns a refusal.
 *
 * @module
 */
import {
  MALFORMED_BODY,
  PAYLOAD_TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
} from "../../core/problem-kinds.ts";
import { requestBody } from "../../core/body/body.ts";
import { LATE_BODY } from "../../core/body/body-timeout.ts";
import { boundaryOf } from "../../core/body/form-bytes.ts";
import { hasOverflow } from "../../core/body/numbers.ts";
import { hasLoneSurrogate } from "../../core/body/unicode.ts";
import type { Refusal } from "../../core/refusal.ts";
import type { EdgeContext } from "../../core/request/middleware.ts";
import type { BodyState, RequestBody } from "../../core/request/types.ts";
import { acceptPost, bodyKindOf } from "./content-type.ts";
import type { BodyKind } from "./content-type.ts";
import { hasDuplicateKeys } from "./duplicates.ts";
import { FileParts } from "./file-parts.ts";
import type { FileLimits } from "./file-parts.ts";
import { formValues } from "./form-values.ts";

/** The limits of reading a body. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Maximum pause of the client, in ms. */
  readonly bodyTimeoutMs: number;
  readonly duplicateKeys: "last" | "reject";
  readonly contentType: "strict" | "any";
  /** Limits of files in a form, enforced while reading. */
  readonly fileLimits?: FileLimits | undefined;
}

/** A parsed body that is not validated yet. */
export interface ParsedBody {
  /** Undefined when the request has no body. */
  readonly kind: BodyKind | undefined;
  /** The body; JSON is read with its `json()` and `takeJson()`. */
  readonly body: RequestBody;
  /** The value of a form or text body. */
  readonly value: unknown;
  /**
   * The media types that the client declares for the files of a form. Platforms replace some of
   * them.
   */
  readonly declaredTypes?: ReadonlyMap<unknown, string> | undefined;
}

/** Reads the body as the one of `kinds` that its content type declares. */
export async function readBody(
  c: EdgeContext,
  kinds: readonly BodyKind[],
  limits: BodyLimits,
): Promise<ParsedBody | { readonly refusal: Refusal }> {
  const type = c.req.header("content-type");
  const kind = limits.contentType === "any"
    ? bodyKindOf(type ?? "", kinds) ?? kinds[0]
    : bodyKindOf(type ?? "", kinds);
  if ((kind === undefined && type !== undefined) || isEncoded(c)) return unsupported(kinds);
  const body = requestBody(c);
  const parts = kind === "form" ? filePartsOf(type ?? "", limits) : undefined;
  const state = parts === undefined
    ? await body.read(limits.maxBytes, limits.bodyTimeoutMs)
    : await readParts(body, parts, limits);
  if (typeof state === "object") return { refusal: state };
  if (state === "timed-out") return { refusal: LATE_BODY };
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
      return await readForm(body, type ?? "");
    case "text": {
      const value = body.text();
      return value === undefined ? notUtf8() : { kind, body, value };
    }
    default:
      return { kind, body, value: undefined };
  }
}

function readJson(body: RequestBody, limits: BodyLimits): ParsedBody | { refusal: Refusal } {
  const text = body.text();
  if (text === undefined) return notUtf8();
  const value = body.json();
  if (value === undefined) return malformed("The body is not JSON");
  if (hasLoneSurrogate(text, value)) return malformed("The body holds a text that is not Unicode");
  if (hasOverflow(text, value)) return malformed("The body holds a number that is out of range");
  if (limits.duplicateKeys === "reject" && hasDuplicateKeys(text)) {
    return malformed("The body names a key twice");
  }
  return { kind: "json", body, value };
}

/** Number of bytes after which the parts of a form are looked at, and a quarter of all before. */
const STEP = 65_536;

/** Reads a form until it ends or its files are beyond a limit, which is then returned. */
async function readParts(
  body: RequestBody,
  parts: FileParts,
  { maxBytes, bodyTimeoutMs }: BodyLimits,
): Promise<BodyState | Refusal> {
  for (let most = Math.min(STEP, maxBytes);;) {
    const state = await body.read(most, bodyTimeoutMs);
    const { bytes } = body;
    const refusal = parts.read(bytes);
    if (refusal !== undefined) return refusal;
    if (state !== "over-limit" || most === maxBytes) return state;
    most = Math.min(maxBytes, bytes.length + Math.max(STEP, bytes.length >> 2));
  }
}

/** The parts of a form whose files have a limit below that of the body. */
function filePartsOf(type: string, { maxBytes, fileLimits }: BodyLimits): FileParts | undefined {
  const boundary = boundaryOf(type);
  if (fileLimits === undefined || boundary === undefined) return undefined;
  const least = Math.min(fileLimits.maxBytes, fileLimits.maxTotalBytes);
  return least < maxBytes ? new FileParts(boundary, fileLimits) : undefined;
}

async function readForm(
  body: RequestBody,
  type: string,
): Promise<ParsedBody | { refusal: Refusal }> {
  const form = await body.form();
  if (form === undefined) return malformed("The body is not a form");
  const { values, declaredTypes } = formValues(form, body.bytes, type);
  return { kind: "form", body, value: values, declaredTypes };
}

/** Whether the body has a content coding, which no runtime decodes for the handler. */
function isEncoded(c: EdgeContext): boolean {
  const coding = c.req.header("content-encoding");
  return coding !== undefined && coding.trim().toLowerCase() !== "identity";
}

function unsupported(kinds: readonly BodyKind[]): { refusal: Refusal } {
  const accepted = acceptPost(kinds);
  return {
    refusal: {
      kind: UNSUPPORTED_MEDIA_TYPE,
      detail: `Send the body as ${accepted}, unencoded, in UTF-8`,
      headers: { "accept-post": accepted },
    },
  };
}

function tooLarge(maxBytes: number): { refusal: Refusal } {
  return {
    refusal: { kind: PAYLOAD_TOO_LARGE, detail: `The body is longer than ${maxBytes} bytes` },
  };
}

function malformed(detail: string): { refusal: Refusal } {
  return { refusal: { kind: MALFORMED_BODY, detail } };
}

function notUtf8(): { refusal: Refusal } {
  return malformed("The body is not UTF-8");
}
