/**
 * URLs as they may stand in a span: without user info, without the values of query keys that carry
 * secrets, and not endless.
 *
 * Source: OpenTelemetry semantic conventions, `url.full` and `url.query` (stable), which name the
 * signature keys; the word list is that of `core/secrets.ts`.
 *
 * @module
 */
import { mayHoldSecret, parameterName, secrecyOf } from "../core/secrets.ts";

/** No attribute that holds a URL or a part of one is longer than this. */
const MAX_LENGTH = 2_048;

const REDACTED = "REDACTED";

/** A query (without `?`) whose secret values are replaced by `REDACTED`. */
export function redactQuery(query: string): string {
  const cut = query.slice(0, MAX_LENGTH);
  if (!mayHoldSecret(cut)) return cut;
  let redacted = "";
  for (const pair of cut.split("&")) {
    const at = pair.indexOf("=");
    const key = at < 0 ? pair : pair.slice(0, at);
    const isSecret = at >= 0 && mayHoldSecret(key) && secrecyOf(parameterName(key)) !== "never";
    const safe = isSecret ? `${key}=${REDACTED}` : pair;
    redacted += redacted === "" ? safe : "&" + safe;
  }
  return redacted;
}

/** A full URL without user info, fragment and secret values. Text that is no URL is cut only. */
export function redactUrl(url: string): string {
  const { scheme, authority, path, query } = splitUrl(url);
  if (scheme === "") return url.slice(0, MAX_LENGTH);
  const at = authority.lastIndexOf("@");
  const host = at < 0 ? authority : `${REDACTED}:${REDACTED}${authority.slice(at)}`;
  const full = `${scheme}://${host}${path}${query === "" ? "" : "?" + redactQuery(query)}`;
  return full.slice(0, MAX_LENGTH);
}

/** The parts of an absolute URL, by position: no parser, no allocation beyond the parts. */
export interface UrlParts {
  /** `"https"`; `""` when the text is no absolute URL. */
  readonly scheme: string;
  /** Host and port, with user info when there is one. */
  readonly authority: string;
  /** From the first slash to the query. */
  readonly path: string;
  /** Without `?`, without fragment; `""` when there is none. */
  readonly query: string;
}

/** Cuts an absolute URL into its parts. */
export function splitUrl(url: string): UrlParts {
  const schemeEnd = url.indexOf("://");
  if (schemeEnd < 0) return { scheme: "", authority: "", path: url, query: "" };
  const start = schemeEnd + 3;
  const hash = url.indexOf("#", start);
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf("?", start);
  const pathEnd = mark < 0 || mark > end ? end : mark;
  const slash = url.indexOf("/", start);
  const authorityEnd = slash < 0 || slash > pathEnd ? pathEnd : slash;
  return {
    scheme: url.slice(0, schemeEnd),
    authority: url.slice(start, authorityEnd),
    path: url.slice(authorityEnd, pathEnd),
    query: pathEnd === end ? "" : url.slice(pathEnd + 1, end),
  };
}

/** A path or another text of the client's, cut to what a span may hold. */
export function cutText(text: string): string {
  return text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
}
